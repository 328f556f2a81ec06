import { Link } from '@remix-run/react';
import { Card } from '../../ui/card';
import { ScoreLine } from '../../ui/charts/score-line';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatPoints } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { PageHeading } from '../../ui/page-heading';
import type { ExerciseHistory } from '../attempt-views';
import { AttemptsTable } from './history-attempts';
import { progressOf, submissionsInOrder } from './history-progress';

/** Everything this visitor has worked on, exercise by exercise. */
export function HistoryPage({ histories }: { histories: ExerciseHistory[] }) {
  return (
    <>
      <PageHeading title="History">
        <p>Your attempts and scores. They belong to this browser&apos;s cookie; clearing it gives them up.</p>
      </PageHeading>
      {histories.length === 0 && (
        <EmptyState
          title="You have not started anything yet"
          actions={
            <LinkButton to="/" variant="primary">
              Pick an exercise
            </LinkButton>
          }
        >
          <p>Every attempt, its submissions and their scores over time will be listed here.</p>
        </EmptyState>
      )}
      <div className="space-y-6">
        {histories.map((history) => (
          <HistoryCard key={history.slug} history={history} />
        ))}
      </div>
    </>
  );
}

function HistoryCard({ history }: { history: ExerciseHistory }) {
  const submissions = submissionsInOrder(history);
  const { best, bestIsProvisional } = progressOf(history);
  return (
    <Card
      title={
        <Link to={`/exercises/${history.slug}`} className="hover:underline">
          {history.title}
        </Link>
      }
      aside={
        <span className="text-[0.8667rem] text-muted">
          {formatCount(history.attempts.length, 'attempt')}, {formatCount(submissions.length, 'submission')}
          {best !== null && `, best ${formatPoints(best)}${bestIsProvisional ? ' so far' : ''}`}
        </span>
      }
    >
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
        <AttemptsTable attempts={history.attempts} title={history.title} />
        {submissions.length > 0 && (
          <div>
            <p className="mb-3 text-[0.8667rem] text-muted">Score by submission, oldest first</p>
            <ScoreLine
              scores={submissions.map((submission, at) => ({
                id: submission.id,
                name: String(at + 1),
                points: submission.points,
              }))}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
