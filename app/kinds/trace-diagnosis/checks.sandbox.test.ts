import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox } from '../../lib/sandbox/create-sandbox.server';
import type { Sandbox } from '../../lib/sandbox/sandbox';
import { runPublic } from './run-public.server';
import { gradeTiny, tinyContext } from './testing/grade-tiny';
import { answerOf, GOOD_DETECTOR, GOOD_DETECTOR_PYTHON } from './testing/sample-answers';
import { proveWorld } from './validation/prove-world.server';

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'assay-traces-'));
  sandbox = await createSandbox({ concurrency: 2, dataDir });
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

function pythonAnswer(source: string) {
  const answer = answerOf({ language: 'python' });
  return { ...answer, files: { 'detector.py': source, 'memo.md': 'Memo.' } };
}

it('grades alike in the sandbox, in TypeScript and in Python', { timeout: 120_000 }, async () => {
  const graded = await gradeTiny(tinyContext(answerOf(), { sandbox }));
  expect([graded.percent, graded.codes]).toEqual([100, []]);
  const python = await gradeTiny(tinyContext(pythonAnswer(GOOD_DETECTOR_PYTHON), { sandbox }));
  expect([python.percent, python.codes]).toEqual([100, []]);
  const outside = await gradeTiny(tinyContext(answerOf()));
  expect(JSON.stringify(graded.checks)).toBe(JSON.stringify(outside.checks));
});

it('runs the public part with prints and lines of mistakes', { timeout: 120_000 }, async () => {
  const { logs, details } = await runPublic(tinyContext(pythonAnswer(GOOD_DETECTOR_PYTHON), { sandbox }));
  expect(logs.map(({ callIndex, text }) => [callIndex, text])).toEqual([
    [0, '1'],
    [1, '0'],
    [2, '1'],
  ]);
  expect(details.broken?.patched.success).toBe(true);
  const broken = pythonAnswer('def detect(trace):\n    return trace["none"]\n');
  const failed = await runPublic(tinyContext(broken, { sandbox }));
  expect(failed.details.detector[0]?.error).toMatchObject({ name: 'KeyError', line: 2 });
});

it('gives a trace that breaks its process an error of its own and reads the others', { timeout: 120_000 }, async () => {
  const hungry = GOOD_DETECTOR.replace(
    'const sent',
    "const hoard = [];\n  while (trace.spans[1].input.includes('A-4400')) hoard.push(new Array(1e6).fill(hoard));\n  const sent",
  );
  const graded = await gradeTiny(tinyContext(answerOf({}, hungry), { sandbox }));
  const found = graded.checks.find(({ checkId }) => checkId === 'detector');
  expect(found?.evidence).toMatchObject({ recall: { value: 1 }, errors: [{ count: 1 }] });
  expect(graded.share('detector')).toBeGreaterThan(0.9);
  expect(graded.codes).toEqual([]);
});

it('proves the world of an exercise', { timeout: 120_000 }, async () => {
  const problems = await proveWorld(tinyContext(answerOf(), { sandbox }));
  expect(problems.map(({ where }) => where)).toEqual(['ten minutes for everything']);
});
