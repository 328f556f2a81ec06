import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sendDraft } from './workspace-send-draft';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('gives up a save that is never answered, so that the next one can be sent', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('too slow', 'TimeoutError')), ms);
    return controller.signal;
  });
  const silent = (_url: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  vi.stubGlobal('fetch', silent);
  const request = { answer: { schemaVersion: 1 as const, files: {}, fields: {} }, baseRevision: 0, savedBy: 't' };
  const sending = sendDraft('/attempts/a', request);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await sending).toMatchObject({ failed: 'offline' });
});
