import { formatPoints } from '../../ui/format-number';

/** How a rubric's points are shared out: one bar per criterion, on the scale of the largest. `points`: of 100, for the whole rubric. */
export function RubricWeights({
  criteria,
  points,
}: {
  criteria: readonly { id: string; title: string; weight: number | null }[];
  points: number;
}) {
  const weights = criteria.map(({ weight }) => Math.max(0, weight ?? 0));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const most = Math.max(...weights, 0);
  return (
    <ol className="space-y-1.5 text-[0.8667rem]">
      {criteria.map(({ id, title }, at) => {
        const weight = weights[at] ?? 0;
        return (
          <li key={id} className="grid grid-cols-[1fr_auto] items-baseline gap-x-2">
            <span className="truncate">{title || 'New criterion'}</span>
            <span className="text-muted tabular-nums">
              {sum > 0 ? formatPoints((points * weight) / sum) : '–'} points
            </span>
            <span aria-hidden="true" className="col-span-2 h-1.5 rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${most > 0 ? (weight / most) * 100 : 0}%` }}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
