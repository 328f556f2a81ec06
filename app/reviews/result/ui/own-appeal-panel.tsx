import { Form } from '@remix-run/react';
import { Field, textAreaStyle } from '../../../ui/field';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { SubmitButton } from '../../../ui/submit-button';
import type { OwnAppeal } from '../result-view';
import type { AppealOutcome } from './own-result-page';

/** The candidate's appeal against one grade: the form while there is time, then what became of it. */
export function OwnAppealPanel({
  appeal,
  submissionId,
  title,
  outcome,
}: {
  appeal: OwnAppeal;
  submissionId: string;
  title: string;
  outcome: AppealOutcome | null;
}) {
  return (
    <div id={`appeal-${submissionId}`} className="mt-4 border-t border-line pt-3">
      {appeal.state === 'open' ? (
        <details open={outcome !== null || undefined}>
          <summary className="min-h-6 cursor-pointer font-medium">
            I disagree with this grade<span className="sr-only"> of {title}</span>
          </summary>
          <Form method="post" className="mt-3 max-w-[65ch] space-y-3">
            <p className="text-muted">
              Say what was overlooked or misread. A person looks at it and answers; you can do this once, until{' '}
              <LocalTime iso={appeal.until} />.
            </p>
            <input type="hidden" name="submission" value={submissionId} />
            <Field label="Why" hint="20 to 4,000 characters." error={outcome?.error}>
              {(control) => (
                <textarea
                  {...control}
                  name="reason"
                  rows={5}
                  maxLength={4_000}
                  defaultValue={outcome?.reason}
                  className={textAreaStyle}
                />
              )}
            </Field>
            <SubmitButton>Appeal</SubmitButton>
          </Form>
        </details>
      ) : (
        <Notice
          tone={appeal.state === 'answered' ? 'accent' : 'neutral'}
          title={
            appeal.state === 'raised'
              ? 'You have appealed. A person will look at it and answer here and by mail.'
              : appeal.outcome === 'UPHELD'
                ? 'Your appeal is upheld'
                : 'Your appeal is not upheld'
          }
        >
          {appeal.state === 'answered' && (
            <p className="max-w-[65ch] break-words whitespace-pre-wrap">{appeal.answer}</p>
          )}
          <p className="mt-2 max-w-[65ch] text-[0.9333rem] break-words whitespace-pre-wrap">
            <span className="text-muted">You wrote: </span>
            {appeal.reason}
          </p>
        </Notice>
      )}
    </div>
  );
}
