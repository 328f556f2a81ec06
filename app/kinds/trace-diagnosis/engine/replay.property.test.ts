import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairSteps } from '../steps/pair-steps';
import type { AgentConfig } from './agent-config.ts';
import { runWorld } from './run-world.ts';
import { anyCase, anyConfig } from './testing/arbitrary-run.ts';
import { lampConfig, lampShop } from './testing/lamp-shop.ts';
import type { WorldCase } from './world-types.ts';

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
