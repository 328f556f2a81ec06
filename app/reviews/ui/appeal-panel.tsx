import { Form } from '@remix-run/react';
import { may } from '../../accounts/roles';
import { Card } from '../../ui/card';
import { Field, textAreaStyle } from '../../ui/field';
import { LocalTime } from '../../ui/local-time';
import { SubmitButton } from '../../ui/submit-button';
import { appealOutcomeWords } from '../appeals/appeal-forms';
import type { AppealView } from '../appeals/list-appeals.server';
import type { OutcomeProps } from './outcome-page';

/** What the candidate said against this grade, and its answer or the form for one. */
export function AppealPanel({ appeal, role, outcome }: OutcomeProps & { appeal: AppealView }) {
  const { reason, at, answered } = appeal;
  return (
    <Card
      title={answered ? `Appeal: ${appealOutcomeWords[answered.outcome].toLowerCase()}` : 'Appeal'}
      id="appeal"
      headingLevel={3}
    >
      <p className="max-w-[75ch] break-words whitespace-pre-wrap">{reason}</p>
      <p className="text-[0.8667rem] text-muted">
        The candidate, <LocalTime iso={at} />
      </p>
      {answered ? (
        <div className="mt-3 border-l-2 border-line-strong pl-3">
          <p className="max-w-[75ch] break-words whitespace-pre-wrap">{answered.answer}</p>
          <p className="text-[0.8667rem] text-muted">
            {answered.by}, <LocalTime iso={answered.at} />
          </p>
        </div>
      ) : (
        may(role, 'review') && <AnswerForm appealId={appeal.id} outcome={outcome} />
      )}
    </Card>
  );
}

function AnswerForm({ appealId, outcome: { posted, errors } }: { appealId: string } & Pick<OutcomeProps, 'outcome'>) {
  const failed = posted?.['intent'] === 'appeal';
  const wrong = failed ? (errors ?? {}) : {};
  return (
    <Form method="post" className="mt-4 space-y-3">
      <input type="hidden" name="appeal" value={appealId} />
      <fieldset>
        <legend className="mb-1 text-[0.8667rem] font-medium">Outcome</legend>
        <div className="flex flex-wrap gap-x-5">
          {(['UPHELD', 'REJECTED'] as const).map((one) => (
            <label key={one} className="flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="outcome"
                value={one}
                defaultChecked={failed && posted['outcome'] === one}
                className="size-4 accent-accent"
              />
              {appealOutcomeWords[one]}
            </label>
          ))}
        </div>
        {wrong['outcome'] && <p className="text-[0.8667rem] font-medium text-bad">{wrong['outcome']}</p>}
      </fieldset>
      <Field
        label="Answer to the candidate"
        hint="Mailed to them, and shown with their result. To change the grade, override what was wrong first."
        error={wrong['answer']}
      >
        {(control) => (
          <textarea
            {...control}
            name="answer"
            rows={4}
            maxLength={4_000}
            defaultValue={failed ? posted['answer'] : undefined}
            className={textAreaStyle}
          />
        )}
      </Field>
      <SubmitButton name="intent" value="appeal" variant="primary">
        Answer
      </SubmitButton>
    </Form>
  );
}
