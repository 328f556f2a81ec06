import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importTrace } from '../../../lib/trace/import-trace';
import type { AgentConfig } from '../engine/agent-config.ts';
import type { ReplayResult } from '../engine/replay-types.ts';
import { runWorld } from '../engine/run-world.ts';
import { anyCase, anyConfig } from '../engine/testing/arbitrary-run.ts';
import { lampCase, lampConfig, lampShop } from '../engine/testing/lamp-shop.ts';
import { plainConfig, plainWorld } from '../engine/testing/scripted-world.ts';
import type { ModelTurn, TurnView, WorldCase } from '../engine/world-types.ts';
import { recordingOfTrace } from './recording-of-trace';

const make = (run: WorldCase, config: AgentConfig) =>
  runWorld(lampShop, { run, config, recording: null, withTrace: true });

function readBack({ otlp }: ReplayResult) {
  const read = importTrace(JSON.stringify(otlp));
  if (!read.ok) throw new Error(read.error.message);
  expect(read.notes).toEqual([]);
  const [trace] = read.traces;
  return trace ? recordingOfTrace(trace) : [];
}

describe('the recording that a trace holds', () => {
  test.each([{}, { slow: true }, { book: true, search: true }])('is the one the run made: %o', (params) => {
    const made = make(lampCase('recorded', params), lampConfig);
    expect(readBack(made)).toEqual(made.steps);
  });

  test('is the one the run made, whatever the configuration', () => {
    fc.assert(
      fc.property(anyCase, anyConfig, (run, config) => {
        const made = make(run, config);
        expect(readBack(made)).toEqual(made.steps);
      }),
      { numRuns: 40 },
    );
  });

  test('holds odd results, refused hand-offs, empty searches and unanswered questions as they were', () => {
    const results = ['{"looks": "like JSON"}', '', 7, null, ['a', { b: null }], { n: 1.5, text: '"quoted"' }];
    const policies = {
      one: (view: TurnView): ModelTurn => {
        if (view.turn < results.length) return { think: 'Hm.', calls: [{ tool: 'act', args: { turn: view.turn } }] };
        if (view.turn === results.length) return { calls: [{ tool: 'find', args: { query: '{"a":1}' } }] };
        if (view.turn === results.length + 1) return { ask: '["which"]' };
        if (view.turn === results.length + 2) return { handOff: { to: 'nobody', payload: {} } };
        return { finish: { say: 'done' } };
      },
    };
    const world = plainWorld({
      policies,
      act: ({ args }) => ({ result: results[Number(args.turn)], latencyMs: 12.3456 }),
      world: { user: ({ confirming }) => (confirming ? { text: '{}', agrees: true, waitMs: 1 } : null) },
    });
    const config = plainConfig({
      act: { confirm: 'always', idempotencyKey: 'per-attempt' },
      find: { defaultFilters: { half: 'third' }, onEmpty: 'drop-filters' },
    });
    const made = runWorld(world, { run: { id: 'odd', seed: 2, params: {} }, config, recording: null, withTrace: true });
    expect(readBack(made)).toEqual(made.steps);
    expect(made.steps.map(({ key }) => key.split(' ')[0])).toContain('user');
  });
});
