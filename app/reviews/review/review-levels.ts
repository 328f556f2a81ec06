import type { Criterion } from '../../exercises/exercise-format';
import type { Answer } from '../../kinds/contract';
import type { DraftLevels, ReviewLevels } from '../settled-grade';

/** Names of the fields of a criterion in the review form. */
export const fieldOf = (what: 'level' | 'reason' | 'quotes', criterionId: string): string => `${what}.${criterionId}`;

/** What a posted review form says about these criteria, as unchecked values; those of which it says nothing are left out. */
export function readReviewForm(form: FormData, criterionIds: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    criterionIds.flatMap((id) => {
      const text = (what: 'level' | 'reason' | 'quotes') => {
        const value = form.get(fieldOf(what, id));
        return typeof value === 'string' ? value : '';
      };
      const level = text('level');
      const entry = {
        levelIndex: level === '' ? null : Number(level),
        reason: text('reason'),
        quotes: parse(text('quotes')),
      };
      return level === '' && entry.reason === '' && text('quotes') === '' ? [] : [[id, entry]];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return text === '' ? [] : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Levels that can be given: of these criteria, of levels they have, with quotes that stand in the answer where they say. */
export function wrongIn(levels: DraftLevels, criteria: readonly Criterion[], answer: Answer): string | null {
  for (const [id, { levelIndex, quotes }] of Object.entries(levels)) {
    const criterion = criteria.find((one) => one.id === id);
    if (!criterion) return 'A criterion of this form is not asked for any more. Load the page again.';
    if (levelIndex !== null && levelIndex >= criterion.levels.length) return `"${criterion.title}" has no such level.`;
    const stray = quotes.find(({ file, start, end, text }) => answer.files[file]?.slice(start, end) !== text || !text);
    if (stray) return `A quote for "${criterion.title}" does not stand in the answer.`;
  }
  return null;
}

/** Criteria that still lack a level. */
export const withoutLevel = (levels: DraftLevels, criteria: readonly Criterion[]): Criterion[] =>
  criteria.filter(({ id }) => levels[id]?.levelIndex == null);

/** Why a review without criteria cannot be gone on with. */
export const NOTHING_ASKED =
  'Nothing is asked of this review now: what it was taken for has been settled, or the submission is being graded again.';

/** Says which criteria still lack a level. */
export const withoutLevelWords = (lacking: readonly Pick<Criterion, 'title'>[]): string =>
  `Still without a level: ${lacking.map(({ title }) => title).join(', ')}.`;

/** The levels of a review that is complete. */
export const finishedLevels = (levels: DraftLevels): ReviewLevels =>
  Object.fromEntries(
    Object.entries(levels).flatMap(([id, given]) =>
      given.levelIndex === null ? [] : [[id, { ...given, levelIndex: given.levelIndex }]],
    ),
  );
