import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Listener, notify } from '../../app/lib/db/notify.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let listener: Listener;
const ended = () => new AbortController();

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(() => {
  listener = new Listener(fresh.url);
});
afterEach(() => listener.close());

const tell = (channel: string, payload: string) => notify({ database: fresh.database, channel, payload });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('notifications', () => {
  it('reach every subscriber of their channel and nobody else', async () => {
    const [one, two, other]: [string[], string[], string[]] = [[], [], []];
    const { signal } = ended();
    await listener.add({ channel: 'grading:1', onMessage: (text) => one.push(text), signal });
    await listener.add({ channel: 'grading:1', onMessage: (text) => two.push(text), signal });
    await listener.add({ channel: 'grading:2', onMessage: (text) => other.push(text), signal });
    await tell('grading:1', 'step');
    await tell('grading:2', 'end');
    await until(() => other.length === 1);
    expect([one, two, other]).toEqual([['step'], ['step'], ['end']]);
  });

  it('arrive when their transaction is committed, not before, and never when it is rolled back', async () => {
    const seen: string[] = [];
    await listener.add({ channel: 'tx', onMessage: (text) => seen.push(text), signal: ended().signal });
    const failing = fresh.database.$transaction(async (tx) => {
      await notify({ database: tx, channel: 'tx', payload: 'rolled back' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await fresh.database.$transaction((tx) => notify({ database: tx, channel: 'tx', payload: 'committed' }));
    await until(() => seen.length > 0);
    expect(seen).toEqual(['committed']);
  });

  it('stop when the subscription ends', async () => {
    const [first, second]: [string[], string[]] = [[], []];
    const leaving = ended();
    await listener.add({ channel: 'c', onMessage: (text) => first.push(text), signal: leaving.signal });
    await listener.add({ channel: 'c', onMessage: (text) => second.push(text), signal: ended().signal });
    leaving.abort();
    await tell('c', 'after');
    await until(() => second.length === 1);
    expect(first).toEqual([]);
  });

  it('go on after the connection was lost, and the gap is told', async () => {
    const seen: string[] = [];
    let gaps = 0;
    await listener.add({
      channel: 'lossy',
      onMessage: (text) => seen.push(text),
      onGap: () => (gaps += 1),
      signal: ended().signal,
    });
    await fresh.database.$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE application_name = 'assay-listener' AND datname = current_database()`;
    await until(() => gaps === 1);
    await tell('lossy', 'heard again');
    await until(() => seen.length === 1);
    expect(seen).toEqual(['heard again']);
  });

  it('that are too long for the database are refused with a clear error', async () => {
    await expect(tell('c', 'x'.repeat(8_000))).rejects.toThrow('too long');
  });
});
