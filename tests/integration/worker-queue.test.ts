import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { givenUpQueue } from '../../app/jobs/catalogue';
import { countAhead } from '../../app/jobs/count-ahead.server';
import { enqueue } from '../../app/jobs/enqueue.server';
import { queueDepth } from '../../app/jobs/queue-depth.server';
import { workOnJobs, type JobHandlers, type JobsAtWork } from '../../app/jobs/work-on-jobs.server';
import { startBoss } from '../../app/lib/queue/boss.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const job = 'grade-submission';
let fresh: FreshDatabase;
let boss: PgBoss;
let atWork: JobsAtWork | undefined;

beforeAll(async () => {
  fresh = await freshDatabase();
  boss = await startBoss({ url: fresh.url, supervise: false, applicationName: 'test', onError: () => undefined });
});
afterEach(async () => {
  await atWork?.stop({ finishMs: 0, graceMs: 500 });
  atWork = undefined;
  await boss.deleteAllJobs();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await fresh.drop();
});

const put = (fairnessKey: string, options: { runId?: string; limit?: number } = {}) =>
  fresh.database.$transaction((tx) =>
    enqueue({
      tx,
      boss,
      job,
      payload: { runId: options.runId ?? randomUUID() },
      fairnessKey,
      limit: options.limit ?? 100,
    }),
  );

async function work(handler: Partial<JobHandlers['grade-submission']>, slots = 1): Promise<void> {
  const nothing = () => Promise.resolve();
  const idle = { run: nothing, giveUp: nothing };
  const handlers = { [job]: { ...idle, ...handler }, 'send-mail': idle, 'deliver-webhook': idle } satisfies JobHandlers;
  atWork = await workOnJobs({ boss, handlers, slots, log: () => undefined });
}

/** A promise with its handle, for a test to say when something may go on. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the queue', () => {
  it('takes turns: a visitor who submitted ten times does not keep another one waiting', async () => {
    const eager: string[] = [];
    for (let count = 0; count < 10; count += 1) eager.push(await put('eager'));
    const late = [await put('late'), await put('late')];
    expect(await countAhead({ database: fresh.database, job, id: late[0] ?? '' })).toBe(1);
    const order: string[] = [];
    await work({ run: ({ payload }) => Promise.resolve(void order.push(payload.runId)) });
    await until(() => order.length === 12);
    expect(order.slice(0, 4)).toEqual([eager[0], late[0], eager[1], late[1]]);
    expect(order.slice(4)).toEqual(eager.slice(2));
  });

  it('works a backlog off without a pause between jobs', async () => {
    for (let count = 0; count < 20; count += 1) await put(`visitor ${count}`);
    let done = 0;
    const startedAt = performance.now();
    await work({ run: () => Promise.resolve(void (done += 1)) });
    await until(() => done === 20);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('wakes an idle worker at once', async () => {
    const taken = gate();
    await work({ run: () => Promise.resolve(taken.open()) });
    const startedAt = performance.now();
    await put('anyone');
    await taken.opened;
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('pushes back when it is full, and says when to come again', async () => {
    await put('one', { limit: 2 });
    await put('two', { limit: 2 });
    await expect(put('three', { limit: 2 })).rejects.toMatchObject({
      code: 'busy',
      retryAfterSeconds: expect.any(Number) as number,
    });
    expect(await queueDepth({ database: fresh.database, job })).toEqual({ waiting: 2, running: 0 });
  });

  it('keeps to its limit when many submit at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, (_, at) => put(`visitor ${at}`, { limit: 3 })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    expect((await queueDepth({ database: fresh.database, job })).waiting).toBe(3);
  });

  it('takes the same run once, however often it is put in', async () => {
    const runId = randomUUID();
    expect(await put('one', { runId })).toBe(runId);
    expect(await put('one', { runId })).toBe(runId);
    expect((await queueDepth({ database: fresh.database, job })).waiting).toBe(1);
  });

  it('forgets a job whose transaction is rolled back', async () => {
    const failing = fresh.database.$transaction(async (tx) => {
      await enqueue({ tx, boss, job, payload: { runId: randomUUID() }, fairnessKey: 'one', limit: 10 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await queueDepth({ database: fresh.database, job })).waiting).toBe(0);
  });

  it('hands an unfinished job back when its worker stops, without using up a try', async () => {
    const started = gate();
    const id = await put('one');
    await work({
      run: ({ signal }) =>
        new Promise((_resolve, reject) => {
          started.open();
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    });
    await started.opened;
    await atWork?.stop({ finishMs: 50, graceMs: 1_000 });
    const [found] = await boss.findJobs(job, { id });
    expect(found).toMatchObject({ state: 'retry', retryCount: 1, retryLimit: 6 });
    const again = gate();
    await work({ run: () => Promise.resolve(again.open()) });
    await again.opened;
  });

  it('hands back even a job whose handler does not listen, and ignores what that handler says later', async () => {
    const [started, late] = [gate(), gate()];
    const id = await put('one');
    await work({
      run: async () => {
        started.open();
        await late.opened;
      },
    });
    await started.opened;
    await atWork?.stop({ finishMs: 0, graceMs: 0 });
    late.open();
    await new Promise((resolve) => setImmediate(resolve));
    expect((await boss.findJobs(job, { id }))[0]?.state).toBe('retry');
  });

  it('waits as long as the fault asks before it tries again', async () => {
    const id = await put('one');
    const failure = Object.assign(new Error('rate limited'), { retryAfterSeconds: 90 });
    await work({ run: () => Promise.reject(failure) });
    await until(async () => (await boss.findJobs(job, { id }))[0]?.state === 'retry');
    const [found] = await boss.findJobs(job, { id });
    expect(found?.retryCount).toBe(1);
    expect((found?.startAfter.getTime() ?? 0) - Date.now()).toBeGreaterThan(80_000);
  });

  it('gives a job up after its last try, and tells the handler how many there were', async () => {
    const runId = await put('one');
    await fresh.database.$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE id = ${runId}::uuid`;
    const given: { runId: string; tries: number; lastError: string }[] = [];
    await work({
      run: () => Promise.reject(new Error('broken beyond repair')),
      giveUp: ({ payload, tries, lastError }) =>
        Promise.resolve(void given.push({ runId: payload.runId, tries, lastError })),
    });
    await until(() => given.length > 0);
    expect(given).toEqual([{ runId, tries: 1, lastError: expect.stringContaining('broken beyond repair') as string }]);
    await until(async () => (await boss.findJobs(givenUpQueue(job)))[0]?.state === 'completed');
  });
});
