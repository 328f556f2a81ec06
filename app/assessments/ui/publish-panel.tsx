import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { SubmitButton } from '../../ui/submit-button';
import type { AssessmentStatus } from '../assessment-views';
import type { PublishProblem } from '../publish-problems';

/** What stands in the way of publishing, and the buttons that change an assessment as a whole. Part of the editor's form. */
export function PublishPanel({ status, problems }: { status: AssessmentStatus; problems: PublishProblem[] }) {
  return (
    <aside aria-label="Publishing" className="space-y-4 lg:sticky lg:top-4">
      {status === 'DRAFT' ? <Draft problems={problems} /> : <Published status={status} />}
      <Card title="More">
        <div className="space-y-3">
          <SubmitButton name="intent" value="duplicate" className="w-full">
            Duplicate
          </SubmitButton>
          {status === 'DRAFT' && (
            <details>
              <summary className="cursor-pointer text-bad">Delete this draft</summary>
              <p className="my-2 text-[0.8667rem]">It cannot be brought back.</p>
              <SubmitButton name="intent" value="delete" variant="danger" className="w-full">
                Delete for good
              </SubmitButton>
            </details>
          )}
        </div>
      </Card>
    </aside>
  );
}

function Draft({ problems }: { problems: PublishProblem[] }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <Card title="Before it is published">
      <div className="space-y-4">
        {problems.length === 0 ? (
          <p>As it is saved, nothing is missing.</p>
        ) : (
          <ul className="space-y-2 text-[0.8667rem]">
            {[...errors, ...warnings].map(({ field, message, severity }) => (
              <li key={`${field} ${message}`} className="flex gap-2">
                <Icon
                  name={severity === 'error' ? 'cross' : 'warning'}
                  className={`mt-0.5 shrink-0 ${severity === 'error' ? 'text-bad' : 'text-warn'}`}
                />
                <span>
                  <span className="sr-only">{severity === 'error' ? 'Missing: ' : 'Worth a thought: '}</span>
                  {message}
                </span>
              </li>
            ))}
          </ul>
        )}
        <SubmitButton name="intent" value="preview" className="w-full">
          Save and try it as a candidate
        </SubmitButton>
        <SubmitButton name="intent" value="publish" variant="primary" className="w-full">
          Save and publish
        </SubmitButton>
        <p className="text-[0.8667rem] text-muted">
          Once published, exercises, times and the AI policy stay as they are, so that everybody takes the same.
        </p>
      </div>
    </Card>
  );
}

function Published({ status }: { status: 'PUBLISHED' | 'CLOSED' }) {
  const open = status === 'PUBLISHED';
  return (
    <Card title={open ? 'Published' : 'Closed'}>
      <div className="space-y-4">
        <p className="text-[0.8667rem] text-muted">
          {open
            ? 'Exercises, times and the AI policy stay as they are. Sittings that run keep their deadline when you change the due date.'
            : 'Nobody can start any more; what was running went on.'}
        </p>
        {open && (
          <SubmitButton name="intent" value="preview" className="w-full">
            Save and try it as a candidate
          </SubmitButton>
        )}
        <SubmitButton name="intent" value={open ? 'close' : 'reopen'} className="w-full">
          {open ? 'Close' : 'Reopen'}
        </SubmitButton>
      </div>
    </Card>
  );
}
