import { diffWordsWithSpace } from 'diff';
import type { Criterion, Rubric } from '../exercise-format';

/** A stretch of text that is in both versions, or in one of them. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface TextChange {
  /** What of the criterion or level it is. */
  field: 'title' | 'question' | 'author notes' | 'description' | 'excerpt' | 'why';
  parts: TextPart[];
}

export interface NumberChange {
  /** Null on the side where the thing does not exist. */
  before: number | null;
  after: number | null;
}

export type Fate = 'same' | 'changed' | 'added' | 'removed';

export interface LevelChange {
  fate: Fate;
  share: NumberChange;
  texts: TextChange[];
}

export interface CriterionChange {
  id: string;
  /** As the later version says it. */
  title: string;
  fate: Fate;
  weight: NumberChange;
  /** Share of the rubric's points, in percent. */
  percent: NumberChange;
  /** Place in the list, from 1. */
  place: NumberChange;
  texts: TextChange[];
  levels: LevelChange[];
}

export interface RubricDiff {
  /** In the later version's order; removed ones last. */
  criteria: CriterionChange[];
  exemplars: { fate: Fate; texts: TextChange[]; levelsChanged: boolean }[];
  isEmpty: boolean;
}

/** Words that differ between two texts; white space is kept as it is. */
export function diffText(before: string, after: string): TextPart[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/**
 * What differs between two rubrics, pure: criteria are matched by id, their levels from both ends (worst with worst, best with best,
 * so that a middle level comes or goes), exemplars by their place; then the words within each text.
 */
export function diffRubrics(before: Rubric, after: Rubric): RubricDiff {
  const removed = before.criteria.filter(({ id }) => !after.criteria.some((other) => other.id === id));
  const criteria = [
    ...after.criteria.map((item) => changeOf(before, after, item.id)),
    ...removed.map((item) => changeOf(before, after, item.id)),
  ];
  const places = Math.max(before.exemplars.length, after.exemplars.length);
  const exemplars = Array.from({ length: places }, (_, at) =>
    exemplarChange(before.exemplars[at], after.exemplars[at]),
  );
  const isEmpty = [...criteria, ...exemplars].every(({ fate }) => fate === 'same');
  return { criteria, exemplars, isEmpty };
}

function changeOf(before: Rubric, after: Rubric, id: string): CriterionChange {
  const old = before.criteria.find((item) => item.id === id);
  const now = after.criteria.find((item) => item.id === id);
  const texts = [
    textChange('title', old?.title, now?.title),
    textChange('question', old?.question, now?.question),
    textChange('author notes', old?.authorNotes, now?.authorNotes),
  ];
  const levels = pairLevels(old?.levels ?? [], now?.levels ?? []).map(([one, other]) => levelChange(one, other));
  const weight = { before: old?.weight ?? null, after: now?.weight ?? null };
  const place = { before: placeOf(before, id), after: placeOf(after, id) };
  const changed =
    !isSame(weight) || !isSame(place) || texts.some(isChanged) || levels.some(({ fate }) => fate !== 'same');
  return {
    id,
    title: now?.title ?? old?.title ?? id,
    fate: fateOf(old, now, changed),
    weight,
    percent: { before: percentOf(before, old), after: percentOf(after, now) },
    place,
    texts,
    levels,
  };
}

type Level = Criterion['levels'][number];

/** Worst with worst, best with best, the middle with the middle. */
function pairLevels(before: Level[], after: Level[]): [Level | undefined, Level | undefined][] {
  if (before.length === 0 || after.length === 0) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => [before[at], after[at]]);
  }
  const middle = before.length > 2 || after.length > 2;
  const middleOf = (levels: Level[]) => (levels.length > 2 ? levels[1] : undefined);
  return [
    [before[0], after[0]],
    ...(middle ? [[middleOf(before), middleOf(after)] as [Level | undefined, Level | undefined]] : []),
    [before.at(-1), after.at(-1)],
  ];
}

function levelChange(before: Level | undefined, after: Level | undefined): LevelChange {
  const texts = [
    textChange('title', before?.title, after?.title),
    textChange('description', before?.description, after?.description),
  ];
  const share = { before: before?.share ?? null, after: after?.share ?? null };
  return { fate: fateOf(before, after, !isSame(share) || texts.some(isChanged)), share, texts };
}

type Exemplar = Rubric['exemplars'][number];

function exemplarChange(before: Exemplar | undefined, after: Exemplar | undefined) {
  const texts = [textChange('excerpt', before?.excerpt, after?.excerpt), textChange('why', before?.why, after?.why)];
  const levelsOf = (exemplar: Exemplar | undefined) => JSON.stringify(Object.entries(exemplar?.levels ?? {}).sort());
  const levelsChanged = levelsOf(before) !== levelsOf(after);
  return { fate: fateOf(before, after, levelsChanged || texts.some(isChanged)), texts, levelsChanged };
}

const textChange = (field: TextChange['field'], before = '', after = ''): TextChange => ({
  field,
  parts: diffText(before, after),
});

/** Whether a text differs between the versions. */
export const isChanged = ({ parts }: TextChange): boolean => parts.some(({ kind }) => kind !== 'same');

/** Whether a number is the same in both versions. */
export const isSame = ({ before, after }: NumberChange): boolean => before === after;

const fateOf = (before: unknown, after: unknown, changed: boolean): Fate =>
  before === undefined ? 'added' : after === undefined ? 'removed' : changed ? 'changed' : 'same';

const placeOf = ({ criteria }: Rubric, id: string): number | null =>
  criteria.findIndex((item) => item.id === id) + 1 || null;

function percentOf({ criteria }: Rubric, item: Criterion | undefined): number | null {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return item ? Math.round((item.weight * 1_000) / weights) / 10 : null;
}
