export interface BarSegment {
  /** Key into the table beside the picture. */
  number: number;
  label: string;
  value: number;
}

export interface StackedBarProps {
  /** What is added up. */
  label: string;
  segments: readonly BarSegment[];
  limit: { value: number; label: string } | null;
  format(value: number): string;
}

/** Shades that neighbours differ in; the numbers in them lead to the table. */
const SHADES = [100, 62, 82, 45];

/** One sum as a bar of its parts, biggest first as given, against a limit. The bar ends a little beyond the sum or the limit. */
export function StackedBar({ label, segments, limit, format }: StackedBarProps) {
  const sum = segments.reduce((total, { value }) => total + value, 0);
  const end = Math.max(sum, limit?.value ?? 0) * 1.12 || 1;
  const percent = (value: number) => (value / end) * 100;
  const over = limit !== null && sum > limit.value;
  const parts = segments.map(({ label: name, value }) => `${name} ${format(value)}`).join(', ');
  const against = limit ? `, ${over ? 'over' : 'within'} ${limit.label} ${format(limit.value)}` : '';
  return (
    <div>
      <p className="mb-1 flex flex-wrap justify-between gap-x-3 text-[0.8667rem]">
        <span>{label}</span>
        <span className={over ? 'font-semibold text-bad tabular-nums' : 'font-semibold tabular-nums'}>
          {format(sum)}
          {limit ? (
            <span className="font-normal text-muted">
              {' '}
              of {format(limit.value)}
              {over ? ', over' : ''}
            </span>
          ) : null}
        </span>
      </p>
      <div
        role="img"
        aria-label={`${label}: ${format(sum)}${against}. ${parts}.`}
        className="relative h-9 rounded-[3px] bg-sunken"
      >
        <div className="flex h-7 overflow-hidden rounded-[3px]">
          {segments.map((segment, at) => (
            <span
              key={segment.number}
              className="flex h-full items-center justify-center border-r border-surface text-2xs font-semibold text-on-accent"
              style={{
                width: `${percent(segment.value)}%`,
                background: `color-mix(in oklab, var(${over ? '--bad' : '--accent'}) ${SHADES[at % SHADES.length]}%, var(--ink))`,
              }}
            >
              {percent(segment.value) > 3.5 ? (
                <span className="rounded-sm bg-surface px-1 text-ink">{segment.number}</span>
              ) : null}
            </span>
          ))}
        </div>
        {limit ? (
          <span className="absolute -top-1 bottom-0 w-0.5 bg-ink" style={{ left: `${percent(limit.value)}%` }} />
        ) : null}
      </div>
    </div>
  );
}
