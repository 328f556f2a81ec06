import type { Criterion, Rubric } from '../exercises/exercise-format';
import type { ReviewPass, ReviewPolicy, Source } from './settled-grade';

/** A finished review, as far as settling goes. `T` is whatever else a caller wants to find again. */
export interface GivenReview {
  pass: ReviewPass;
  /** A pass that was owed again has several; of those that speak of a criterion the latest counts. */
  round: number;
  rubricVersionId: string;
  levels: Readonly<Record<string, { levelIndex: number }>>;
}

/** An override, in the order they were made. Both values null withdraws what was there. */
export interface GivenOverride {
  target: string;
  targetId: string;
  rubricVersionId: string;
  levelIndex: number | null;
  points: number | null;
}

/** Rubrics by id of their version: what earlier reviews and overrides were given by. */
export type RubricsById = ReadonlyMap<string, Pick<Rubric, 'criteria'>>;

/** Whether two criteria ask for the same, word for word: what a level pays may differ, what earns it may not. */
const asksTheSame = (one: Criterion, other: Criterion): boolean =>
  one.title === other.title &&
  one.question === other.question &&
  one.authorNotes === other.authorNotes &&
  one.levels.length === other.levels.length &&
  one.levels.every((level, at) => {
    const twin = other.levels[at];
    return level.title === twin?.title && level.description === twin.description;
  });

/**
 * Whether a level given by another version of the rubric says something about this criterion: there is a criterion of the same id
 * in it that asks the same in title, question, notes and levels, as `readsTheSame` has it for the judge.
 */
export function carriesOver(criterion: Criterion, rubricVersionId: string, rubrics: RubricsById): boolean {
  const then = rubrics.get(rubricVersionId)?.criteria.find(({ id }) => id === criterion.id);
  return then !== undefined && asksTheSame(criterion, then);
}

export interface SettledLevel<R extends GivenReview, O extends GivenOverride> {
  /** Null: awaiting. */
  levelIndex: number | null;
  source: Source;
  /** Passes that have to be done before this criterion is settled. */
  awaits: ReviewPass[];
  /** The review or the override that has the last word. */
  review: R | null;
  override: O | null;
  /** Reviews that have a level for this criterion, in order of passes. */
  reviews: R[];
}

const ORDER: readonly ReviewPass[] = ['FIRST', 'SECOND', 'ADJUDICATION'];

/**
 * The level of one criterion once everybody has had their say. The latest override wins; else the adjudication; else what the first
 * two reviews agree on; else the first review where only one is asked for; else the judge. Where two are asked for and differ,
 * nobody's level counts until it is adjudicated. Pure; the order of `reviews` does not matter, that of `overrides` does.
 */
export function settleLevel<R extends GivenReview, O extends GivenOverride>({
  criterion,
  judgeLevel,
  policy,
  reviews,
  overrides,
  rubrics,
}: {
  criterion: Criterion;
  /** The judge's level where its verdict counts, else null. */
  judgeLevel: number | null;
  policy: ReviewPolicy;
  reviews: readonly R[];
  overrides: readonly O[];
  rubrics: RubricsById;
}): SettledLevel<R, O> {
  const speaking = ORDER.flatMap((pass) =>
    reviews
      .filter(
        (review) =>
          review.pass === pass &&
          review.levels[criterion.id] !== undefined &&
          carriesOver(criterion, review.rubricVersionId, rubrics),
      )
      .sort((a, b) => b.round - a.round)
      .slice(0, 1),
  );
  const of = (pass: ReviewPass) => speaking.find((review) => review.pass === pass) ?? null;
  const levelOf = (review: R | null) => review?.levels[criterion.id]?.levelIndex ?? null;
  const settled = (fields: Partial<SettledLevel<R, O>>): SettledLevel<R, O> => ({
    ...{ levelIndex: null, source: 'none', awaits: [], review: null, override: null, reviews: speaking },
    ...fields,
  });

  const last = overrides.filter((one) => countsFor(one, criterion, rubrics)).at(-1);
  if (last?.levelIndex != null) return settled({ levelIndex: last.levelIndex, source: 'override', override: last });
  const [first, second, adjudication] = [of('FIRST'), of('SECOND'), of('ADJUDICATION')];
  const by = (review: R, source: Source = 'review') => settled({ levelIndex: levelOf(review), source, review });
  if (adjudication) return by(adjudication, 'adjudication');
  if (first && second && levelOf(first) === levelOf(second)) return by(first);
  if (policy !== 'DOUBLE' && first) return by(first);
  if (policy === 'DOUBLE' && first && second) return settled({ awaits: ['ADJUDICATION'] });
  const judged = settled({ levelIndex: judgeLevel, source: judgeLevel === null ? 'none' : 'judge' });
  if (policy === 'DOUBLE') {
    return { ...judged, awaits: [...(first ? [] : ['FIRST' as const]), ...(second ? [] : ['SECOND' as const])] };
  }
  return { ...judged, awaits: policy === 'SINGLE' || judgeLevel === null ? ['FIRST'] : [] };
}

/** An override counts where it was given by the same words and names one of them; a withdrawal always does. */
function countsFor(one: GivenOverride, criterion: Criterion, rubrics: RubricsById): boolean {
  if (one.target !== 'criterion' || one.targetId !== criterion.id) return false;
  if (one.levelIndex === null) return true;
  return one.levelIndex < criterion.levels.length && carriesOver(criterion, one.rubricVersionId, rubrics);
}
