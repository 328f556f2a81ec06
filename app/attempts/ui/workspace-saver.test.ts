import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../kinds/contract';
import type { SaveDraftRequest } from '../attempt-views';
import { copyKey, findCopies, keepCopy, type CopyStorage } from './workspace-local-copies';
import { WorkspaceSaver } from './workspace-saver';
import type { SendResult } from './workspace-send-draft';

const answer = (text: string): Answer => ({ schemaVersion: 1, files: { 'eval.ts': text }, fields: {} });
const savedAt = '2026-01-01T00:00:00.000Z';

function memoryStorage(): CopyStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

/** A server that answers as it is told; by default it accepts everything. */
function fakeServer() {
  const requests: SaveDraftRequest[] = [];
  const results: SendResult[] = [];
  let revision = 0;
  return {
    requests,
    results,
    send: (request: SaveDraftRequest): Promise<SendResult> => {
      requests.push(request);
      revision += 1;
      return Promise.resolve(results.shift() ?? { saved: true, revision, savedAt });
    },
  };
}

function open(
  options: { storage?: CopyStorage; tab?: string; server?: ReturnType<typeof fakeServer>; text?: string } = {},
) {
  const server = options.server ?? fakeServer();
  const storage = options.storage ?? memoryStorage();
  const loaded = { answer: answer(options.text ?? 'start'), revision: 0, savedAt };
  const saver = new WorkspaceSaver({ attemptId: 'a1', loaded, tab: options.tab ?? 't1', send: server.send, storage });
  return { server, storage, saver };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the saver', () => {
  it('saves within two seconds of a change and then keeps no local copy', async () => {
    const { saver, server, storage } = open();
    saver.edit(answer('a'));
    expect(findCopies(storage, 'a1')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(server.requests).toMatchObject([{ answer: answer('a'), baseRevision: 0, savedBy: 't1' }]);
    expect(findCopies(storage, 'a1')).toHaveLength(0);
  });
  it('keeps the draft in the browser while offline and sends it when told the network is back', async () => {
    const { saver, server, storage } = open();
    server.results.push({ failed: 'offline', message: '' });
    saver.edit(answer('a'));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(saver.getState().trouble?.reason).toBe('offline');
    expect(findCopies(storage, 'a1')[0]?.copy.draft).toEqual(answer('a'));
    saver.flush({ retry: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.requests).toHaveLength(2);
    expect(findCopies(storage, 'a1')).toHaveLength(0);
  });
  it('does not hurry a server that asked for a pause', async () => {
    const { saver, server } = open();
    server.results.push({ failed: 'busy', message: '', retryAfterMs: 30_000 });
    saver.edit(answer('a'));
    await vi.advanceTimersByTimeAsync(2_000);
    saver.flush({ retry: true });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.requests).toHaveLength(2);
  });
  it('never waits longer for the next try than it is allowed to at that moment', async () => {
    const server = fakeServer();
    let longest = 3_000;
    const saver = new WorkspaceSaver({
      ...{ attemptId: 'a1', loaded: { answer: answer('start'), revision: 0, savedAt }, tab: 't1' },
      ...{ send: server.send, storage: memoryStorage(), longestWaitMs: () => longest },
    });
    for (let more = 0; more < 40; more += 1) server.results.push({ failed: 'offline', message: '' });
    saver.edit(answer('a'));
    await vi.advanceTimersByTimeAsync(30_000);
    const tries = server.requests.length;
    expect(tries).toBeGreaterThanOrEqual(10);
    // The time is over: a try at once, and the others within the grace.
    longest = 1_000;
    saver.flush({ retry: true });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(server.requests.length - tries).toBeGreaterThanOrEqual(5);
  });
  it('takes up the copy of a page that was closed before it could save', async () => {
    const { storage, saver: closed } = open();
    closed.edit(answer('typed'));
    const { saver, server } = open({ storage, tab: 't2' });
    await saver.restore();
    expect(saver.getState().draft).toEqual(answer('typed'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.requests.at(-1)?.answer).toEqual(answer('typed'));
    expect(findCopies(storage, 'a1')).toHaveLength(0);
  });
  it('shows every copy that it cannot take up, and forgets one only when it has been decided', async () => {
    const storage = memoryStorage();
    for (const [tab, keptAt] of [
      ['x', '2026-01-02'],
      ['y', '2026-01-01'],
    ] as const) {
      keepCopy(storage, copyKey('a1', tab), { draft: answer(tab), baseRevision: 0, sent: [], keptAt });
    }
    const { saver } = open({ storage, tab: 't3' });
    await saver.restore();
    expect(saver.getState()).toMatchObject({
      draft: answer('x'),
      conflicts: [{ source: 'browser', answer: answer('y') }],
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(storage.getItem(copyKey('a1', 'y'))).not.toBeNull();
    saver.resolve(answer('x and y'));
    await vi.advanceTimersByTimeAsync(0);
    expect(storage.length).toBe(0);
  });
  it('leaves the copies of tabs that are still open alone', async () => {
    const { storage, saver: other } = open();
    other.edit(answer('theirs'));
    const guarded = new WorkspaceSaver({
      ...{ attemptId: 'a1', loaded: { answer: answer('start'), revision: 0, savedAt }, tab: 't4', storage },
      ...{ send: fakeServer().send, openTabs: () => Promise.resolve(['t1']) },
    });
    await guarded.restore();
    expect(guarded.getState().draft).toEqual(answer('start'));
  });
});
