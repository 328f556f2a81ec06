/** How the total of 100 is split between executed checks and the judged rubric, drawn to scale. */
export function PointsSplit({ points }: { points: { checks: number; rubric: number } }) {
  return (
    <div>
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-[3px]">
        {points.checks > 0 && <span className="bg-accent" style={{ width: `${points.checks}%` }} />}
        {points.rubric > 0 && <span className="bg-line-strong" style={{ width: `${points.rubric}%` }} />}
      </div>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-[0.8667rem] text-muted">
        <span>
          <strong className="font-semibold text-ink tabular-nums">{points.checks}</strong> executed checks
        </span>
        <span>
          <strong className="font-semibold text-ink tabular-nums">{points.rubric}</strong> judged rubric
        </span>
      </p>
    </div>
  );
}
