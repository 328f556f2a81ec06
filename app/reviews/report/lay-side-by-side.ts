import { formatPoints } from '../../ui/format-number';
import { compareScores } from './compare-scores';
import type { ComparedPiece, ComparedSitting, SideBySide } from './comparison-views';
import { profileSkills } from './profile-skills';
import type { ScoredCriterion, ScoredExercise } from './score-types';

/** Two to six sittings of one assessment laid side by side, pure. `expectations` are shares by skill. */
export function laySideBySide({
  chosen,
  expectations,
}: {
  chosen: readonly { row: ComparedSitting; exercises: readonly ScoredExercise[] }[];
  expectations: Readonly<Record<string, number>>;
}): SideBySide {
  const profiles = chosen.map(({ exercises }) => profileSkills({ exercises, expectations }));
  const [first] = chosen;
  return {
    sittings: chosen.map(({ row }) => row),
    skills: (profiles[0] ?? []).map(({ skill, expected }, at) => ({
      skill,
      expected,
      // All sit the same exercises, so profiles list the same skills in the same order.
      shares: profiles.flatMap((profile) => profile[at] ?? []),
    })),
    exercises: (first?.exercises ?? []).map(({ title }, at) => ({
      title,
      pieces: piecesOf(chosen.map(({ exercises }) => exercises[at])),
    })),
    sentence: compareScores(chosen.map(({ row }) => ({ name: row.name, score: row.score }))),
  };
}

/** Every check and criterion that any of them has: rubric versions may differ after a regrade. */
function piecesOf(exercises: readonly (ScoredExercise | undefined)[]): ComparedPiece[] {
  const checks = unique(
    exercises.flatMap((one) => one?.checks ?? []),
    ({ checkId }) => checkId,
  );
  const criteria = unique(
    exercises.flatMap((one) => one?.criteria ?? []),
    ({ id }) => id,
  );
  return [
    ...checks.map(({ checkId, title }): ComparedPiece => {
      const own = exercises.map((one) => one?.checks.find((check) => check.checkId === checkId));
      return {
        id: `check-${checkId}`,
        title,
        kind: 'check',
        shares: own.map((check) =>
          check && check.most > 0 && check.status !== 'error' ? check.earned / check.most : null,
        ),
        texts: own.map((check) => (check ? `${formatPoints(check.earned)} / ${formatPoints(check.most)}` : '–')),
      };
    }),
    ...criteria.map(({ id, title }): ComparedPiece => {
      const own = exercises.map((one) => one?.criteria.find((criterion) => criterion.id === id));
      return {
        id: `criterion-${id}`,
        title,
        kind: 'criterion',
        shares: own.map((criterion) => criterion?.share ?? null),
        texts: own.map(levelText),
      };
    }),
  ];
}

function levelText(criterion: ScoredCriterion | undefined): string {
  if (!criterion) return '–';
  const level = criterion.share === null ? undefined : criterion.levels[criterion.verdict?.levelIndex ?? -1];
  return level?.title ?? 'awaits';
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
