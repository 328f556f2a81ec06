import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { SubmitButton } from '../../ui/submit-button';
import type { IntegrationOutcome } from '../integration-outcome';
import { webhookEvent, webhookEventMeaning } from '../webhooks/webhook-events';

/** Adds a webhook. */
export function WebhookForm({ outcome }: { outcome: IntegrationOutcome }) {
  const kept = outcome.kept?.form === 'webhook' ? outcome.kept : undefined;
  const errors = kept ? (outcome.errors ?? {}) : {};
  return (
    <Card title="Add a webhook">
      <Form method="post" className="space-y-4" key={outcome.secret?.text}>
        <Field label="Address" hint="Of your program, with https." error={errors.url}>
          {(control) => (
            <input
              {...control}
              name="url"
              type="text"
              inputMode="url"
              placeholder="https://example.org/hooks/assay"
              autoComplete="off"
              defaultValue={kept?.url}
              required
              className={inputStyle}
            />
          )}
        </Field>
        <fieldset>
          <legend className="mb-1 text-[0.8667rem] font-medium">Events</legend>
          <div className="space-y-1.5">
            {webhookEvent.options.map((event) => (
              <label key={event} className="flex items-start gap-2.5">
                <input
                  type="checkbox"
                  name="events"
                  value={event}
                  defaultChecked={kept?.events ? kept.events.includes(event) : true}
                  className="mt-1 size-4 shrink-0 accent-(--accent)"
                />
                <span>
                  <code>{event}</code>
                  <span className="block text-[0.8667rem] text-muted">{webhookEventMeaning[event]}</span>
                </span>
              </label>
            ))}
          </div>
          {errors.events && <p className="mt-1 text-[0.8667rem] font-medium text-bad">{errors.events}</p>}
        </fieldset>
        <SubmitButton variant="primary" name="intent" value="add-webhook" className="w-full">
          Add webhook
        </SubmitButton>
      </Form>
    </Card>
  );
}
