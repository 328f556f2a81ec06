import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox } from './create-sandbox.server';
import { findPrograms } from './find-programs.server';
import type { Sandbox, SandboxLanguage, SandboxRequest } from './sandbox';

interface SandboxMeasurement {
  name: string;
  value: number;
  unit: string;
  baseline?: { name: string; value: number };
  ratio?: number;
}

const run = promisify(execFile);
const ROUNDS = 5;
const SOURCES: Record<SandboxLanguage, string> = {
  typescript:
    'export function evaluate(row: { n: number }): number { return row.n; }\nexport function ask() { return judge(); }',
  python: 'def evaluate(row):\n    return row["n"]\n\ndef ask():\n    return judge()\n',
};

/**
 * Measures the sandbox at the best level of this machine: cold start to the first result and warm session of 50 calls, as ratios to
 * bare `node -e 0` (TypeScript) and to stock Pyodide loading in Node (Python), and the cost of one host call. Medians in ms.
 */
export async function benchSandbox(): Promise<SandboxMeasurement[]> {
  const dataDir = process.env.DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'sandbox-bench-'));
  const cold = await createSandbox({ concurrency: 1, dataDir, warm: { typescript: 0, python: 0 } });
  const warm = await createSandbox({ concurrency: 1, dataDir, warm: { typescript: 1, python: 1 } });
  try {
    const node = { name: 'node -e 0', value: await median(() => timed(() => run(process.execPath, ['-e', '0']))) };
    const stock = { name: 'stock Pyodide load', value: await stockPyodide() };
    const results: SandboxMeasurement[] = [];
    for (const language of ['typescript', 'python'] as const) {
      const baseline = language === 'python' ? stock : node;
      const starts = await median(() => timed(() => session(cold, language, 'evaluate', 1)));
      const sessions = await median(() => warmSession(warm, language));
      results.push(compared(`${language} cold start to first result`, starts, baseline));
      results.push(compared(`${language} warm session of 50 calls`, sessions, baseline));
      const asked = await session(warm, language, 'ask', 500);
      const perCall = asked.outcomes.reduce((sum, outcome) => sum + outcome.ms, 0) / 500;
      results.push({ name: `${language} host call`, value: rounded(perCall), unit: 'ms' });
    }
    return results;
  } finally {
    await Promise.all([cold.close(), warm.close()]);
    if (!process.env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
  }
}

async function session(sandbox: Sandbox, language: SandboxLanguage, entry: string, count: number) {
  const request: SandboxRequest = {
    language,
    filename: language === 'python' ? 'eval.py' : 'eval.ts',
    source: SOURCES[language],
    entry,
    calls: Array.from({ length: count }, (_, n) => (entry === 'evaluate' ? [{ n }] : [])),
    host: { judge: () => ({ value: true }) },
    seed: 1,
    keepLogs: false,
  };
  const result = await sandbox.run(request);
  if (result.status !== 'ok')
    throw new Error(`the benchmark's session ended with ${result.status}: ${result.error?.message}`);
  return result;
}

/** The pool has no sign for "ready" outside, so a session first uses up a process and the next one gets time to start. */
async function warmSession(sandbox: Sandbox, language: SandboxLanguage): Promise<number> {
  await session(sandbox, language, 'evaluate', 1);
  await new Promise((resolve) => setTimeout(resolve, language === 'python' ? 2_500 : 500));
  return timed(() => session(sandbox, language, 'evaluate', 50));
}

async function stockPyodide(): Promise<number> {
  const { pyodide } = findPrograms();
  const module = pathToFileURL(path.join(pyodide, 'pyodide.mjs')).href;
  const program = `const { loadPyodide } = await import(${JSON.stringify(module)}); await loadPyodide();`;
  return median(() => timed(() => run(process.execPath, ['--input-type=module', '-e', program])), 2);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function median(measure: () => Promise<number>, rounds = ROUNDS): Promise<number> {
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) values.push(await measure());
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

const rounded = (value: number) => Number(value.toPrecision(4));

function compared(name: string, value: number, baseline: { name: string; value: number }): SandboxMeasurement {
  const ratio = rounded(value / baseline.value);
  return { name, value: rounded(value), unit: 'ms', baseline: { ...baseline, value: rounded(baseline.value) }, ratio };
}
