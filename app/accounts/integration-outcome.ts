import type { FieldErrors } from './account-forms';

/** What a command on the integrations page came to, when there is more to say than that it is done. */
export interface IntegrationOutcome {
  /** Beside the fields of the form that was sent. */
  errors?: FieldErrors;
  /** What was typed in it. */
  kept?: { form: 'webhook' | 'api-key'; url?: string; events?: string[]; name?: string };
  refusal?: string;
  /** Shown this once. */
  secret?: { what: 'webhook' | 'api-key'; of: string; text: string };
}
