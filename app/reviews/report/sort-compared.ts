import type { ComparedSitting } from './comparison-views';
import { DECISIONS } from './decision-form';

/** Orders sittings by `name`, `score`, `decision` or an exercise's id, pure; what has no value comes last either way, ties by name. */
export function sortCompared<Row extends ComparedSitting>(
  rows: readonly Row[],
  by: string,
  descending: boolean,
): Row[] {
  const byName = (a: Row, b: Row) => a.name.localeCompare(b.name, 'en') || a.sittingId.localeCompare(b.sittingId);
  if (by === 'name') return [...rows].sort((a, b) => (descending ? -byName(a, b) : byName(a, b)));
  const valueOf = (row: Row): number | null => {
    if (by === 'decision') return row.decision === null ? null : -DECISIONS.indexOf(row.decision);
    if (by === 'score') return row.score.points;
    return row.exercises.find(({ assessmentExerciseId }) => assessmentExerciseId === by)?.points ?? null;
  };
  return [...rows].sort((a, b) => {
    const [valueA, valueB] = [valueOf(a), valueOf(b)];
    if (valueA === null || valueB === null) return Number(valueA === null) - Number(valueB === null) || byName(a, b);
    return (descending ? valueB - valueA : valueA - valueB) || byName(a, b);
  });
}
