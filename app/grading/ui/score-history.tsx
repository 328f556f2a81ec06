import { Link } from '@remix-run/react';
import { Card } from '../../ui/card';
import { ScoreLine } from '../../ui/charts/score-line';
import { formatPoints } from '../../ui/format-number';
import { LocalTime } from '../../ui/local-time';
import type { SubmissionResult } from '../result-view';

/** All submissions for this exercise with their scores: drawn, and as a list; this one is marked. */
export function ScoreHistory({ history, currentId }: { history: SubmissionResult['history']; currentId: string }) {
  if (history.length < 2) return null;
  return (
    <Card title="Your score over time">
      <div className="grid gap-6 md:grid-cols-[2fr_1fr]">
        <ScoreLine
          scores={history.map((entry, at) => ({
            id: entry.id,
            name: String(at + 1),
            points: entry.points,
            current: entry.id === currentId,
          }))}
        />
        <ol className="max-h-52 space-y-1 overflow-y-auto text-[0.9333rem]" tabIndex={0} aria-label="Submissions">
          {history.map((entry, at) => (
            <li key={entry.id} className="flex justify-between gap-3">
              <Link
                to={`/submissions/${entry.id}`}
                aria-current={entry.id === currentId ? 'page' : undefined}
                className="text-accent underline underline-offset-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {at + 1}. <LocalTime iso={entry.submittedAt} />
              </Link>
              <span className="tabular-nums">{entry.points === null ? '–' : formatPoints(entry.points)}</span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}
