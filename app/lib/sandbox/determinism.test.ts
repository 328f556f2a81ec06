import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../json';
import { openTestSandbox } from './escape/open-test-sandbox';
import type { Sandbox, SandboxLanguage, SandboxRequest } from './sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
}, 120_000);
afterAll(() => sandbox.close());

const CHANCE: Record<SandboxLanguage, string> = {
  typescript: `
export async function evaluate(row: { n: number }) {
  const verdict = judge('a');
  await new Promise((resume) => setTimeout(resume, 1500));
  return {
    verdict, random: Math.random(), uuid: crypto.randomUUID(), bytes: [...crypto.getRandomValues(new Uint8Array(8))],
    now: Date.now(), text: String(new Date()), called: (Date as any)(), clock: performance.now(),
    format: new Intl.DateTimeFormat().format(), parts: new Intl.DateTimeFormat('en', { timeStyle: 'long' }).formatToParts().map((part) => part.value),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: (1234.5).toLocaleString(), constructed: new (new Date().constructor as any)().getTime(),
  };
}`,
  python: `
import asyncio, datetime, os, random, secrets, time, uuid
async def evaluate(row):
    verdict = judge('a')
    await asyncio.sleep(1.5)
    return {
        'verdict': verdict, 'random': random.random(), 'own': random.Random().random(), 'system': random.SystemRandom().random(),
        'bytes': os.urandom(8).hex(), 'uuid': str(uuid.uuid4()), 'uuid1': str(uuid.uuid1()), 'token': secrets.token_hex(8),
        'hash': hash('text'), 'order': list({'b', 'a', 'zz', 'q', 'c'}), 'now': time.time(), 'clock': time.perf_counter(),
        'date': str(datetime.datetime.now()), 'today': str(datetime.date.today()), 'local': list(time.localtime()), 'zone': time.tzname[0],
        'file': open('/dev/urandom', 'rb', buffering=0).read(4).hex(),
    }`,
};

const request = (language: SandboxLanguage, more: Partial<SandboxRequest>): SandboxRequest => ({
  language,
  filename: language === 'python' ? 'eval.py' : 'eval.ts',
  source: CHANCE[language],
  entry: 'evaluate',
  calls: [[{ n: 1 }], [{ n: 2 }], [{ n: 1 }]],
  host: { judge: () => ({ value: true, latencyMs: 250 }) },
  seed: 5,
  keepLogs: false,
  ...more,
});

async function values(asked: SandboxRequest): Promise<Json[]> {
  const result = await sandbox.run(asked);
  expect(result.error).toBeUndefined();
  return result.outcomes.map((outcome) => ('value' in outcome ? outcome.value : `error ${outcome.error.message}`));
}

it.each(['typescript', 'python'] as const)(
  'a result in %s depends on the seed and the arguments only',
  async (language) => {
    const [first, second, third] = await values(request(language, {}));
    const [again] = await values(request(language, { calls: [[{ n: 1 }]] }));
    const [other] = await values(request(language, { seed: 6, calls: [[{ n: 1 }]] }));
    expect(third).toEqual(first);
    expect(again).toEqual(first);
    expect(second).not.toEqual(first);
    expect(other).not.toEqual(first);
    const moment = first as { now: number; clock: number };
    expect(moment.now * (language === 'python' ? 1000 : 1)).toBe(1_767_225_601_750);
    expect(moment.clock * (language === 'python' ? 1000 : 1)).toBeCloseTo(1_750, 3);
  },
  60_000,
);

it('without starting over before every call, equal arguments no longer give equal results', async () => {
  const weak = await openTestSandbox({ weakened: new Set(['restart']), warm: { typescript: 0, python: 0 } });
  const result = await weak.run(request('typescript', {}));
  await weak.close();
  const [first, , third] = result.outcomes.map((outcome) => JSON.stringify('value' in outcome ? outcome.value : null));
  expect(third).not.toBe(first);
}, 30_000);

const ECHO: Record<SandboxLanguage, string> = {
  typescript: 'export const evaluate = (value: unknown) => host.call("echo", value);',
  python: 'def evaluate(value):\n    return host.call("echo", value)\n',
};

/** Any JSON, with the corners that break encoders. */
const json = fc.letrec<{ value: Json }>((tie) => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', 'a\udfff', '\u2028\u2029', '\u0000', '__proto__', 'toJSON', '\n', '"'),
  );
  const number = fc
    .oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.constantFrom(1e21, 2 ** 64, 5e-324, 1.7976931348623157e308, -1e-7),
    )
    .map((n) => (Object.is(n, -0) ? 0 : n));
  const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'then', 'v', 'e', 'id', '1'));
  return {
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(text, number, fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries) as Json),
    ),
  };
}).value;

it.each(['typescript', 'python'] as const)(
  'any JSON value comes back from %s as it went, as argument, host argument, host answer and result',
  async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(json, { minLength: 60, maxLength: 60 }), async (sent) => {
        const asked = request(language, { source: ECHO[language], calls: sent.map((value) => [value]) });
        const came = await values({ ...asked, host: { echo: ([value]) => ({ value: value ?? null }) } });
        expect(came.map((value) => JSON.stringify(value))).toEqual(sent.map((value) => JSON.stringify(value)));
      }),
      { numRuns: 4 },
    );
  },
  120_000,
);

it.each(['typescript', 'python'] as const)(
  'values nested 300 deep and the negative zero come back from %s',
  async (language) => {
    let deep: Json = 'core';
    for (let level = 0; level < 300; level++) deep = level % 2 ? [deep] : { deep };
    const source = {
      typescript: 'export const evaluate = (value: unknown) => value;',
      python: 'def evaluate(value):\n    return value\n',
    };
    expect(await values(request(language, { source: source[language], calls: [[deep]] }))).toEqual([deep]);
    const zero = { typescript: 'export const evaluate = () => [-0];', python: 'def evaluate():\n    return [-0.0]\n' };
    const [came] = await values(request(language, { source: zero[language], calls: [[]] }));
    expect(Object.is((came as number[])[0], 0)).toBe(true);
  },
  60_000,
);
