import { gives, nothingMore } from './escape-case';
import type { EscapeCase } from './escape-case';

const exhaust = (
  name: string,
  status: EscapeCase['status'],
  source: string,
  more: Partial<EscapeCase> = {},
): EscapeCase => ({
  name: `TypeScript: ${name}`,
  language: 'typescript',
  source: () => source,
  status,
  holds: nothingMore,
  ...more,
});

const body = (statements: string) => `export async function evaluate(row: { n: number }) {\n${statements}\n}\n`;
const soon = { limits: { callMs: 500, wallMs: 1_000 } };
/** Ended by one of the bounds on memory, or refused by the language inside. */
const memory: EscapeCase['status'] = ['memory', 'ok'];
const endedOrRefused: EscapeCase['holds'] = ({ status, outcomes }) =>
  status === 'memory' || (outcomes[0] && 'error' in outcomes[0]) ? null : 'the memory was given';

/** Attempts to use up the machine. */
export const exhaustionCasesTypeScript: EscapeCase[] = [
  exhaust('an endless loop is ended', 'timeout', body('for (;;) {}'), soon),
  exhaust('an endless loop while loading is ended', 'timeout', 'for (;;) {}\nexport const evaluate = () => 1;', soon),
  exhaust(
    'a regular expression that explodes is ended',
    'timeout',
    body(`return /^(a+)+$/.test('a'.repeat(60) + '!');`),
    soon,
  ),
  exhaust(
    'microtasks without end are ended',
    'timeout',
    body('const again = (): any => Promise.resolve().then(again); await again();'),
    soon,
  ),
  exhaust('timers without end are ended', 'timeout', body('await new Promise(() => setInterval(() => 1, 0));'), soon),
  exhaust(
    'a thenable that resolves to itself forever is ended',
    'timeout',
    body('const self = () => ({ then(take: any) { take(self()); } }); return self();'),
    soon,
  ),
  exhaust(
    'many short calls are ended by the total',
    'timeout',
    body('let sum = 0; for (let n = 0; n < 1e6; n++) sum += n; return sum;'),
    {
      calls: Array.from({ length: 20_000 }, (_, n) => [{ n }]),
      limits: { wallMs: 2_000 },
      holds: ({ outcomes }) => (outcomes.length > 0 && outcomes.length < 20_000 ? null : `${outcomes.length} outcomes`),
    },
  ),
  exhaust(
    'a promise that never settles is an error of its call',
    'ok',
    body('if (row.n === 1) await new Promise(() => 1); return row.n;'),
    {
      calls: [[{ n: 1 }], [{ n: 2 }]],
      holds: gives({ error: 'Error' }, 2),
    },
  ),
  exhaust(
    'endless recursion is an error of its call',
    'ok',
    'const dive = (n: number): number => 1 + dive(n + 1);\nexport function evaluate(row: { n: number }) { return row.n === 1 ? dive(0) : row.n; }',
    {
      calls: [[{ n: 1 }], [{ n: 2 }]],
      holds: gives({ error: 'RangeError' }, 2),
    },
  ),
  exhaust(
    'an array that grows forever is ended',
    'memory',
    body('const all: unknown[] = []; for (;;) all.push({ at: all.length, text: "x" + all.length });'),
  ),
  exhaust(
    'a string that doubles forever is ended',
    memory,
    body(`let text = 'x'; for (;;) { text += text; if (text.length > 1e12) break; } return text.length;`),
    { holds: endedOrRefused },
  ),
  exhaust(
    'flattened strings that fill memory are ended',
    memory,
    body(
      `const all: string[] = []; for (let n = 0; n < 4000; n++) { let text = (n + 'x').repeat(500_000); all.push(text.toUpperCase()); } return all.length;`,
    ),
    { holds: endedOrRefused },
  ),
  exhaust(
    'buffers that fill memory are ended',
    memory,
    body(
      'const all: Uint8Array[] = []; for (let n = 0; n < 400; n++) all.push(new Uint8Array(4_000_000).fill(n)); return all.length;',
    ),
    { holds: endedOrRefused },
  ),
  exhaust(
    'a map that grows forever is ended',
    memory,
    body('const all = new Map(); for (let n = 0; n < 1e9; n++) all.set(n, [n]); return 1;'),
    { holds: endedOrRefused },
  ),
  exhaust(
    'a compressed text that expands is bounded',
    memory,
    body(
      `const big = 'x'.repeat(2 ** 29 - 100); const all = [big]; for (let n = 0; n < 40; n++) all.push(structuredClone(big)); return JSON.stringify(all).length;`,
    ),
    { holds: endedOrRefused },
  ),
  exhaust('prints without end are ended', 'output-limit', body(`for (;;) console.log('x'.repeat(1000));`), {
    limits: { outputBytes: 200_000 },
  }),
  exhaust(
    'prints that nobody keeps are not even sent',
    'ok',
    body(`for (let n = 0; n < 100_000; n++) console.log('x'.repeat(1000)); return 1;`),
    {
      keepLogs: false,
      limits: { outputBytes: 100_000 },
      holds: (result) => gives(1)(result) ?? (result.logs.length === 0 ? null : 'prints were kept'),
    },
  ),
  exhaust('a huge result is ended', 'output-limit', body(`return 'x'.repeat(20_000_000);`)),
  exhaust('calls to the host without end are ended', 'host-call-limit', body(`for (;;) judge('x');`), {
    limits: { hostCalls: 50, callMs: 5_000 },
  }),
  exhaust('a huge argument to the host is ended', 'output-limit', body(`return judge('x'.repeat(20_000_000));`)),
  exhaust(
    'a result nested beyond reason is an error of its call',
    'ok',
    body(
      'let deep: unknown = 1; for (let n = 0; n < [1000, 1_000_000, 3][row.n - 1]; n++) deep = [deep]; return deep;',
    ),
    {
      calls: [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]],
      holds: gives({ error: 'TypeError' }, { error: 'RangeError' }, [[[1]]]),
    },
  ),
  exhaust(
    'a rejection that nobody handles ends nothing',
    'ok',
    body(`Promise.reject(new Error('late')); queueMicrotask(() => { throw new Error('later'); }); return row.n;`),
    { holds: gives(1) },
  ),
  exhaust(
    'source nested beyond reason does not load',
    'load-error',
    `export const evaluate = ${'('.repeat(60_000)}1${')'.repeat(60_000)};`,
  ),
  exhaust(
    'an error while loading is placed',
    'load-error',
    `export const evaluate = 1 as any;\n\n  throw new Error('early');`,
    {
      holds: ({ error }) => (error?.line === 3 && error.message === 'early' ? null : 'not placed'),
    },
  ),
];
