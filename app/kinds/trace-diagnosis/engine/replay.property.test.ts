import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairSteps } from '../steps/pair-steps';
import type { AgentConfig } from './agent-config.ts';
import { runWorld } from './run-world.ts';
import { lampConfig, lampShop } from './testing/lamp-shop.ts';
import type { WorldCase } from './world-types.ts';

const anyCase: fc.Arbitrary<WorldCase> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 12 }),
  seed: fc.integer(),
  params: fc.record({
    orderId: fc.constantFrom('L-1', 'L-204', 'none given'),
    amount: fc.integer({ min: 1, max: 600 }),
    slow: fc.boolean(),
    book: fc.boolean(),
    search: fc.boolean(),
  }),
});

const anyConfig: fc.Arbitrary<AgentConfig> = fc
  .record({
    keep: fc.constantFrom('all' as const, 'recent' as const, 'summary' as const),
    recentMessages: fc.integer({ min: 1, max: 6 }),
    pinned: fc.constantFrom<string[]>([], ['user-request']),
    timeoutMs: fc.constantFrom(100, 5000, 20_000),
    attempts: fc.integer({ min: 1, max: 3 }),
    idempotencyKey: fc.constantFrom('none' as const, 'per-attempt' as const, 'per-operation' as const),
    afterTimeout: fc.constantFrom('report-failure' as const, 'report-unknown' as const),
    validateArguments: fc.constantFrom('off' as const, 'reject' as const),
    confirm: fc.constantFrom('never' as const, 'always' as const),
    maxSteps: fc.integer({ min: 1, max: 20 }),
    repeats: fc.option(fc.integer({ min: 2, max: 3 })),
  })
  .map((drawn) => {
    const config = structuredClone(lampConfig);
    const pay = config.tools.pay_refund;
    const { keep, recentMessages, pinned, timeoutMs, attempts, maxSteps, repeats } = drawn;
    const { idempotencyKey, afterTimeout, validateArguments, confirm } = drawn;
    if (!config.agents.support || !pay) throw new Error('the lamp shop has changed');
    Object.assign(config.agents.support.context, { keep, recentMessages, pinned });
    Object.assign(pay, { timeoutMs, idempotencyKey, afterTimeout, validateArguments, confirm });
    pay.retry = { attempts, backoffMs: 100, on: ['timeout'] };
    config.limits = {
      maxSteps,
      maxSeconds: 600,
      loopGuard: repeats === null ? null : { repeats, action: 'tell-agent' },
    };
    return config;
  });

const make = (run: WorldCase, config: AgentConfig, recording: ReturnType<typeof runWorld>['steps'] | null = null) =>
  runWorld(lampShop, { run, config, recording, withTrace: true });

describe('a replay', () => {
  test('of the same configuration is the recorded run, byte for byte', () => {
    fc.assert(
      fc.property(anyCase, anyConfig, (run, config) => {
        const recorded = make(run, config);
        const replayed = make(run, structuredClone(config), recorded.steps);
        expect(replayed.divergedAt).toBeNull();
        expect(JSON.stringify(replayed)).toBe(JSON.stringify({ ...recorded, divergedAt: null }));
        expect(pairSteps(recorded.steps, replayed.steps).divergence).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('of another configuration is the same up to the first other step, and the same each time', () => {
    fc.assert(
      fc.property(anyCase, anyConfig, anyConfig, (run, before, after) => {
        const recorded = make(run, before);
        const replayed = make(run, after, recorded.steps);
        expect(make(run, after, recorded.steps)).toEqual(replayed);
        const at = replayed.divergedAt ?? replayed.steps.length;
        const beginning = (steps: typeof recorded.steps) => steps.slice(0, at);
        expect(beginning(replayed.steps)).toEqual(beginning(recorded.steps));
        if (replayed.divergedAt === null) expect(replayed.steps).toHaveLength(recorded.steps.length);
        else
          expect(
            replayed.steps[at]?.key === recorded.steps[at]?.key &&
              replayed.steps[at]?.status === 'ok' &&
              recorded.steps[at]?.status === 'ok',
          ).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('serves what was recorded, until the first other step and not behind it', () => {
    fc.assert(
      fc.property(anyCase, anyConfig, fc.nat(), fc.nat(), (run, config, altered, changed) => {
        const recorded = make(run, config);
        const tools = recorded.steps.flatMap(({ key, status }, at) =>
          key.startsWith('tool') && status === 'ok' ? [at] : [],
        );
        fc.pre(tools.length > 0);
        const alteredAt = tools[altered % tools.length] ?? 0;
        const changedAt = changed % recorded.steps.length;
        const recording = recorded.steps.map((step, at) => ({
          ...step,
          ...(at === alteredAt ? { latencyMs: step.latencyMs / 2 } : {}),
          ...(at === changedAt ? { key: `${step.key} and more` } : {}),
        }));
        const replayed = make(run, config, recording);
        expect(replayed.divergedAt).toBe(changedAt);
        const served = alteredAt < changedAt ? recording : recorded.steps;
        expect(replayed.steps[alteredAt]?.latencyMs).toBe(served[alteredAt]?.latencyMs);
      }),
      { numRuns: 60 },
    );
  });

  test('shows a result that was altered in the recording to the agent', () => {
    const run = {
      id: 'altered',
      seed: 3,
      params: { orderId: 'L-204', amount: 49, slow: true, book: false, search: false },
    };
    const config = structuredClone(lampConfig);
    if (config.tools.pay_refund) config.tools.pay_refund.afterTimeout = 'report-unknown';
    const recorded = make(run, config);
    const listed = recorded.steps.findIndex(({ key }) => key.includes('list_payments') && key.startsWith('tool'));
    const recording = recorded.steps.map((step, at) => (at === listed ? { ...step, result: { payments: [] } } : step));
    const replayed = make(run, config, recording);
    expect(recorded.success).toBe(true);
    expect(replayed.divergedAt).toBe(listed + 1);
    expect(JSON.stringify(replayed.otlp)).toContain('{\\"payments\\":[]}');
    expect(replayed.success).toBe(false);
  });
});
