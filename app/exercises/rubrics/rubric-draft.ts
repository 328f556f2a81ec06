/** A rubric while it is being edited: the same shape as a published one, but anything may be missing yet. Shared by browser and server. */
import { z } from 'zod';
import type { Rubric } from '../exercise-format';

const MOST_CRITERIA = 10;
const MOST_EXEMPLARS = 3;
const text = (most: number) => z.string().max(most, `At most ${most} characters.`);

const draftLevel = z.strictObject({
  /** Share of the weight in [0, 1]; null while the field holds no number. */
  share: z.number().nullable(),
  title: text(120),
  description: text(2_000),
});

const draftCriterion = z.strictObject({
  id: text(80),
  title: text(200),
  question: text(1_000),
  weight: z.number().nullable(),
  levels: z.array(draftLevel).min(2).max(3),
  authorNotes: text(4_000),
});

export const rubricDraft = z.strictObject({
  criteria: z.array(draftCriterion).max(MOST_CRITERIA),
  exemplars: z
    .array(
      z.strictObject({
        excerpt: text(4_000),
        /** Criterion id -> level index. */
        levels: z.record(z.string(), z.number().int().min(0).max(2)),
        why: text(1_000),
      }),
    )
    .max(MOST_EXEMPLARS),
});
export type RubricDraft = z.infer<typeof rubricDraft>;
export type DraftCriterion = RubricDraft['criteria'][number];

/** What keeps a draft from being published, by the path of the field: `criteria.0.title`, `criteria.1.levels`, `exemplars.0.levels`. */
export type DraftProblems = Record<string, string>;

/** A step that changes what the form consists of; everything else is typed. */
export type DraftChange =
  | { kind: 'add-criterion'; id: string }
  | { kind: 'remove-criterion' | 'raise-criterion' | 'lower-criterion' | 'add-level' | 'remove-level'; at: number }
  | { kind: 'add-exemplar' }
  | { kind: 'remove-exemplar'; at: number };

const emptyLevel = (share: number) => ({ share, title: '', description: '' });

/** Whether a change has anything to act on; the form shows no button for what has not. */
export function isPossible({ criteria, exemplars }: RubricDraft, change: DraftChange): boolean {
  switch (change.kind) {
    case 'add-criterion':
      return criteria.length < MOST_CRITERIA;
    case 'remove-criterion':
      return criteria.length > 1 && change.at < criteria.length;
    case 'raise-criterion':
      return change.at > 0 && change.at < criteria.length;
    case 'lower-criterion':
      return change.at < criteria.length - 1;
    case 'add-level':
      return criteria[change.at]?.levels.length === 2;
    case 'remove-level':
      return criteria[change.at]?.levels.length === 3;
    case 'add-exemplar':
      return exemplars.length < MOST_EXEMPLARS;
    case 'remove-exemplar':
      return change.at < exemplars.length;
  }
}

/**
 * The draft after a change; the same draft when the change is not possible. A new criterion gets the id given, which must be new,
 * because criteria of two versions are told apart by their ids alone. Exemplars follow: what they say of a removed criterion or
 * middle level goes with it.
 */
export function changeDraft(draft: RubricDraft, change: DraftChange): RubricDraft {
  if (!isPossible(draft, change)) return draft;
  const { criteria, exemplars } = draft;
  switch (change.kind) {
    case 'add-criterion': {
      const added = { id: change.id, title: '', question: '', weight: 1, authorNotes: '' };
      return { ...draft, criteria: [...criteria, { ...added, levels: [emptyLevel(0), emptyLevel(1)] }] };
    }
    case 'remove-criterion': {
      const gone = criteria[change.at]?.id;
      return {
        criteria: criteria.filter((_, at) => at !== change.at),
        exemplars: exemplars.map((exemplar) => ({ ...exemplar, levels: withoutKey(exemplar.levels, gone) })),
      };
    }
    case 'raise-criterion':
      return { ...draft, criteria: swapped(criteria, change.at - 1) };
    case 'lower-criterion':
      return { ...draft, criteria: swapped(criteria, change.at) };
    case 'add-level':
    case 'remove-level':
      return changeLevels(draft, change.at, change.kind === 'add-level');
    case 'add-exemplar':
      return { ...draft, exemplars: [...exemplars, { excerpt: '', levels: {}, why: '' }] };
    case 'remove-exemplar':
      return { ...draft, exemplars: exemplars.filter((_, at) => at !== change.at) };
  }
}

/** Adds or removes the middle level of one criterion; what exemplars say of its best level stays so. */
function changeLevels({ criteria, exemplars }: RubricDraft, at: number, isAdded: boolean): RubricDraft {
  const id = criteria[at]?.id ?? '';
  const levelsOf = ([first, ...rest]: DraftCriterion['levels']) =>
    [first, ...(isAdded ? [emptyLevel(0.5)] : []), rest.at(-1)].filter((level) => level !== undefined);
  const indexOf = (level: number) => (isAdded ? [0, 2, 2] : [0, undefined, 1])[level];
  return {
    criteria: criteria.map((item, index) => (index === at ? { ...item, levels: levelsOf(item.levels) } : item)),
    exemplars: exemplars.map((exemplar) => {
      const level = exemplar.levels[id];
      const moved = level === undefined ? undefined : indexOf(level);
      const others = withoutKey(exemplar.levels, id);
      return { ...exemplar, levels: moved === undefined ? others : { ...others, [id]: moved } };
    }),
  };
}

const withoutKey = (record: Record<string, number>, key: string | undefined) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

function swapped<T>(items: readonly T[], at: number): T[] {
  const [one, other] = [items[at], items[at + 1]];
  if (one === undefined || other === undefined) return [...items];
  return [...items.slice(0, at), other, one, ...items.slice(at + 2)];
}

/** A published rubric as the beginning of a draft. */
export const draftOf = ({ criteria, exemplars }: Rubric): RubricDraft => ({ criteria, exemplars });
