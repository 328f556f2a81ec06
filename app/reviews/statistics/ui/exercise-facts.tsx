import { MiniInterval } from '../../../ui/charts/mini-interval';
import { formatCount } from '../../../ui/format-number';
import type { ExerciseStatistics } from '../statistics-types';
import { formatMinutes } from './statistics-words';

/** Time spent on an exercise beside what it says it takes, and what went wrong with it. */
export function ExerciseFacts({ exercise }: { exercise: ExerciseStatistics }) {
  const { time, notBegun, ungraded, problems } = exercise;
  const { lower, median, upper, expected } = time;
  const longest = Math.max(expected, upper ?? 0) * 1.1;
  return (
    <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3 text-[0.9333rem]">
      <div>
        <dt className="text-muted">Active time, the middle half</dt>
        <dd>
          {median === null || lower === null || upper === null ? (
            'Nothing was saved'
          ) : (
            <span className="flex flex-wrap items-center gap-x-3">
              <MiniInterval value={median} low={lower} high={upper} domain={[0, longest]} reference={expected} />
              <span>
                {formatMinutes(median)} ({formatMinutes(lower)} to {formatMinutes(upper)}); planned for{' '}
                {formatMinutes(expected)}
              </span>
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-muted">Not begun</dt>
        <dd>{notBegun}</dd>
      </div>
      <div>
        <dt className="text-muted">Could not be graded</dt>
        <dd>{ungraded}</dd>
      </div>
      <div>
        <dt className="text-muted">Problems</dt>
        <dd>{formatCount(problems, 'report')}</dd>
      </div>
    </dl>
  );
}
