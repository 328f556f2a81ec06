/** Points of the total that each criterion can earn: the rubric's part, shared by weight. By criterion id. */
export function criterionPoints(
  criteria: readonly { id: string; weight: number }[],
  rubricPoints: number,
): Map<string, number> {
  const weights = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  return new Map(
    criteria.map((criterion) => [criterion.id, weights > 0 ? (rubricPoints * criterion.weight) / weights : 0]),
  );
}
