import { LocalTime } from '../../../ui/local-time';
import type { OwnProblemReport } from '../sitting-views';

/** What the candidate reported, each with its answer or the word that there is none yet. */
export function ProblemReports({ reports }: { reports: OwnProblemReport[] }) {
  return (
    <ul className="grid gap-3">
      {reports.map(({ reportId, at, text, answer }) => (
        <li key={reportId}>
          <p className="break-words whitespace-pre-wrap text-muted">
            <LocalTime iso={at} />: {text}
          </p>
          {answer === null ? (
            <p>No answer yet.</p>
          ) : (
            <p className="break-words whitespace-pre-wrap">
              <strong>Answer:</strong> {answer}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
