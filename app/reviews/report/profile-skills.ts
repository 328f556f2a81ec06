import type { ScoredExercise } from './score-types';

/** A skill: the share of its points that was earned, and what the role expects; shares in [0, 1]. */
export interface SkillShare {
  skill: string;
  /** Null: no exercise with this skill counts (yet). */
  share: number | null;
  low: number | null;
  high: number | null;
  expected: number | null;
  /** Titles of the exercises that need it. */
  exercises: string[];
}

/**
 * The skill profile of a sitting, pure: per skill the weighted mean of the exercises that name it (their whole points, because an
 * exercise does not say which check needs which skill), beside what the role expects of it. What the role expects comes first,
 * then by name.
 */
export function profileSkills({
  exercises,
  expectations,
}: {
  exercises: readonly ScoredExercise[];
  expectations: Readonly<Record<string, number>>;
}): SkillShare[] {
  const named = new Set([...Object.keys(expectations), ...exercises.flatMap(({ skills }) => skills)]);
  return [...named]
    .map((skill) => {
      const own = exercises.filter(({ skills }) => skills.includes(skill));
      const counted = own.filter(({ points }) => points !== null);
      return {
        skill,
        share: mean(counted, ({ points }) => points),
        low: mean(counted, ({ low }) => low),
        high: mean(counted, ({ high }) => high),
        expected: expectations[skill] ?? null,
        exercises: own.map(({ title }) => title),
      };
    })
    .sort((a, b) => Number(b.expected !== null) - Number(a.expected !== null) || a.skill.localeCompare(b.skill, 'en'));
}

function mean(
  exercises: readonly ScoredExercise[],
  valueOf: (exercise: ScoredExercise) => number | null,
): number | null {
  const weights = exercises.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const points = exercises.reduce((sum, exercise) => sum + exercise.weight * (valueOf(exercise) ?? 0), 0) / weights;
  return Math.round(points * 100) / 10_000;
}
