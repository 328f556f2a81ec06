import { PlotFrame } from './plot-frame';

export interface DistributionProps {
  label: string;
  /** Adjoining bins from left to right. */
  bins: { from: number; to: number; count: number }[];
  format(value: number): string;
  xTitle: string;
  /** A value to mark, for example one's own. */
  marked?: { value: number; name: string };
}

/** How often values fall into each of some adjoining ranges. */
export function Distribution({ label, bins, format, xTitle, marked }: DistributionProps) {
  const first = bins[0];
  const last = bins.at(-1);
  if (!first || !last) return null;
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  const x = (value: number) => ((value - first.from) / (last.to - first.from)) * 100;
  const edges = [...bins.map((bin) => bin.from), last.to];
  const every = Math.max(1, Math.ceil(edges.length / 8));
  return (
    <PlotFrame
      label={`${label}: ${bins.map((bin) => `${format(bin.from)} to ${format(bin.to)}: ${bin.count}`).join(', ')}`}
      yDomain={[0, highest]}
      yFormat={(value) => (Number.isInteger(value) ? String(value) : '')}
      xTitle={xTitle}
      xMarks={edges.flatMap((edge, at) => (at % every === 0 ? [{ at: x(edge), text: format(edge) }] : []))}
      height={140}
    >
      {bins.map((bin) => (
        <div
          key={bin.from}
          className="absolute bottom-0 border-x border-surface bg-accent/70"
          style={{
            left: `${x(bin.from)}%`,
            width: `${x(bin.to) - x(bin.from)}%`,
            height: `${(bin.count / highest) * 100}%`,
          }}
        />
      ))}
      {marked && (
        <div className="absolute inset-y-0 w-px bg-ink" style={{ left: `${x(marked.value)}%` }}>
          <span className="absolute bottom-full -translate-x-1/2 whitespace-nowrap text-ink">{marked.name}</span>
        </div>
      )}
    </PlotFrame>
  );
}
