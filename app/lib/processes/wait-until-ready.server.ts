import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 50;

/** Asks `url` until it answers 200. False when `timeoutMs` pass or `signal` aborts first. */
export async function waitUntilReady(options: {
  url: string;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<boolean> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  while (!signal.aborted) {
    const answer = await fetch(options.url, { signal }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await wait(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
