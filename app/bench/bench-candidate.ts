import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../kinds/contract';

/** A candidate of a running server, seen from outside: opens the invitation, starts, and saves like the page does. */
export interface BenchCandidate {
  sittingId: string;
  /** Keeps the page's stream of news open, and opens it again when it breaks, until `signal`. */
  listen(signal: AbortSignal): Promise<void>;
  /** Saves until the server has taken it, as the page does; calls `onTried` with every try's duration in ms and its answer. */
  save(
    attempt: BenchAttempt,
    answer: Answer,
    until: number,
    onTried: (ms: number, answer: 'saved' | 'closed' | 'failed') => void,
  ): Promise<'saved' | 'closed' | 'not-saved'>;
}

export interface BenchAttempt {
  id: string;
  /** Number of the last save the server acknowledged. */
  revision: number;
}

const AGAIN_MS = 500;
const LISTEN_AGAIN_MS = 3_000;
const ANSWER_MS = 20_000;

/** Starts a sitting from its invitation's link. Throws, naming the answer, when the server does anything unexpected. */
export async function startCandidate({ url, token }: { url: string; token: string }): Promise<BenchCandidate> {
  const started = await fetch(`${url}/invitations/${token}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ intent: 'start', consent: 'yes' }),
  });
  const sittingId = /^\/sittings\/([^/?]+)/.exec(started.headers.get('location') ?? '')?.[1];
  if (!sittingId) throw new Error(`starting a sitting answered ${started.status} ${await started.text()}`);
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const post = (attempt: BenchAttempt, answer: Answer) =>
    fetch(`${url}/sittings/${sittingId}/exercises/${attempt.id}/draft`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      body: JSON.stringify({ answer, baseRevision: attempt.revision, savedBy: 'bench' }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  return {
    sittingId,
    async listen(signal) {
      while (!signal.aborted) {
        await readStream(`${url}/sittings/${sittingId}/events`, cookie, signal).catch(() => undefined);
        await wait(LISTEN_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    },
    async save(attempt, edited, until, onTried) {
      while (performance.now() < until) {
        const sentAt = performance.now();
        const reply = await post(attempt, edited).then(readReply, () => null);
        const answer = reply === null ? 'failed' : reply === 'closed' ? 'closed' : 'saved';
        onTried(performance.now() - sentAt, answer);
        if (reply === 'closed') return 'closed';
        if (reply !== null) {
          attempt.revision = reply;
          return 'saved';
        }
        await wait(AGAIN_MS);
      }
      return 'not-saved';
    },
  };
}

/** Reads a stream until it ends. */
async function readStream(address: string, cookie: string, signal: AbortSignal): Promise<void> {
  const { body } = await fetch(address, { headers: { cookie }, signal });
  const reader = body?.getReader();
  while (reader && !(await reader.read()).done);
}

/** The new revision, `closed` when the time is over, null for a failing server. Throws for an answer that must not occur. */
async function readReply(response: Response): Promise<number | 'closed' | null> {
  const body = (await response.json().catch(() => null)) as { saved?: boolean; revision?: number } | null;
  // A server that was killed may have begun to answer.
  if (response.status >= 500 || (response.ok && body === null)) return null;
  if (response.status === 410) return 'closed';
  // A save whose answer was lost with a killed server is there already; saving on from it is what the page does too.
  if (response.ok && typeof body?.revision === 'number') return body.revision;
  throw new Error(`saving answered ${response.status} ${JSON.stringify(body)}`);
}
