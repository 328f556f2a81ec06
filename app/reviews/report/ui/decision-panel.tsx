import { Form } from '@remix-run/react';
import type { FieldErrors } from '../../../accounts/account-forms';
import { Card } from '../../../ui/card';
import { Field, textAreaStyle } from '../../../ui/field';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { SubmitButton } from '../../../ui/submit-button';
import { DECISIONS, decisionTitle, type DecisionView } from '../decision-form';
import { DecisionBadge } from './decision-badge';

/** What the last form came to, when it was not taken. */
export interface PostedReport {
  errors?: FieldErrors;
  /** As typed, so that nothing is lost. */
  outcome?: string;
  reasons?: string;
  text?: string;
  refusal?: string;
}

/** The hiring outcome: what was decided and why, and for those who may, the form that decides. */
export function DecisionPanel({
  decisions,
  mayDecide,
  running,
  posted,
}: {
  decisions: readonly DecisionView[];
  mayDecide: boolean;
  running: boolean;
  posted: PostedReport;
}) {
  const [latest, ...earlier] = decisions;
  return (
    <Card title="Decision" aside={<DecisionBadge outcome={latest?.outcome ?? null} />}>
      {latest && <Decision decision={latest} />}
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-6 w-fit cursor-pointer text-[0.8667rem] text-muted hover:text-ink">
            Earlier decisions ({earlier.length})
          </summary>
          <ul className="mt-2 space-y-3">
            {earlier.map((decision) => (
              <li key={decision.id}>
                <DecisionBadge outcome={decision.outcome} /> <Decision decision={decision} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayDecide && running && (
        <p className="text-muted">The candidate is still working. Decide when the sitting has ended.</p>
      )}
      {mayDecide && !running && <DecisionForm key={latest?.id} posted={posted} again={latest !== undefined} />}
      {!mayDecide && !latest && <p className="text-muted">Nobody has decided yet.</p>}
    </Card>
  );
}

function DecisionForm({ posted, again }: { posted: PostedReport; again: boolean }) {
  const { errors = {} } = posted;
  return (
    <Form method="post" className="no-print mt-3 space-y-3 first:mt-0">
      {posted.refusal && (
        <Notice tone="bad" role="alert" title="Nothing was recorded">
          <p>{posted.refusal}</p>
        </Notice>
      )}
      <fieldset>
        <legend className="sr-only">{again ? 'Decide anew' : 'Decide'}</legend>
        <div className="grid grid-cols-3 gap-2">
          {DECISIONS.map((one) => (
            <label
              key={one}
              className="flex min-h-[34px] cursor-pointer items-center justify-center gap-1.5 rounded-control border border-line-strong px-2 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input type="radio" name="outcome" value={one} defaultChecked={posted.outcome === one} required />
              {decisionTitle[one]}
            </label>
          ))}
        </div>
        {errors['outcome'] && <p className="mt-1 text-[0.8667rem] font-medium text-bad">{errors['outcome']}</p>}
      </fieldset>
      <Field label="Reasons" hint="Kept with your name. The candidate never sees it." error={errors['reasons']}>
        {(control) => (
          <textarea
            {...control}
            name="reasons"
            rows={3}
            maxLength={4_000}
            required
            defaultValue={posted.reasons}
            className={textAreaStyle}
          />
        )}
      </Field>
      <SubmitButton name="intent" value="decide" variant="primary">
        {again ? 'Decide anew' : 'Record the decision'}
      </SubmitButton>
    </Form>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  return (
    <>
      <p className="break-words whitespace-pre-wrap">{decision.reasons}</p>
      <p className="text-[0.8667rem] text-muted">
        {decision.authorName}, <LocalTime iso={decision.at} />
      </p>
    </>
  );
}
