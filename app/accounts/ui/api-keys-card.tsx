import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { LocalTime } from '../../ui/local-time';
import { SubmitButton } from '../../ui/submit-button';
import type { IntegrationOutcome } from '../integration-outcome';
import type { ApiKeyView } from '../integration-views';

/** Keys with which programs act for the organisation. */
export function ApiKeysCard({ apiKeys, outcome }: { apiKeys: ApiKeyView[]; outcome: IntegrationOutcome }) {
  const kept = outcome.kept?.form === 'api-key' ? outcome.kept : undefined;
  return (
    <Card title={`API keys (${apiKeys.length})`}>
      {apiKeys.length === 0 && (
        <p className="text-muted">None yet. A program such as Greenhouse needs one to call us.</p>
      )}
      <ul className="divide-y divide-line">
        {apiKeys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <p>
                {key.name} <code className="text-[0.8667rem] break-all text-muted">{key.prefix}…</code>
              </p>
              <p className="text-[0.8667rem] text-muted">
                by {key.madeBy}, <LocalTime iso={key.madeAt} />;{' '}
                {key.lastUsedAt ? (
                  <>
                    last used <LocalTime iso={key.lastUsedAt} />
                  </>
                ) : (
                  'never used'
                )}
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="key" value={key.id} />
              <SubmitButton name="intent" value="revoke-key" size="sm" variant="danger">
                Revoke<span className="sr-only"> the key {key.name}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form
        method="post"
        className="mt-3 flex flex-wrap items-start gap-2 border-t border-line pt-3"
        key={outcome.secret?.text}
      >
        <Field
          label="What the key is for"
          hideLabel
          error={kept ? outcome.errors?.name : undefined}
          className="min-w-40 flex-1"
        >
          {(control) => (
            <input
              {...control}
              name="name"
              placeholder="What the key is for"
              autoComplete="off"
              defaultValue={kept?.name}
              required
              maxLength={80}
              className={inputStyle}
            />
          )}
        </Field>
        <SubmitButton name="intent" value="make-key">
          Make key
        </SubmitButton>
      </Form>
    </Card>
  );
}
