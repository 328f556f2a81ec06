import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childCommand } from './child-command.server';
import { openTestSandbox } from './escape/open-test-sandbox';
import type { Layer } from './layers';
import { prepareSandbox } from './prepare-sandbox.server';
import type { Sandbox, SandboxLanguage, SandboxRequest } from './sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
}, 120_000);
afterAll(() => sandbox.close());

const request = (language: SandboxLanguage, source: string, more: Partial<SandboxRequest> = {}): SandboxRequest => ({
  language,
  filename: language === 'python' ? 'eval.py' : 'eval.ts',
  source,
  entry: 'evaluate',
  calls: [[{ n: 1 }]],
  seed: 1,
  keepLogs: true,
  ...more,
});

describe('errors', () => {
  const load: [string, SandboxLanguage, string, object][] = [
    [
      'an enum',
      'typescript',
      'export const a = 1;\n  enum Kind { A }',
      { name: 'SyntaxError', line: 2, column: 3, message: expect.stringContaining('enum is not supported') },
    ],
    [
      'a namespace',
      'typescript',
      'namespace N { export const a = 1; }',
      { name: 'SyntaxError', line: 1, message: expect.stringContaining('namespace is not supported') },
    ],
    ['a mistake in types', 'typescript', '\nexport const a: = 1;', { name: 'SyntaxError', line: 2, column: 17 }],
    ['a mistake only the engine sees', 'typescript', 'const a = 1;\nconst a = 2;', { name: 'SyntaxError', line: 2 }],
    [
      'a missing entry',
      'typescript',
      'export const other = 1;',
      { name: 'TypeError', message: 'eval.ts does not export a function "evaluate"' },
    ],
    [
      'a missing entry',
      'python',
      'other = 1',
      { name: 'TypeError', message: 'eval.py does not define a function "evaluate"' },
    ],
    [
      'a syntax error',
      'python',
      'x = 1\nif x\n  pass\n',
      { name: 'SyntaxError', line: 2, column: 5, message: "expected ':'" },
    ],
    [
      'a failing import',
      'python',
      '\nimport numpy\n',
      { name: 'ModuleNotFoundError', line: 2, message: expect.stringContaining('only the standard library') },
    ],
  ];
  it.each(load)(
    '%s in %s is placed while loading',
    async (_what, language, source, expected) => {
      const result = await sandbox.run(request(language, source));
      expect(result).toMatchObject({ status: 'load-error', outcomes: [], error: expected });
    },
    30_000,
  );

  it('a mistake in a call is placed in the typed source, innermost frame first, and the other calls go on', async () => {
    const source =
      'type Row = { n: number };\nconst inner = (row: Row): unknown => {\n  const none: any = null;\n  return row.n === 2 ? none.x : row.n;\n};\nexport function evaluate(row: Row): unknown {\n  return inner(row);\n}\n';
    const result = await sandbox.run(request('typescript', source, { calls: [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]] }));
    expect(result.outcomes).toMatchObject([
      { value: 1 },
      {
        error: {
          name: 'TypeError',
          line: 4,
          column: 29,
          stack: ['at inner (eval.ts:4:29)', 'at evaluate (eval.ts:7:10)'],
        },
      },
      { value: 3 },
    ]);
  }, 30_000);

  it('a mistake in a Python call is placed likewise', async () => {
    const source = 'def inner(row):\n    return 1 + row["missing"]\n\ndef evaluate(row):\n    return inner(row)\n';
    const result = await sandbox.run(request('python', source));
    expect(result.outcomes).toMatchObject([
      {
        error: {
          name: 'KeyError',
          line: 2,
          column: 16,
          stack: ['at inner (eval.py:2:16)', 'at evaluate (eval.py:5:12)'],
        },
      },
    ]);
  }, 30_000);
});

describe('the host', () => {
  const sources = {
    typescript:
      'export function evaluate(row: { n: number }) { try { return [host.call("judge", row.n), judge(row.n, "b"), judge(0)]; } catch (error) { return [error instanceof HostError, (error as Error).message]; } }',
    python:
      'import host as module\ndef evaluate(row):\n    try:\n        return [module.call("judge", row["n"]), judge(row["n"], "b"), judge(0)]\n    except HostError as error:\n        return [True, str(error)]\n',
  };
  it.each(['typescript', 'python'] as const)(
    'answers, refuses and counts in %s',
    async (language) => {
      const asked: unknown[] = [];
      const result = await sandbox.run(
        request(language, sources[language], {
          calls: [[{ n: 7 }], [{ n: 8 }]],
          host: {
            judge: (args, callIndex) => {
              asked.push([...args, callIndex]);
              return args[0] === 0 && callIndex === 1 ? { error: 'over budget' } : { value: { pass: true } };
            },
          },
        }),
      );
      expect(result.outcomes).toMatchObject([
        { value: [{ pass: true }, { pass: true }, { pass: true }], hostCalls: 3 },
        { value: [true, 'over budget'], hostCalls: 3 },
      ]);
      expect(asked).toEqual([
        [7, 0],
        [7, 'b', 0],
        [0, 0],
        [8, 1],
        [8, 'b', 1],
        [0, 1],
      ]);
    },
    30_000,
  );

  it('a host function of ours that breaks is our error, not the code’s', async () => {
    const broken = () => {
      throw new Error('broken host');
    };
    const run = sandbox.run(
      request('typescript', 'export const evaluate = () => judge();', { host: { judge: broken } }),
    );
    await expect(run).rejects.toThrow('broken host');
  });
});

it.each([
  [
    'typescript',
    'console.log("early", { a: 1 });\nexport function evaluate(row: any) { console.log("row", row.n); return 1; }',
    ['early {"a":1}', 'row 1', 'row 2'],
  ],
  [
    'python',
    'print("early", {"a": 1})\ndef evaluate(row):\n    print("row", row["n"], end="")\n    return 1\n',
    ["early {'a': 1}", 'row 1', 'row 2'],
  ],
] as const)(
  'prints of %s are kept by call',
  async (language, source, texts) => {
    const progress: number[] = [];
    const onProgress = (done: number) => progress.push(done);
    const result = await sandbox.run(request(language, source, { calls: [[{ n: 1 }], [{ n: 2 }]], onProgress }));
    expect(result.logs).toEqual(texts.map((text, index) => ({ callIndex: index - 1, text })));
    expect(progress).toEqual([1, 2]);
  },
  30_000,
);

it('a cut session keeps the outcomes so far', async () => {
  const source = 'export function evaluate(row: any) { if (row.n === 3) for (;;) {} return row.n; }';
  const calls = [1, 2, 3, 4].map((n) => [{ n }]);
  const result = await sandbox.run(request('typescript', source, { calls, limits: { callMs: 1_500 } }));
  expect(result).toMatchObject({
    status: 'timeout',
    outcomes: [{ value: 1 }, { value: 2 }],
    error: { message: 'One call took longer than 1500 ms.' },
  });
}, 30_000);

it('a run that is given up ends, running or waiting for its turn', async () => {
  const source = 'export function evaluate() { for (;;) {} }';
  const limits = { callMs: 20_000 };
  const runs = [1, 2, 3].map(() =>
    sandbox.run(request('typescript', source, { limits, signal: AbortSignal.timeout(1_000) })),
  );
  expect((await Promise.all(runs)).map((result) => result.status)).toEqual(['aborted', 'aborted', 'aborted']);
}, 30_000);

it('runs beyond the concurrency wait, and all are served', async () => {
  const runs = Array.from({ length: 8 }, (_, n) =>
    sandbox.run(request('typescript', `export const evaluate = () => ${n};`)),
  );
  expect((await Promise.all(runs)).map((result) => result.outcomes[0])).toMatchObject(
    Array.from({ length: 8 }, (_, value) => ({ value })),
  );
}, 60_000);

it('closing ends every process and refuses further runs', async () => {
  const own = await openTestSandbox();
  const running = own.run(request('typescript', 'export function evaluate() { for (;;) {} }'));
  const refused = expect(running).rejects.toThrow('closed');
  await vi.waitFor(() => expect(childrenOf(process.pid).length).toBeGreaterThan(0));
  await own.close();
  await refused;
  await expect(own.run(request('typescript', ''))).rejects.toThrow('closed');
}, 30_000);

describe.runIf(process.platform === 'linux')('a parent that is killed', () => {
  const dataDir = path.join(tmpdir(), 'assay-test-sandbox');

  /** Starts a looping process under a parent of its own, kills the parent and tells whether the process is still there. */
  async function survives(level: 1 | 2, weakened: Layer[]): Promise<boolean> {
    const prepared = await prepareSandbox({ dataDir });
    const command = childCommand({ prepared, level, language: 'typescript', weakened: new Set(weakened), storage: '' });
    const words = [1, 2, 3, 4];
    const init = JSON.stringify({ token: '', words, scrub: true, restart: true });
    const source = 'for (;;) {} export const evaluate = 1;';
    const job = JSON.stringify({ filename: 'eval.ts', source, entry: 'evaluate', host: [], keepLogs: false, words });
    const program = `
      const { openSync } = require('node:fs');
      const command = JSON.parse(process.argv[1]);
      const stdio = ['pipe', 'pipe', 'ignore', ...(command.seccomp ? [openSync(command.seccomp)] : [])];
      const child = require('node:child_process').spawn(command.file, command.args, { ...command, stdio, detached: true });
      child.stdin.write(process.argv[2] + '\\n');
      child.stdout.once('data', () => { child.stdin.write(process.argv[3] + '\\n', () => console.log(child.pid)); });`;
    const parent = spawn(process.execPath, ['-e', program, JSON.stringify(command), init, job]);
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
    await vi.waitFor(() => expect(cpuTicks(pid)).toBeGreaterThan(20), { timeout: 20_000 });
    const family = [pid, ...descendants(pid)];
    const gone = new Promise((resolve) => parent.once('close', resolve));
    parent.kill('SIGKILL');
    await gone;
    const alive = () => family.filter((member) => isAlive(member));
    await vi.waitFor(() => expect(alive()).toEqual([]), { timeout: 2_000 }).catch(() => undefined);
    const left = alive();
    for (const member of left) process.kill(member, 'SIGKILL');
    return left.length > 0;
  }

  it('takes its looping processes along', async () => {
    expect(await survives(1, [])).toBe(false);
    if (sandbox.level === 2) expect(await survives(2, [])).toBe(false);
  }, 60_000);

  it('would leave them behind without the leash', async () => {
    expect(await survives(1, ['leash'])).toBe(true);
  }, 60_000);
});

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
const descendants = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);

function stat(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return [];
  }
}
const isAlive = (pid: number) => stat(pid).length > 0 && stat(pid)[0] !== 'Z';
/** User time of a process and everything below it, in clock ticks. */
const cpuTicks = (pid: number): number =>
  [pid, ...descendants(pid)].reduce((sum, member) => sum + Number(stat(member)[11] ?? 0), 0);
