import { Form } from '@remix-run/react';
import { Field, inputStyle, textAreaStyle } from '../../ui/field';
import { SubmitButton } from '../../ui/submit-button';
import type { ReviewOutcome } from './review-page';

/** Changes one verdict or one check, folded away until somebody wants it. */
export function OverrideForm({
  target,
  targetId,
  title,
  levels,
  maxPoints,
  overridden,
  outcome,
}: {
  target: 'criterion' | 'check';
  targetId: string;
  title: string;
  /** Titles of the levels of a criterion, worst first. */
  levels?: readonly string[];
  /** Scale of a check. */
  maxPoints?: number;
  overridden: boolean;
  outcome: ReviewOutcome;
}) {
  const { posted, errors } = outcome;
  const failed = posted?.['intent'] === 'override' && posted['target'] === target && posted['targetId'] === targetId;
  const was = failed ? posted : {};
  const wrong = failed ? (errors ?? {}) : {};
  return (
    <details className="mt-3" open={failed || undefined}>
      <summary className="min-h-6 cursor-pointer text-[0.8667rem] text-muted">
        {overridden ? 'Change or withdraw the override' : 'Override'}
        <span className="sr-only"> of {title}</span>
      </summary>
      <Form method="post" className="mt-2 space-y-3">
        <input type="hidden" name="target" value={target} />
        <input type="hidden" name="targetId" value={targetId} />
        {levels ? (
          <Field label="Level" error={wrong['levelIndex']}>
            {(control) => (
              <select {...control} name="levelIndex" defaultValue={was['levelIndex'] ?? ''} className={inputStyle}>
                <option value="">Choose</option>
                {levels.map((level, at) => (
                  <option key={at} value={at}>
                    {level}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : (
          <Field label={`Points, of ${maxPoints}`} error={wrong['points']}>
            {(control) => (
              <input
                {...control}
                name="points"
                type="number"
                min={0}
                max={maxPoints}
                step="any"
                defaultValue={was['points']}
                className={inputStyle}
              />
            )}
          </Field>
        )}
        <Field
          label="Why"
          hint="Kept for good, with your name. Candidates who see their full result read it without your name."
          error={wrong['reason']}
        >
          {(control) => (
            <textarea
              {...control}
              name="reason"
              rows={2}
              maxLength={4_000}
              defaultValue={was['reason']}
              className={textAreaStyle}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <input type="hidden" name="intent" value="override" />
          <SubmitButton size="sm">Override</SubmitButton>
          {overridden && (
            <SubmitButton size="sm" variant="ghost" name="withdraw" value="yes">
              Withdraw earlier overrides
            </SubmitButton>
          )}
        </div>
      </Form>
    </details>
  );
}
