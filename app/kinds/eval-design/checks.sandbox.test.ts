import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox } from '../../lib/sandbox/create-sandbox.server';
import type { Sandbox } from '../../lib/sandbox/sandbox';
import { runPublic } from './run-public.server';
import { gradeTiny, tinyContext } from './testing/grade-source';
import { CAREFUL_JUDGE, PERFECT, PERFECT_PYTHON, STATEFUL } from './testing/sample-evaluators';

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'assay-kind-'));
  sandbox = await createSandbox({ concurrency: 2, dataDir });
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A context in the real sandbox; Python when the source says `def evaluate`. */
function realContext(source: string) {
  const context = tinyContext(source, { sandbox });
  if (source.includes('def evaluate')) {
    context.answer.files = { 'eval.py': source };
    context.answer.fields.language = 'python';
  }
  return context;
}

it(
  'grades the same evaluator alike in TypeScript, in Python and outside the sandbox',
  { timeout: 60_000 },
  async () => {
    const reference = await gradeTiny(tinyContext(PERFECT));
    const points = (graded: typeof reference) => graded.checks.map((check) => [check.checkId, check.points]);
    expect(points(await gradeTiny(realContext(PERFECT)))).toEqual(points(reference));
    expect(points(await gradeTiny(realContext(PERFECT_PYTHON)))).toEqual(points(reference));
  },
);

it('answers judge(id) inside, counts it outside, and gives the same bytes twice', { timeout: 60_000 }, async () => {
  const first = await gradeTiny(realContext(CAREFUL_JUDGE));
  expect(JSON.stringify((await gradeTiny(realContext(CAREFUL_JUDGE))).checks)).toBe(JSON.stringify(first.checks));
  expect(first.checks.find((check) => check.checkId === 'budget')?.evidence).toMatchObject({ judgeCallsPerRow: 1 });
});

it('catches an evaluator that remembers rows', { timeout: 60_000 }, async () => {
  const graded = await gradeTiny(realContext(STATEFUL['odd one out among outputs for the same input'] ?? ''));
  expect(graded.flags.map((flag) => flag.code)).toEqual(['stateful-evaluator']);
});

it('shows the line of a mistake in a run on public rows, in both languages', { timeout: 60_000 }, async () => {
  const typescript = await runPublic(
    realContext('export function evaluate(row: any) {\n  return row.none.at(0);\n}\n'),
  );
  expect(typescript.details.rows[0]?.error).toMatchObject({ name: 'TypeError', line: 2 });
  const python = await runPublic(realContext('def evaluate(row):\n    print(row["id"])\n    return row["none"]\n'));
  expect(python.details.rows[0]?.error).toMatchObject({ name: 'KeyError', line: 3 });
  expect(python.logs[0]).toMatchObject({ callIndex: 0, text: 'p-0' });
});
