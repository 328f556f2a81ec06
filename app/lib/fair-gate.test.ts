import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairGate } from './fair-gate';

/** Work that is finished by hand, so that the order of starts is all that is observed. */
function manualWork(started: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { finish: () => resolve(name), work: () => (started.push(name), promise) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('FairGate', () => {
  test('serves owners in turns, so one person with many runs does not delay another person', async () => {
    const gate = new FairGate({ concurrency: 1, limit: 100, limitPerOwner: 100 });
    const started: string[] = [];
    const jobs = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map((name) => ({ name, ...manualWork(started, name) }));
    const done = jobs.map((job) => gate.run(job.name.charAt(0), job.work));
    for (let at = 0; at < jobs.length; at += 1) {
      await settle();
      jobs.find((job) => job.name === started.at(-1))?.finish();
    }
    await Promise.all(done);
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  test('pushes back when an owner or everybody together waits for too much', async () => {
    const gate = new FairGate({ concurrency: 1, limit: 3, limitPerOwner: 2 });
    const started: string[] = [];
    const first = manualWork(started, 'first');
    const runs = [gate.run('a', first.work), gate.run('a', async () => 1), gate.run('a', async () => 2)];
    await expect(gate.run('a', async () => 3)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 5 });
    runs.push(gate.run('b', async () => 4));
    await expect(gate.run('c', async () => 5)).rejects.toMatchObject({ code: 'busy' });
    first.finish();
    await expect(Promise.all(runs)).resolves.toEqual(['first', 1, 2, 4]);
    await expect(gate.run('c', async () => 6)).resolves.toBe(6);
  });

  test('never runs more than its concurrency at once and finishes everything, failures included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ owner: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 30 }),
        async (concurrency, jobs) => {
          const gate = new FairGate({ concurrency, limit: 100, limitPerOwner: 100 });
          let running = 0;
          let most = 0;
          const results = await Promise.allSettled(
            jobs.map((job) =>
              gate.run(job.owner, async () => {
                running += 1;
                most = Math.max(most, running);
                await settle();
                running -= 1;
                if (job.fails) throw new Error('failed');
              }),
            ),
          );
          expect(most).toBeLessThanOrEqual(concurrency);
          expect(results.map((result) => result.status === 'rejected')).toEqual(jobs.map((job) => job.fails));
        },
      ),
      { numRuns: 30 },
    );
  });
});
