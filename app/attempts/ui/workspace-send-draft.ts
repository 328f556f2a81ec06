import type { SaveDraftReply, SaveDraftRequest } from '../attempt-views';
import type { TroubleReason } from './workspace-autosave';
import { readRefusal } from './workspace-read-refusal';

export type SendResult = SaveDraftReply | { failed: TroubleReason; message: string; retryAfterMs?: number };

/** Browsers let at most 64 KiB of keepalive bodies outlive a page. */
const KEEPALIVE_BYTES = 60_000;
/** A request without an answer for this long is given up, so that it does not hold up the next. */
const PATIENCE_MS = 10_000;

const isReply = (value: unknown): value is SaveDraftReply =>
  typeof value === 'object' && value !== null && 'saved' in value && 'revision' in value;

/**
 * Sends one save and says what became of it; never throws. The request outlives the page where the browser allows it. `offline`: no
 * answer or a failing server, worth repeating; `busy`: asked to wait; `refused`: this content will not be accepted. `base` is the
 * address of the workspace; `onReply` hears every answer.
 */
export async function sendDraft(
  base: string,
  request: SaveDraftRequest,
  onReply?: (status: number, reply: unknown) => void,
): Promise<SendResult> {
  const body = JSON.stringify(request);
  try {
    const response = await fetch(`${base}/draft`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
      keepalive: new Blob([body]).size < KEEPALIVE_BYTES,
    });
    const reply: unknown = await response.json().catch(() => null);
    onReply?.(response.status, reply);
    if ((response.ok || response.status === 409) && isReply(reply)) return reply;
    const { message, retryAfterMs } = readRefusal(response, reply);
    if (response.status === 429 || response.status === 503) return { failed: 'busy', message, retryAfterMs };
    if (response.status >= 500) return { failed: 'offline', message };
    return { failed: 'refused', message };
  } catch {
    return { failed: 'offline', message: 'no connection to the server' };
  }
}
