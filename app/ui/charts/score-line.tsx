import { formatPoints } from '../format-number';
import { PlotFrame } from './plot-frame';

export interface ScorePoint {
  id: string;
  /** Short name under the axis. */
  name: string;
  /** Null: no score (yet); leaves a gap. */
  points: number | null;
  current?: boolean;
}

/** Scores out of `max` in the order they were reached. Gaps are not bridged by guesses: the line joins the scores that exist. */
export function ScoreLine({ scores, max = 100 }: { scores: ScorePoint[]; max?: number }) {
  // A little room at both ends, where the numbers of the axis are.
  const x = (index: number) => (scores.length < 2 ? 50 : 3 + (index / (scores.length - 1)) * 94);
  const reached = scores.flatMap((score, index) =>
    score.points === null ? [] : [{ ...score, points: score.points, left: x(index) }],
  );
  const path = reached.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.left} ${100 - (point.points / max) * 100}`);
  // At most a dozen names fit under the axis.
  const every = Math.max(1, Math.ceil(scores.length / 12));
  return (
    <PlotFrame
      label={`Score out of ${max}: ${scores.map((score) => `${score.name} ${score.points === null ? 'no score' : formatPoints(score.points)}`).join(', ')}`}
      yDomain={[0, max]}
      yFormat={String}
      height={150}
      xMarks={scores.flatMap((score, at) => (at % every === 0 ? [{ at: x(at), text: score.name }] : []))}
      lines={
        <path
          d={path.join('')}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      }
    >
      {reached.map((point) => (
        <div
          key={point.id}
          className="absolute"
          style={{ left: `${point.left}%`, bottom: `${(point.points / max) * 100}%` }}
        >
          <span
            className={`absolute -translate-x-1/2 translate-y-1/2 rounded-full bg-accent ${point.current ? 'size-3 ring-2 ring-accent ring-offset-2 ring-offset-surface' : 'size-2'}`}
            style={{ bottom: 0 }}
          />
          {(point.current || scores.length <= 12) && (
            <span
              className={`absolute bottom-2.5 -translate-x-1/2 tabular-nums ${point.current ? 'font-semibold text-ink' : ''}`}
            >
              {formatPoints(point.points)}
            </span>
          )}
        </div>
      ))}
    </PlotFrame>
  );
}
