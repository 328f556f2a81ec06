import { describe, expect, it } from 'vitest';
import type { SandboxStatus } from '../../lib/sandbox/sandbox';
import { runResuming } from './run-resuming';
import { tinyContext } from './testing/grade-source';

/** Runs ten rows in a sandbox that breaks with this status at every row whose price is listed. */
async function runTen(status: SandboxStatus, breakAt: number[], totalMs = 5) {
  const { sandbox, content, answer } = tinyContext(
    'export function evaluate(row) { judge("careful"); return { score: 1, pass: true }; }',
  );
  const progress: number[] = [];
  let sessions = 0;
  const run = await runResuming({
    sandbox: {
      ...sandbox,
      run: async (request) => {
        sessions += 1;
        const at = request.calls.findIndex(([row]) => breakAt.includes((row as { input: { n: number } }).input.n));
        const calls = at < 0 ? request.calls : request.calls.slice(0, at);
        const result = await sandbox.run({ ...request, calls });
        if (at < 0) return result;
        return { ...result, status, totalMs, error: { name: 'X', message: 'broke', line: 1, stack: [] } };
      },
    },
    content,
    answer,
    items: Array.from({ length: 10 }, (_, n) => ({
      id: `i${n}`,
      input: { n },
      output: '',
      judges: { careful: { pass: true, score: 1 } },
    })),
    seed: 1,
    wallMs: 1_000,
    keepLogs: false,
    onProgress: (done) => progress.push(done),
  });
  const shape = run.items.map((item) => (item.evaluation ? 'ok' : item.error?.name)).join(' ');
  return { run, shape, sessions, progress };
}

describe('a batch that one row breaks', () => {
  it('goes on after the row, which becomes an error of its own', async () => {
    const { run, shape, sessions, progress } = await runTen('timeout', [3, 6]);
    expect(shape).toBe('ok ok ok TimeoutError ok ok TimeoutError ok ok ok');
    expect(run.status).toBe('ok');
    expect(sessions).toBe(3);
    expect(progress.at(-1)).toBe(10);
    expect(run.items[8]?.judgeCalls).toEqual({ careful: 1 });
  });

  it('ends well when the last row is the one that breaks', async () => {
    const { run, shape } = await runTen('memory', [9]);
    expect(shape).toMatch(/ok MemoryError$/);
    expect(run).toMatchObject({ status: 'ok', error: null });
  });

  it('gives up after the second time, and at once when the session was slow as a whole or forged', async () => {
    const often = await runTen('crashed', [0, 1, 2, 3]);
    expect(often.run.status).toBe('crashed');
    expect(often.shape).toBe('RuntimeError RuntimeError');
    const slow = await runTen('timeout', [4], 990);
    expect(slow).toMatchObject({ sessions: 1, shape: 'ok ok ok ok' });
    const forged = await runTen('protocol-violation', [4]);
    expect(forged).toMatchObject({ sessions: 1, run: { status: 'protocol-violation' } });
  });
});
