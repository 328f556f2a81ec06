import { formatPoints } from '../format-number';
import { percentScale } from './percent-scale';
import { PlotFrame } from './plot-frame';

export interface HistogramOfScoresProps {
  /** Points of `max`, ascending. */
  scores: readonly number[];
  max?: number;
  /** Width of a bar in points. */
  step?: number;
}

/** How many scores lie in each equal part of the scale; the last part holds the full score too. */
export function binScores(
  scores: readonly number[],
  max: number,
  step: number,
): { from: number; to: number; count: number }[] {
  const bins = Array.from({ length: Math.ceil(max / step) }, (_none, at) => ({
    from: at * step,
    to: Math.min(max, (at + 1) * step),
    count: 0,
  }));
  for (const score of scores) {
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(score / step)))];
    if (bin) bin.count += 1;
  }
  return bins;
}

/** Scores as bars, with every single one as a dot beneath, and the median as a line. */
export function HistogramOfScores({ scores, max = 100, step = 10 }: HistogramOfScoresProps) {
  const bins = binScores(scores, max, step);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const x = percentScale([0, max]);
  const y = percentScale([0, most]);
  const words = bins.filter(({ count }) => count > 0).map(({ from, to, count }) => `${from} to ${to}: ${count}`);
  return (
    <div>
      <PlotFrame
        label={`Scores out of ${max}, by ${step} points. ${words.join(', ')}`}
        yDomain={[0, most]}
        yFormat={(value) => (Number.isInteger(value) ? String(value) : '')}
        yTicks={Math.min(4, most)}
        yTitle="Sittings"
        xTitle="Points"
        xMarks={x.ticks(5).map((tick) => ({ at: x.at(tick), text: String(tick) }))}
      >
        {bins.map(({ from, to, count }) => (
          <div
            key={from}
            className="absolute bottom-0 px-px"
            style={{ left: `${x.at(from)}%`, width: `${x.at(to) - x.at(from)}%`, height: `${y.at(count)}%` }}
          >
            <div className="h-full rounded-t-[2px] bg-accent/55" />
          </div>
        ))}
        {scores.map((score, at) => (
          <span
            key={at}
            title={formatPoints(score)}
            className="absolute bottom-0 size-1.5 -translate-x-1/2 translate-y-1/2 rounded-full border border-surface bg-ink"
            style={{ left: `${x.at(score)}%` }}
          />
        ))}
      </PlotFrame>
    </div>
  );
}
