import { Fragment } from 'react';
import { percentScale } from '../../../ui/charts/percent-scale';
import { formatPoints } from '../../../ui/format-number';

const SCALE = percentScale([0, 100]);
const TICKS = [0, 25, 50, 75, 100];
/** Dots this near to each other, in points, are stacked. */
const BIN = 2;

export interface StripMark {
  label: string;
  points: number;
  low: number;
  high: number;
}

/**
 * Scores of 100 on one line: everybody as a dot, stacked where they are close, and the marked ones above it with their intervals.
 * Needs no JavaScript and fits any width.
 */
export function ScoreStrip({
  scores,
  marks,
  label,
  named = false,
}: {
  scores: readonly number[];
  marks: readonly StripMark[];
  label: string;
  /** Writes the label of each mark over it. */
  named?: boolean;
}) {
  const stacks = stackScores(scores);
  const tallest = Math.max(0, ...stacks.map(({ at }) => at)) + 1;
  const step = Math.min(9, 60 / tallest);
  const dots = scores.length > 0 ? tallest * step + 6 : 0;
  const text = marks
    .map(
      (mark) =>
        `${mark.label} ${formatPoints(mark.points)}${mark.high > mark.low ? `, between ${formatPoints(mark.low)} and ${formatPoints(mark.high)}` : ''}`,
    )
    .join('; ');
  return (
    <div
      role="img"
      aria-label={`${label}. ${text}${scores.length > 0 ? `; all scores: ${scores.map(formatPoints).join(', ')}` : ''}`}
    >
      <div aria-hidden="true" className="px-1.5">
        {marks.map((mark) => (
          <Fragment key={mark.label}>
            {named && (
              <p className="truncate text-[0.8667rem]">
                {mark.label} <span className="text-muted tabular-nums">{formatPoints(mark.points)}</span>
              </p>
            )}
            <div className="relative h-[22px] print:[print-color-adjust:exact]">
              <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
              {mark.high > mark.low && (
                <span
                  className="absolute top-1/2 h-2.5 -translate-y-1/2 rounded-[2px] bg-accent/35"
                  style={{ left: `${SCALE.at(mark.low)}%`, width: `${SCALE.at(mark.high) - SCALE.at(mark.low)}%` }}
                />
              )}
              <span
                className="absolute top-1/2 size-[13px] -translate-1/2 rounded-full border-2 border-surface bg-accent"
                style={{ left: `${SCALE.at(mark.points)}%` }}
              />
            </div>
          </Fragment>
        ))}
        <div className="relative border-b border-line-strong" style={{ height: dots }}>
          {stacks.map(({ score, at }, index) => (
            <span
              key={index}
              className="absolute size-[7px] -translate-x-1/2 rounded-full bg-muted opacity-70 print:[print-color-adjust:exact]"
              style={{ left: `${SCALE.at(score)}%`, bottom: 2 + at * step }}
            />
          ))}
        </div>
        <div className="relative h-5 text-[0.8rem] text-muted tabular-nums">
          {TICKS.map((tick) => (
            <span
              key={tick}
              className="absolute top-0.5"
              style={{ left: `${tick}%`, transform: `translateX(-${tick}%)` }}
            >
              {tick}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Height of each dot in its stack, from 0. */
function stackScores(scores: readonly number[]): { score: number; at: number }[] {
  const heights = new Map<number, number>();
  return [...scores]
    .sort((a, b) => a - b)
    .map((score) => {
      const bin = Math.floor(score / BIN);
      const at = heights.get(bin) ?? 0;
      heights.set(bin, at + 1);
      return { score, at };
    });
}
