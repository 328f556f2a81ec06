import { describe, expect, it } from 'vitest';
import { publicRunDetails } from './public-run';
import { runPublic } from './run-public.server';
import { tinyContext } from './testing/grade-source';
import { CAREFUL_JUDGE, PERFECT, STATEFUL } from './testing/sample-evaluators';

const run = (source: string) => {
  const { gradingFiles: _hidden, ...context } = tinyContext(source);
  return runPublic(context);
};

describe('a run on public rows', () => {
  it('compares every verdict with the given label', async () => {
    const report = await run(PERFECT);
    expect(report).toMatchObject({ status: 'ok', logs: [], hostCalls: 0, costUsd: 0 });
    expect(publicRunDetails.parse(report.details)).toEqual(report.details);
    const { rows, agreement, purity, errors, notReached } = report.details;
    expect(rows).toHaveLength(50);
    expect({ errors, notReached }).toEqual({ errors: 0, notReached: 0 });
    // Five labels are wrong, and a perfect evaluator disagrees with exactly those.
    expect(rows.filter((row) => row.agrees === false).map((row) => row.id)).toEqual([
      'p-3',
      'p-13',
      'p-23',
      'p-33',
      'p-43',
    ]);
    expect(agreement.passFail + agreement.failPass).toBe(5);
    expect(agreement.kappa?.low).toBeLessThan(agreement.kappa?.value ?? 0);
    expect(purity).toEqual({ repeated: 50, differing: [], problem: null });
    expect(report.headline).toMatch(/^50 rows in \d+ ms, 0 judge calls, \$0\.0000$/);
  });

  it('counts and prices judge calls per row and per judge, and compares judges with labels', async () => {
    const report = await run(CAREFUL_JUDGE);
    expect(report).toMatchObject({ hostCalls: 50, costUsd: 0.5 });
    const { rows, judges, budget } = report.details;
    expect(rows[0]).toMatchObject({ judgeCalls: 1, costUsd: 0.01 });
    expect(budget).toEqual({
      judgeCallsPerRow: 1,
      costUsdPerRow: 0.01,
      limits: { judgeCallsPerRow: 1, costUsdPerRow: 0.004 },
    });
    expect(judges.map(({ id, calls, costUsd }) => ({ id, calls, costUsd }))).toEqual([
      { id: 'careful', calls: 50, costUsd: 0.5 },
      { id: 'lenient', calls: 0, costUsd: 0 },
    ]);
    expect(judges[0]?.withEvaluator).toMatchObject({ passFail: 0, failPass: 0 });
    expect(judges[1]?.withLabels).toMatchObject({ failPass: 0, failFail: 0, kappa: { value: 0 } });
  });

  it('shows prints, the error of single rows with its line, and an unknown judge', async () => {
    const report = await run(`
export function evaluate(row) {
  console.log('row', row.id);
  if (row.id === 'p-4') return row.missing.field;
  if (row.id === 'p-5') return { score: 2, pass: true };
  if (row.id === 'p-6') judge('nobody');
  return { score: 1, pass: true };
}`);
    expect(report.status).toBe('ok');
    expect(report.logs).toHaveLength(50);
    const { rows, errors } = report.details;
    expect(errors).toBe(3);
    expect(rows[4]).toMatchObject({ evaluation: null, agrees: null, error: { name: 'TypeError', line: 2 } });
    expect(rows[5]?.error?.message).toContain('score');
    expect(rows[6]?.error).toMatchObject({ name: 'HostError' });
    expect(rows[6]?.error?.message).toContain('"careful", "lenient"');
    expect(report.headline).toContain('3 rows ended in an error');
  });

  it('forgives a null reason or slices and a reason that is too long, not a missing verdict', async () => {
    const report = await run(`
export function evaluate(row) {
  if (row.id === 'p-0') return { score: 1, pass: true, reason: null, slices: null };
  if (row.id === 'p-1') return { score: 1, pass: true, reason: 'x'.repeat(9000) };
  return { score: 1, reason: 'no verdict' };
}`);
    const [first, second, third] = report.details.rows;
    expect(first?.evaluation).toEqual({ score: 1, pass: true, reason: '', slices: [] });
    expect(second?.evaluation?.reason).toHaveLength(4_000);
    expect(third?.error).toMatchObject({ name: 'InvalidResult' });
    expect(third?.error?.message).toContain('pass');
  });

  it('says when results depend on the order of rows', async () => {
    const report = await run(STATEFUL.counter ?? '');
    expect(report.details.purity?.differing.length).toBeGreaterThan(0);
    expect(report.details.purity?.problem).toContain('evaluate(row) must depend on its row alone');
    expect(report.headline).toContain('results depend on the order of rows');
  });

  it('does not take random numbers, which are seeded per row, for state', async () => {
    const report = await run(
      'export function evaluate(row) { const score = Math.random(); return { score, pass: score > 0.5 }; }',
    );
    expect(report.details.purity?.differing).toEqual([]);
  });

  it('places the error of code that does not load', async () => {
    const report = await run('export const = ;');
    expect(report).toMatchObject({ status: 'failed', error: { file: 'eval.ts', name: 'SyntaxError' } });
    expect(report.details).toMatchObject({ notReached: 50, purity: null });
    expect(report.details.rows[0]).toMatchObject({ evaluation: null, error: null, agrees: null });
  });
});
