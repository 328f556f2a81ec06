/** One exercise's part in a sitting's score. */
export interface WeighedGrade {
  weight: number;
  /** Points of 100 so far; null when there is no grade (not begun counts as 0, ungraded does not count at all: pass `null`). */
  points: number | null;
  /** Points that criteria awaiting a human can still add. */
  awaiting: number;
}

export interface WeighedPoints {
  /** Weighted mean of the points so far, of 100; null when nothing counts. */
  points: number | null;
  /** The same if everything that awaits a human earned nothing, or everything. Equal when nothing awaits. */
  low: number | null;
  high: number | null;
}

/** A sitting's score from the grades of its exercises: the mean of their points, weighted, over those that have a grade. Pure. */
export function weighPoints(grades: readonly WeighedGrade[]): WeighedPoints {
  const counted = grades.filter((grade) => grade.points !== null && grade.weight > 0);
  const weights = counted.reduce((sum, grade) => sum + grade.weight, 0);
  if (weights === 0) return { points: null, low: null, high: null };
  const mean = (value: (grade: WeighedGrade) => number) =>
    Math.round((counted.reduce((sum, grade) => sum + grade.weight * value(grade), 0) / weights) * 100) / 100;
  const points = mean((grade) => grade.points ?? 0);
  return { points, low: points, high: mean((grade) => (grade.points ?? 0) + grade.awaiting) };
}
