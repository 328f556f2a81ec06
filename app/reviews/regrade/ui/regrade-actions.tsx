import { Form } from '@remix-run/react';
import { Card } from '../../../ui/card';
import { formatCount } from '../../../ui/format-number';
import { Notice } from '../../../ui/notice';
import { SubmitButton } from '../../../ui/submit-button';
import type { RegradeComparison } from '../regrade-views';

/** The decision about an open regrade: include what came in since, apply, or discard. */
export function RegradeActions({ regrade, waiting }: { regrade: RegradeComparison; waiting: number }) {
  const { missing, progress, version, assessments } = regrade;
  const isReady = waiting === 0 && missing === 0;
  return (
    <Card title="Apply or discard" headingLevel={3}>
      {missing > 0 && (
        <Notice
          tone="warn"
          className="mb-4"
          title={`${formatCount(missing, 'submission')} came in since this was started`}
          actions={
            <Form method="post">
              <SubmitButton name="intent" value="include" size="sm">
                Include {missing === 1 ? 'it' : 'them'}
              </SubmitButton>
            </Form>
          }
        >
          <p>Everybody on an assessment is graded by one version, so it can be applied once they are graded too.</p>
        </Notice>
      )}
      <p className="max-w-[68ch]">
        {isReady
          ? `Applying makes the grades after the ones that count, and ${assessments.map(({ name }) => name).join(', ')} grades by version ${version.number} from then on, whoever is still at work included. The earlier grades stay on record.`
          : 'It can be applied once every submission is graded.'}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Form method="post" className="flex flex-wrap items-center gap-3">
          {progress.ungraded > 0 && (
            <label className="flex min-h-6 items-baseline gap-2">
              <input type="checkbox" name="leave" required />
              Leave {formatCount(progress.ungraded, 'submission')} that could not be graded as{' '}
              {progress.ungraded === 1 ? 'it is' : 'they are'}
            </label>
          )}
          {isReady && (
            <SubmitButton name="intent" value="apply" variant="primary">
              Apply to {formatCount(progress.finished, 'submission')}
            </SubmitButton>
          )}
        </Form>
        <Form method="post">
          <SubmitButton name="intent" value="discard" variant="danger">
            Discard
          </SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
