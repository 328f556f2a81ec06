import { describe, expect, it, vi } from 'vitest';
import type { SandboxStatus } from '../../lib/sandbox/sandbox';
import { checks } from './checks.server';
import { CHECK_IDS, evidence } from './evidence';
import { evalDesignPublicView } from './kind';
import { gradeTiny, tinyContext, totalPercent } from './testing/grade-source';
import { BRITTLE, CAREFUL_JUDGE, PARTIAL, PERFECT, STATEFUL, WASTEFUL, WORTHLESS } from './testing/sample-evaluators';
import { publicFiles, tinyExercise } from './testing/tiny-exercise';

// Whole gradings, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

/** Points of one check as a share of its own maximum. */
const shareOf = (graded: Awaited<ReturnType<typeof gradeTiny>>, checkId: string) => {
  const check = graded.checks.find((one) => one.checkId === checkId);
  return check ? check.points / check.maxPoints : undefined;
};
const codes = (graded: { flags: { code: string }[] }) => graded.flags.map((flag) => flag.code);

describe('grading an evaluator', () => {
  it('gives everything to a perfect evaluator with a perfect label audit, and raises no flag', async () => {
    const context = tinyContext(PERFECT);
    const rows = checks.readPublicView(context.content, context.publicFiles).rows;
    context.answer.fields.labelAudit = rows
      .filter((_, at) => at % 10 === 3)
      .map(({ id, label }) => ({ rowId: id, label: label === 'pass' ? 'fail' : 'pass', reason: 'The order differs.' }));
    const graded = await gradeTiny(context);
    expect(graded.percent).toBe(100);
    expect(graded.flags).toEqual([]);
    expect(graded.checks.map((check) => check.checkId)).toEqual([...CHECK_IDS]);
    expect(graded.checks.every((check) => check.status === 'pass' && check.advice === '')).toBe(true);
  });

  it.each(Object.keys(WORTHLESS))(
    'flags a worthless evaluator and pays it at most fifteen percent: %s',
    async (name) => {
      for (const exerciseSeed of [1, 2]) {
        const graded = await gradeTiny(tinyContext(WORTHLESS[name] ?? '', { exerciseSeed, seed: exerciseSeed }));
        expect(graded.percent).toBeLessThanOrEqual(15);
        expect(codes(graded)).toContain(name === 'does not load' ? 'evaluator-failed' : 'degenerate-evaluator');
      }
    },
  );

  it.each(Object.keys(STATEFUL))('gives nothing to an evaluator that remembers earlier rows: %s', async (name) => {
    const graded = await gradeTiny(tinyContext(STATEFUL[name] ?? ''));
    expect(graded.percent).toBe(0);
    expect(codes(graded)).toEqual(['stateful-evaluator']);
    expect(graded.checks[0]?.summary).toContain('evaluated again in another order');
  });

  it('pays a perfect label audit without a working evaluator no more than the audit is worth', async () => {
    const context = tinyContext('not code');
    const rows = checks.readPublicView(context.content, context.publicFiles).rows;
    context.answer.fields.labelAudit = rows
      .filter((_, at) => at % 10 === 3)
      .map(({ id, label }) => ({ rowId: id, label: label === 'pass' ? 'fail' : 'pass', reason: '' }));
    expect((await gradeTiny(context)).percent).toBe(10);
  });

  it('takes only stability from an evaluator that knows one wording', async () => {
    const graded = await gradeTiny(tinyContext(BRITTLE));
    expect(shareOf(graded, 'stability')).toBeLessThan(0.5);
    expect(shareOf(graded, 'mutants')).toBe(1);
    expect(shareOf(graded, 'agreement')).toBe(1);
  });

  it('takes only the budget from an evaluator that asks judges for nothing', async () => {
    const graded = await gradeTiny(tinyContext(WASTEFUL));
    expect(shareOf(graded, 'budget')).toBe(0);
    expect(graded.percent).toBe(85);
    expect(codes(graded)).toEqual(['budget-exceeded']);
    const budget = evidence.parse(graded.checks.find((check) => check.checkId === 'budget')?.evidence);
    expect(budget).toMatchObject({ judgeCallsPerRow: 4, costUsdPerRow: 0.022 });
  });

  it('puts an evaluator that checks half of the facts between nothing and all', async () => {
    const graded = await gradeTiny(tinyContext(PARTIAL));
    expect(graded.percent).toBeGreaterThan(35);
    expect(graded.percent).toBeLessThan(70);
    const mutants = evidence.parse(graded.checks[0]?.evidence);
    expect(mutants).toMatchObject({ check: 'mutants', killed: 4, wounded: 0, survived: 4 });
    expect(graded.checks[0]?.advice).toContain('Slips on zone');
  });

  it('answers judge(id) with the recorded verdict of the row at hand', async () => {
    const graded = await gradeTiny(tinyContext(CAREFUL_JUDGE));
    expect(shareOf(graded, 'agreement')).toBeGreaterThan(0.8);
    expect(shareOf(graded, 'mutants')).toBeGreaterThan(0.85);
  });

  it('counts errors on single rows as wrong verdicts and tells their type and line', async () => {
    const source = PERFECT.replace(
      'const wrong = wrongFacts(row);',
      "if (row.input.order.price % 5 === 0) throw new TypeError('x'); const wrong = wrongFacts(row);",
    );
    const graded = await gradeTiny(tinyContext(source));
    expect(codes(graded)).toEqual(['many-errors']);
    expect(graded.flags[0]?.message).toMatch(/\d+ TypeError in line 2/);
    expect(shareOf(graded, 'agreement')).toBeLessThan(0.8);
    expect(shareOf(graded, 'stability')).toBeLessThan(0.8);
  });

  it('flags an evaluator that names public rows, and an audit that disputes everything without telling what is right', async () => {
    const named = ['p-1', 'p-2', 'p-3', 'p-4', 'p-5'].map((id) => `'${id}'`).join();
    const context = tinyContext(`const known = [${named}];${PERFECT}`);
    const rows = checks.readPublicView(context.content, context.publicFiles).rows;
    context.answer.fields.labelAudit = rows.map(({ id, label }) => ({
      rowId: id,
      label: label === 'pass' ? 'fail' : 'pass',
      reason: '',
    }));
    const graded = await gradeTiny(context);
    expect(codes(graded)).toEqual(['label-audit-flood', 'keyed-on-row-ids']);
    expect(graded.checks.at(-1)?.evidence).toMatchObject({ right: 5, missed: 0, claims: [] });
    expect(graded.checks.at(-1)?.points).toBe(0);
  });

  it('gives byte-identical results twice, and evidence that fits its schema', async () => {
    for (const source of [PARTIAL, CAREFUL_JUDGE, WORTHLESS.random ?? '', WORTHLESS['does not load'] ?? '']) {
      const [first, second] = [await gradeTiny(tinyContext(source)), await gradeTiny(tinyContext(source))];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      for (const check of first.checks) expect(evidence.parse(check.evidence)).toEqual(check.evidence);
    }
  });

  it('reports progress up to the last call', async () => {
    const seen: { done: number; total: number }[] = [];
    await gradeTiny(tinyContext(PERFECT, { report: (progress) => seen.push(progress) }));
    expect(seen.length).toBeLessThanOrEqual(50);
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
  });
});

describe('what leaves a hidden run', () => {
  const leaky = `
export function evaluate(row) {
  console.log(row.output);
  if (row.input.order.price % 3 === 0) {
    const error = new Error(row.output);
    error.name = row.input.customer;
    throw error;
  }
  return { score: 0.5, pass: true, reason: row.output, slices: [row.input.customer.slice(0, 80)] };
}`;

  it.each([
    ['an evaluator that leaks on purpose', leaky],
    ['a perfect one', PERFECT],
    ['a stateful one', STATEFUL.counter ?? ''],
  ])('holds no hidden input, output or row id after %s', async (_name, source) => {
    const { gradingPart } = tinyExercise();
    const outcome = JSON.stringify(await gradeTiny(tinyContext(source)));
    const secrets = new Set<string>();
    for (const line of (gradingPart['outputs.jsonl'] ?? '').trim().split('\n')) {
      const { output, row } = JSON.parse(line) as { output: string; row: string };
      secrets
        .add(output)
        .add(`"${row}"`)
        .add(/Ticket (\w+)/.exec(output)?.[1] ?? output);
    }
    for (const line of (gradingPart['rows.jsonl'] ?? '').trim().split('\n')) {
      secrets.add((JSON.parse(line) as { input: { customer: string } }).input.customer);
    }
    expect(secrets.size).toBeGreaterThan(1_000);
    expect([...secrets].filter((secret) => secret.length > 3 && outcome.includes(secret))).toEqual([]);
  });

  it('never asks the sandbox to keep prints, and never sends labels or verdicts into it', async () => {
    const context = tinyContext(PERFECT);
    await gradeTiny(context);
    const { sessions } = context.sandbox as unknown as { sessions: { keepLogs: boolean; calls: unknown[][] }[] };
    expect(sessions).toHaveLength(4);
    expect(sessions.every((session) => !session.keepLogs)).toBe(true);
    const keys = new Set(sessions.flatMap(({ calls }) => calls.flatMap(([row]) => Object.keys(row as object))));
    expect([...keys].sort()).toEqual(['id', 'input', 'output']);
  });
});

describe('when a session does not end well', () => {
  const cut = async (status: SandboxStatus, keep: number) => {
    const context = tinyContext(PERFECT);
    const inner = context.sandbox;
    context.sandbox = {
      ...inner,
      run: async (request) => {
        const result = await inner.run(request);
        const error = { name: 'Timeout', message: 'row took too long', stack: [] };
        return { ...result, status, error, outcomes: result.outcomes.slice(0, keep * result.outcomes.length) };
      },
    };
    return gradeTiny(context);
  };

  it('counts what was not reached as wrong, and says so', async () => {
    const graded = await cut('output-limit', 0.8);
    expect(codes(graded)).toEqual(['many-errors', 'cut-short']);
    expect(graded.percent).toBeGreaterThan(15);
    expect(graded.percent).toBeLessThan(85);
  });

  it('does not take a row that ran out of time in one process only for memory of earlier rows', async () => {
    const graded = await cut('timeout', 0.8);
    expect(codes(graded)).toEqual(['cut-short']);
    expect(graded.percent).toBeGreaterThan(85);
  });

  it('measures nothing when most was not reached, or a result was forged', async () => {
    expect(codes(await cut('host-call-limit', 0.3))).toEqual(['cut-short']);
    const forged = await cut('protocol-violation', 0.9);
    expect(codes(forged)).toEqual(['forged-result']);
    expect(forged.percent).toBe(0);
  });

  it('fails as ours when the run is aborted', async () => {
    const context = tinyContext(PERFECT);
    context.sandbox = {
      ...context.sandbox,
      run: () => Promise.resolve({ status: 'aborted', outcomes: [], logs: [], totalMs: 0 }),
    };
    await expect(gradeTiny(context)).rejects.toThrow('aborted');
  });
});

describe('reading an exercise', () => {
  it('gives the workspace public data only, and a starter that is graded as worthless', async () => {
    const { content, publicPart } = tinyExercise();
    const files = publicFiles(publicPart);
    const view = checks.readPublicView(content, files);
    expect(evalDesignPublicView.parse(view)).toEqual(view);
    const starter = checks.readStarter(content, files);
    expect(Object.keys(starter.files)).toEqual(['eval.ts', 'eval.py', 'memo.md']);
    expect(totalPercent(await gradeTiny(tinyContext('', { answer: starter })))).toBeLessThanOrEqual(10);
  });

  it('tells the judge which labels are wrong, what is planted, and how good the existing judges are', () => {
    const { content, publicFiles: files, gradingFiles: hidden } = tinyContext('');
    const notes = checks.judgeNotes(content, files, hidden);
    expect(notes).toMatch(/p-13: given (pass|fail), should be (pass|fail)\. The order says otherwise\./);
    expect(notes).toContain('Slips on zone: States another zone than the order has.');
    expect(notes).toMatch(
      /careful \(\$0\.01 a call\): fails (8|9)\d % of faulty outputs and (8|9|10|11)\s?% of good ones; κ 0\./,
    );
    expect(notes).toMatch(/lenient .*fails 0 % of faulty outputs and 0 % of good ones; κ 0\.00/);
  });
});
