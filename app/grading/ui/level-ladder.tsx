import type { PublicCriterion } from '../../exercises/exercise-views';
import { Badge } from '../../ui/badge';
import { classNames } from '../../ui/class-names';
import { formatPoints } from '../../ui/format-number';

export interface LevelLadderProps {
  levels: PublicCriterion['levels'];
  /** Index of the level reached or proposed, null while there is none. */
  reached: number | null;
  /** False: the level is a proposal that a human has to confirm. */
  final: boolean;
  /** Points of the total that the top level earns. */
  points: number;
}

/** The anchored levels of a criterion, best on top; yours is marked, and the step above it says what would have earned it. */
export function LevelLadder({ levels, reached, final, points }: LevelLadderProps) {
  const next = reached !== null && reached + 1 < levels.length ? reached + 1 : null;
  return (
    <ol reversed className="space-y-1">
      {levels
        .map((level, index) => (
          <li
            key={index}
            className={classNames(
              'rounded-r-control border-l-[3px] py-1.5 pr-2 pl-3',
              index === reached ? 'border-accent bg-accent-soft' : 'border-line',
            )}
          >
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{level.title}</span>
              {index === reached && <Badge tone="accent">{final ? 'yours' : 'proposed'}</Badge>}
              {index === next && <Badge>would have earned the next level</Badge>}
              <span className="ml-auto text-[0.8667rem] text-muted tabular-nums">
                {formatPoints(level.share * points)}
              </span>
            </p>
            <p className={classNames('text-[0.9333rem]', index !== reached && index !== next && 'text-muted')}>
              {level.description}
            </p>
          </li>
        ))
        .reverse()}
    </ol>
  );
}
