import { Link } from '@remix-run/react';
import { LocalTime } from '../../ui/local-time';
import { TableScroll } from '../../ui/table-scroll';
import type { ExerciseHistory } from '../attempt-views';
import { SubmissionStatus } from './history-status';

const linkStyle = 'text-accent underline underline-offset-2';

/** Attempts on one exercise, newest first, each with its submissions. */
export function AttemptsTable({ attempts, title }: { attempts: ExerciseHistory['attempts']; title: string }) {
  return (
    <TableScroll label={`Attempts on ${title}`}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">Last saved</th>
            <th scope="col">Submissions</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt, at) => (
            <tr key={attempt.id}>
              <th scope="row">
                <Link to={`/attempts/${attempt.id}`} className={linkStyle}>
                  Attempt {attempts.length - at}
                </Link>
                <span className="block font-normal text-muted">
                  started <LocalTime iso={attempt.startedAt} />
                </span>
              </th>
              <td>
                <LocalTime iso={attempt.draftSavedAt} />
              </td>
              <td>
                {attempt.submissions.length === 0 && <span className="text-muted">nothing handed in yet</span>}
                <ul className="space-y-0.5">
                  {attempt.submissions.map((submission) => (
                    <li key={submission.id}>
                      <Link to={`/submissions/${submission.id}`} className={linkStyle}>
                        #{submission.number}
                      </Link>{' '}
                      <SubmissionStatus submission={submission} />{' '}
                      <span className="text-muted">
                        <LocalTime iso={submission.submittedAt} />
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
