import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../lib/json';
import { agentConfig } from '../config';
import { tinyConfig } from '../testing/tiny-config';
import { applyPatch } from './apply-patch';
import { describePatch } from './describe-patch';
import { diffConfig } from './diff-config';

const apply = (patch: { path: string; value: Json }[], locked: string[] = []) =>
  applyPatch({ config: tinyConfig, patch, locked });
const refund = '/tools/refunds.create';

describe('applying a patch', () => {
  it('sets values, adds entries where entries may be added, and leaves the base alone', () => {
    const before = JSON.stringify(tinyConfig);
    const { config, problems, applied } = apply([
      { path: `${refund}/timeoutMs`, value: 9_000 },
      { path: '/agents/clerk/prompt/money', value: 'Look before you pay again.' },
      { path: `${refund}/parameters/properties/amount/maximum`, value: 500 },
      { path: `${refund}/confirmOver`, value: { argument: 'amount', value: 100 } },
      { path: '/limits/loopGuard', value: { repeats: 3, action: 'tell-agent' } },
    ]);
    expect(problems).toEqual([]);
    expect(applied).toHaveLength(5);
    expect(config.tools['refunds.create']).toMatchObject({
      timeoutMs: 9_000,
      parameters: { properties: { amount: { maximum: 500 } } },
    });
    expect(Object.keys(config.agents.clerk?.prompt ?? {})).toEqual(['role', 'tone', 'money']);
    expect(JSON.stringify(tinyConfig)).toBe(before);
  });

  it.each([
    ['/limits/maxStep', 3, 'there is no /limits/maxStep'],
    ['/tools/refunds.update/timeoutMs', 3_000, 'there is no /tools/refunds.update'],
    ['/tools/mine', {}, 'there is no /tools/mine'],
    ['limits/maxSteps', 3, 'is no place'],
    ['/__proto__/x', 3, 'is no place'],
    ['/agents/clerk/tools/0', 'orders.get', '/agents/clerk/tools is a list: set it as a whole'],
    ['/limits/loopGuard/repeats', 3, '/limits/loopGuard is null: set it as a whole'],
    ['/limits/maxSteps', 0, '>=1'],
    ['/limits/maxSteps', 2.5, 'int'],
    [`${refund}/timeoutMs`, 3_600_000, '<=600000'],
    [`${refund}/retry/attempts`, '2', 'expected number'],
    [`${refund}/retry`, { attempts: 2, backoffMs: 1, on: ['timeout'], extra: 1 }, 'Unrecognized key'],
    [`${refund}/parameters/properties/amount/format`, 'money', 'is not checked here; use type'],
    [
      `${refund}/parameters/properties/amount`,
      { type: 'string', pattern: '(' },
      '/pattern: must be a regular expression',
    ],
    [`${refund}/parameters/type`, 'array', 'must be "object"'],
    ['/agents/clerk/tools', ['orders.get', 'orders.delete'], '"orders.delete", which is no tool'],
    [
      '/agents/clerk/handOffs/boss',
      { enabled: true, requires: [], carries: 'payload', maxTransfers: 1 },
      '"boss", which is no agent',
    ],
    ['/tools', {}, 'tools must keep "orders.get"'],
  ])('refuses %s = %j beside the field', (path, value, message) => {
    const { config, problems } = apply([{ path, value: value as Json }]);
    expect(problems).toMatchObject([{ index: 0, path }]);
    expect(problems[0]?.message).toContain(message);
    expect(config).toEqual(tinyConfig);
  });

  it('protects a locked place, what is beneath it, and what would replace it from above', () => {
    const locked = ['/agents/clerk/model', '/tools/mail.send'];
    const { config, problems } = apply(
      [
        { path: '/agents/clerk/model', value: 'other' },
        { path: '/tools/mail.send/timeoutMs', value: 500 },
        { path: '/agents/clerk', value: { ...tinyConfig.agents.clerk, model: 'other' } as unknown as Json },
        { path: '/agents/clerk/tools', value: ['orders.get'] },
      ],
      locked,
    );
    expect(problems.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(problems[2]?.message).toContain('/agents/clerk/model, which is locked');
    expect(config.agents.clerk?.tools).toEqual(['orders.get']);
  });

  it('takes the last of several values for one place, and applies the rest although one does not fit', () => {
    const { config, problems, applied } = apply([
      { path: '/limits/maxSteps', value: 5 },
      { path: '/limits/maxSteps', value: 7 },
      { path: '/limits/maxSeconds', value: -1 },
    ]);
    expect(config.limits.maxSteps).toBe(7);
    expect(problems.map(({ index }) => index)).toEqual([2]);
    expect(applied).toEqual([{ path: '/limits/maxSteps', before: 20, after: 7 }]);
  });

  it('counts a value that is there already as no change', () => {
    expect(apply([{ path: '/limits/maxSteps', value: 20 }]).applied).toEqual([]);
  });

  it('never throws, whatever the patch holds, and always gives a configuration of the schema', () => {
    const path = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('agents', 'clerk', 'tools', 'refunds.create', 'retry', 'limits', 'prompt', '__proto__'))
        .map((steps) => `/${steps.join('/')}`),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ path, value: fc.jsonValue() as fc.Arbitrary<Json> })), (patch) => {
        expect(agentConfig.safeParse(apply(patch).config).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Valid operations on places that do not contain one another, and some that do. */
const operations = fc.uniqueArray(
  fc.oneof(
    fc.record({ path: fc.constant(`${refund}/timeoutMs`), value: fc.integer({ min: 100, max: 600_000 }) }),
    fc.record({ path: fc.constant(`${refund}/confirm`), value: fc.constantFrom('never', 'always', 'over-threshold') }),
    fc.record({ path: fc.constant(`${refund}/retry/attempts`), value: fc.integer({ min: 1, max: 10 }) }),
    fc.constant({ path: `${refund}/retry`, value: { attempts: 4, backoffMs: 5, on: ['unavailable'] } }),
    fc.record({ path: fc.constantFrom('/agents/clerk/prompt/role', '/agents/clerk/prompt/a~1b'), value: fc.string() }),
    fc.constant({ path: '/agents/clerk/prompt', value: { only: 'This.' } }),
    fc.record({ path: fc.constant(`${refund}/parameters/properties/amount/maximum`), value: fc.integer() }),
    fc.constant({ path: '/limits/loopGuard', value: { repeats: 3, action: 'stop' } }),
  ),
  { selector: ({ path }) => path },
) as fc.Arbitrary<{ path: string; value: Json }[]>;

describe('a patch as a set', () => {
  it('gives the same configuration in any order', () => {
    fc.assert(
      fc.property(operations, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (patch, keys) => {
        const shuffled = [...patch].map((one, at) => ({ one, key: keys[at] ?? 0 })).sort((a, b) => a.key - b.key);
        expect(apply(shuffled.map(({ one }) => one)).config).toEqual(apply(patch).config);
      }),
    );
  });

  it('comes back from the difference of two configurations', () => {
    fc.assert(
      fc.property(operations, (patch) => {
        const edited = apply(patch).config;
        const difference = diffConfig(tinyConfig, edited);
        const again = apply(difference);
        expect(again.problems).toEqual([]);
        expect(again.config).toEqual(edited);
        expect(diffConfig(edited, again.config)).toEqual([]);
      }),
    );
  });

  it('is smallest: one changed number is one operation', () => {
    const edited = structuredClone(tinyConfig);
    (edited.tools['refunds.create'] as { timeoutMs: number }).timeoutMs = 9_000;
    expect(diffConfig(tinyConfig, edited)).toEqual([{ path: `${refund}/timeoutMs`, value: 9_000 }]);
  });
});

describe('a patch in words', () => {
  it('says what is set, from what to what', () => {
    const patched = apply([
      { path: `${refund}/timeoutMs`, value: 20_500 },
      { path: `${refund}/retry/attempts`, value: 1 },
      { path: '/limits/loopGuard', value: { repeats: 3, action: 'stop' } },
      { path: '/agents/clerk/prompt/money', value: 'x'.repeat(400) },
      { path: `${refund}/parameters/properties/amount/maximum`, value: 5 },
    ]);
    const words = describePatch(patched).map(({ title, words: text }) => `${title}: ${text}`);
    expect(words).toContain('Tool refunds.create: timeout: 4 s -> 20.5 s');
    expect(words).toContain('Tool refunds.create: retry, attempts: 2 -> 1');
    expect(words).toContain('Limits: loop guard: none -> {"action":"stop","repeats":3}');
    expect(words.find((text) => text.startsWith('Agent clerk: prompt, money: none ->'))).toContain('(402 characters)');
    expect(words).toContain('Tool refunds.create: arguments, properties, amount, maximum: none -> 5');
  });
});
