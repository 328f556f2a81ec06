const STEPS = [
  { title: 'Invited', from: 0, to: 20 },
  { title: 'Sitting', from: 20, to: 36 },
  { title: 'Reviewed and decided', from: 36, to: 84 },
] as const;

/** The life of a candidate's data as a line: what happens to it, and where it ends. */
export function RetentionLine({ days }: { days: number | null }) {
  return (
    <figure className="mt-4">
      <div className="flex h-2 overflow-hidden rounded-full bg-sunken" aria-hidden>
        {STEPS.map(({ title, from, to }, at) => (
          <span
            key={title}
            style={{ width: `${to - from}%`, opacity: 0.35 + at * 0.3 }}
            className="border-r-2 border-surface bg-accent"
          />
        ))}
      </div>
      <div className="mt-1 flex text-[0.8rem] text-muted" aria-hidden>
        {STEPS.map(({ title, from, to }) => (
          <span key={title} style={{ width: `${to - from}%` }} className="pr-1">
            {title}
          </span>
        ))}
        <span className="flex-1 text-right font-medium text-ink">{days === null ? 'kept' : 'deleted'}</span>
      </div>
      <figcaption className="mt-2">
        {days === null
          ? "Now: candidates' data are kept until somebody deletes them."
          : `Now: candidates' data are deleted ${days === 1 ? '1 day' : `${days} days`} after the end of the sitting.`}
      </figcaption>
    </figure>
  );
}
