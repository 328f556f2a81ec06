import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { readForm } from './account-forms';
import type { MembershipView } from './account-views';
import { makeApiKey } from './api-keys/make-api-key.server';
import { revokeApiKey } from './api-keys/revoke-api-key.server';
import { apiKeyForm, webhookForm } from './integration-forms';
import type { IntegrationOutcome } from './integration-outcome';
import { addWebhook } from './webhooks/add-webhook.server';
import { changeWebhook, type WebhookChange } from './webhooks/change-webhook.server';
import { testWebhook } from './webhooks/test-webhook.server';
import { targetProblem } from './webhooks/webhook-url';
import type { Actor } from './write-audit.server';

const CHANGES: readonly WebhookChange[] = ['switch-on', 'switch-off', 'rotate', 'remove'];

export interface IntegrationCommand {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  form: FormData;
  allowPrivate: boolean;
}

/**
 * Does what a form of the integrations page asks for: `done`, somewhere to go on, or something to show. Throws what the commands
 * throw.
 */
export async function actOnIntegrations(
  command: IntegrationCommand,
): Promise<'done' | { goTo: string } | IntegrationOutcome> {
  const { form, ...who } = command;
  const intent = form.get('intent');
  const webhookId = String(form.get('webhook') ?? '');
  const change = CHANGES.find((one) => one === intent);
  if (change) {
    const { secret } = await changeWebhook({ ...who, webhookId, change });
    return secret ? { secret: { what: 'webhook', of: String(form.get('url') ?? ''), text: secret } } : 'done';
  }
  switch (intent) {
    case 'test':
      await testWebhook({ ...who, webhookId });
      return { goTo: webhookId };
    case 'revoke-key':
      await revokeApiKey({ ...who, apiKeyId: String(form.get('key') ?? '') });
      return 'done';
    case 'make-key':
      return makeKey(command);
    case 'add-webhook':
      return add(command);
    default:
      throw new AppError('bad-request', 'This form is not complete.');
  }
}

async function makeKey({ form, ...who }: IntegrationCommand): Promise<IntegrationOutcome> {
  const read = readForm(apiKeyForm, form);
  if ('errors' in read) {
    return { errors: read.errors, kept: { form: 'api-key', name: String(form.get('name') ?? '') } };
  }
  const { key } = await makeApiKey({ ...who, ...read.value });
  return { secret: { what: 'api-key', of: read.value.name, text: key } };
}

async function add({ form, allowPrivate, ...who }: IntegrationCommand): Promise<IntegrationOutcome> {
  const events = form.getAll('events');
  const typed = { url: String(form.get('url') ?? ''), events: events.map(String) };
  const parsed = webhookForm.safeParse({ url: form.get('url') ?? '', events });
  const problem = parsed.success ? targetProblem({ url: parsed.data.url, allowPrivate }) : null;
  if (!parsed.success || problem) {
    const errors: Record<string, string> = problem ? { url: problem } : {};
    for (const issue of parsed.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message;
    return { errors, kept: { form: 'webhook', ...typed } };
  }
  const { url } = parsed.data;
  const { secret } = await addWebhook({ ...who, allowPrivate, ...parsed.data });
  return { secret: { what: 'webhook', of: url, text: secret } };
}
