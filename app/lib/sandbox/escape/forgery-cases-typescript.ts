import type { Json } from '../../json';
import { gives, outcomes } from './escape-case';
import type { EscapeCase } from './escape-case';

const FRAME = String.raw`{"t":"ret","id":"x","v":"forged"}`;

const forge = (
  name: string,
  source: string,
  holds: EscapeCase['holds'],
  more: Partial<EscapeCase> = {},
): EscapeCase => ({
  name: `TypeScript: ${name}`,
  language: 'typescript',
  source: () => source,
  status: 'ok',
  holds,
  ...more,
});

/** Three calls; whatever the first does, the others must answer for themselves. */
const threeCalls: Json[][] = [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]];

const tamper = (name: string, statement: string): EscapeCase =>
  forge(
    name,
    `export async function evaluate(row: { n: number }) {\n  if (row.n === 1) { ${statement} }\n  return { honest: row.n };\n}\n`,
    gives({ honest: 1 }, { honest: 2 }, { honest: 3 }),
    { calls: threeCalls },
  );

/** Attempts to answer in the grader's place, or to make its bookkeeping answer wrongly. */
export const forgeryCasesTypeScript: EscapeCase[] = [
  forge(
    'a printed frame stays a print',
    `export function evaluate() { console.log('${FRAME}'); console.log('\\n${FRAME}\\n'); return 'real'; }`,
    (result) => gives('real')(result) ?? (result.logs.length === 2 ? null : 'prints went missing'),
  ),
  forge(
    'a raw line on stdout voids the run',
    `export function evaluate() { const out = (globalThis as any).Deno?.stdout; out?.writeSync(new TextEncoder().encode('{"t":"log","m":"forged"}\\n')); return out ? 'wrote' : 'no channel'; }`,
    (result) => (result.status === 'protocol-violation' ? null : gives('no channel')(result)),
    { status: ['ok', 'protocol-violation'] },
  ),
  tamper('replaces JSON', `JSON.stringify = () => '"forged"'; JSON.parse = () => 'forged';`),
  tamper(
    'replaces methods of arrays',
    `for (const name of ['push', 'pop', 'map', 'join', 'slice', 'splice', 'forEach', 'findIndex', 'shift', 'indexOf'] as const) (Array.prototype as any)[name] = () => 'forged'; (Array.prototype as any)[Symbol.iterator] = function* () { yield 'forged'; };`,
  ),
  tamper(
    'replaces methods of byte arrays and encoders',
    `const bytes = Object.getPrototypeOf(Uint8Array.prototype); for (const name of ['subarray', 'set', 'indexOf', 'slice', 'fill']) bytes[name] = () => new Uint8Array(1); TextEncoder.prototype.encode = () => new Uint8Array([10]); TextDecoder.prototype.decode = () => '{}';`,
  ),
  tamper(
    'replaces promises',
    `Promise.prototype.then = function (take: any) { return take?.('forged'); } as any; (globalThis as any).Promise = class {}; Promise.resolve = (() => 'forged') as any;`,
  ),
  tamper(
    'replaces Reflect and Function',
    `Reflect.apply = () => 'forged'; Function.prototype.call = () => 'forged'; Function.prototype.apply = () => 'forged'; Function.prototype.bind = (() => () => 'forged') as any;`,
  ),
  tamper(
    'replaces strings, errors and symbols',
    `String.prototype.slice = () => 'forged'; String.prototype.split = () => ['forged'] as any; (globalThis as any).Error = class {}; (globalThis as any).String = () => 'forged'; Object.prototype.toString = () => 'forged';`,
  ),
  tamper(
    'puts setters on the prototype of all objects',
    `for (const key of ['t', 'id', 'v', 'e', 'words', 'args', 'name']) Object.defineProperty(Object.prototype, key, { configurable: true, set() {}, get() { return undefined; } });`,
  ),
  tamper(
    'replaces the host',
    `try { (host as any).call = () => 1; } catch {} (globalThis as any).host = null; (globalThis as any).judge = null;`,
  ),
  tamper(
    'replaces timers and clocks',
    `(globalThis as any).setTimeout = null; (globalThis as any).queueMicrotask = null; Math.max = () => Number.NaN; Date.now = () => Number.NaN;`,
  ),
  forge(
    'toJSON on every object changes only the own result',
    `export function evaluate(row: { n: number }) { (Object.prototype as any).toJSON = function () { return 'mine'; }; return { n: row.n }; }`,
    gives('mine', 'mine', 'mine'),
    { calls: threeCalls },
  ),
  forge(
    'sees no secret through replaced primitives',
    `const seen: string[] = []; const push = seen.push.bind(seen);
export function evaluate() {
  const encode = TextEncoder.prototype.encode; const stringify = JSON.stringify;
  TextEncoder.prototype.encode = function (text?: string) { push(String(text)); return encode.call(this, text); } as any;
  JSON.stringify = ((value: unknown) => { push('stringify'); return stringify(value); }) as any;
  for (const name of ['charCodeAt', 'concat', 'slice', 'substring']) { const own = (String.prototype as any)[name]; (String.prototype as any)[name] = function (...args: any[]) { push(String(this)); return own.apply(this, args); }; }
  return seen.length;
}
export function seenNow() { return seen; }`,
    gives(0, 0, 0),
    { calls: threeCalls },
  ),
  forge(
    'a getter that throws spoils its own call only',
    `export function evaluate(row: { n: number }) { return row.n === 1 ? { get score() { throw new Error('no'); } } : row.n; }`,
    gives({ error: 'Error' }, 2, 3),
    { calls: threeCalls },
  ),
  forge(
    'a proxy that throws spoils its own call only',
    `const trap = () => { throw new Error('no'); };\nexport function evaluate(row: { n: number }) { return row.n === 1 ? new Proxy({}, { get: trap, ownKeys: trap, has: trap, getPrototypeOf: trap }) : row.n; }`,
    gives({ error: 'Error' }, 2, 3),
    { calls: threeCalls },
  ),
  forge(
    'thrown things that cannot be read spoil their own call only',
    `export function evaluate(row: { n: number }) { const bad = new Error('x'); Object.defineProperty(bad, 'message', { get() { throw bad; } }); Object.defineProperty(bad, 'name', { get() { throw bad; } }); if (row.n === 1) throw bad; if (row.n === 2) throw { toString() { throw 1; }, toJSON() { throw 1; } }; return row.n; }`,
    gives({ error: 'Error' }, { error: 'Error' }, 3),
    { calls: threeCalls },
  ),
  forge(
    'values that JSON cannot hold are errors of their call',
    `export function evaluate(row: { n: number }) { const ring: any = {}; ring.ring = ring; return [() => 1, 10n, ring][row.n - 1]; }`,
    gives({ error: 'TypeError' }, { error: 'TypeError' }, { error: 'TypeError' }),
    { calls: threeCalls },
  ),
  forge(
    'numbers that JSON cannot hold are errors of their call',
    `export function evaluate(row: { n: number }) { return { score: [NaN, Infinity, 1][row.n - 1] }; }`,
    gives({ error: 'TypeError' }, { error: 'TypeError' }, { score: 1 }),
    { calls: threeCalls },
  ),
  forge(
    'a thenable gives its value and nothing else',
    `export function evaluate(row: { n: number }) { return { then(take: (value: unknown) => void) { take(row.n); take('twice'); } }; }`,
    gives(1, 2, 3),
    { calls: threeCalls },
  ),
  forge(
    'keys of a result do not reach prototypes of the grader',
    `export function evaluate() { return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'); }`,
    (result) =>
      'polluted' in {}
        ? 'the grader is polluted'
        : JSON.stringify(outcomes(result)[0]).includes('__proto__')
          ? null
          : 'the key was lost',
  ),
  forge(
    'names that objects inherit are no host functions',
    `export function evaluate() { return ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''].map((name) => { try { return host.call(name, 'x'); } catch (error) { return (error as Error).name; } }); }`,
    gives(['HostError', 'HostError', 'HostError', 'HostError', 'HostError', 'HostError']),
  ),
  forge(
    'a name made at the time of the call forges no frame',
    `export function evaluate() { try { host.call('judge","id":99,"x":"\\n${FRAME}\\n'); } catch (error) { return (error as Error).name; } }`,
    gives('HostError'),
  ),
  forge(
    'a host call from a toJSON is counted as one of the call',
    `export function evaluate() { return { toJSON() { return judge('x'); } }; }`,
    (result) => gives('verdict')(result) ?? (result.outcomes[0]?.hostCalls === 1 ? null : 'the call was not counted'),
  ),
  forge(
    'a background task answers for nobody',
    `let count = 0; const loop = () => { count++; if (count < 1000) setTimeout(loop, 1); };\nexport async function evaluate(row: { n: number }) { setTimeout(loop, 0); setTimeout(() => { throw new Error('late'); }, 500); return row.n; }`,
    gives(1, 2, 3),
    { calls: threeCalls },
  ),
];
