import { describe, expect, test } from 'vitest';
import type { HandOffSettings } from './agent-config.ts';
import { plainConfig, plainWorld, record } from './testing/scripted-world.ts';
import type { JsonObject, ModelTurn, TurnView } from './world-types.ts';

const plainEdge: HandOffSettings = { enabled: true, requires: [], carries: 'payload', maxTransfers: null };

function pass(
  edge: Partial<HandOffSettings>,
  options: { payload?: JsonObject; two?: (view: TurnView) => ModelTurn } = {},
) {
  const seen: string[][] = [];
  const policies = {
    one: (view: TurnView): ModelTurn => {
      const told = view.seen('returned') ?? view.results('transfer_to_two').at(-1);
      if (told) return { finish: { say: told.text } };
      return { handOff: { to: 'two', payload: options.payload ?? { job: 'x' }, say: 'Please.' } };
    },
    two: (view: TurnView): ModelTurn => {
      seen.push(view.context.map(({ role, from }) => from ?? role));
      return options.two?.(view) ?? { finish: { say: 'I did it.', result: { ok: true } } };
    },
  };
  const handOffs = { two: { ...plainEdge, ...edge } };
  const back = { two: { handOffs: { one: plainEdge } } };
  return { seen, ...record(plainWorld({ policies }), plainConfig({ agent: { handOffs }, agents: back })) };
}

describe('a hand-off', () => {
  test('starts the other agent inside, with the payload only, and brings its result back', () => {
    const { facts, seen, spans } = pass({});
    expect(facts).toMatchObject({ finalText: 'I did it.', handOffs: 1, ended: 'finished' });
    expect(seen).toEqual([['one']]);
    const [outer, inner] = spans.filter(({ name }) => name.startsWith('invoke_agent'));
    expect(inner?.parentSpanId).toBe(outer?.spanId);
  });

  test('carries the conversation where the edge says so', () => {
    expect(pass({ carries: 'conversation' }).seen).toEqual([['user', 'one', 'one']]);
  });

  test.each([
    ['that is switched off', { enabled: false }, 'There is no hand-off to two'],
    ['whose payload lacks a field', { requires: ['job', 'deadline'] }, 'the payload lacks deadline'],
  ])('%s is refused, and the agent told', (_, edge, told) => {
    const { facts, seen } = pass(edge);
    expect(seen).toEqual([]);
    expect(facts.handOffs).toBe(0);
    expect(facts.finalText).toContain(told);
  });

  test('to an agent that nobody configured is refused', () => {
    const policies = {
      one: (view: TurnView): ModelTurn =>
        view.turn === 0 ? { handOff: { to: 'constructor', payload: {} } } : { finish: { say: 'well' } },
    };
    expect(record(plainWorld({ policies }), plainConfig({})).facts).toMatchObject({ handOffs: 0, finalText: 'well' });
  });
});

describe('two agents that pass a task back and forth', () => {
  const pingPong = (maxTransfers: number | null, limits = {}) => {
    const policies = {
      one: (): ModelTurn => ({ handOff: { to: 'two', payload: { job: 'x' } } }),
      two: (): ModelTurn => ({ handOff: { to: 'one', payload: { problem: 'no' } } }),
    };
    const handOffs = { two: { ...plainEdge, maxTransfers } };
    const agents = { two: { handOffs: { one: plainEdge } } };
    return record(plainWorld({ policies }), plainConfig({ agent: { handOffs }, agents, limits }));
  };

  test('go on side by side, not ever deeper, until the steps end', () => {
    const { facts, spans } = pingPong(null);
    expect(facts).toMatchObject({ ended: 'step-limit', steps: 12, handOffs: 12 });
    const one = spans.find(({ name }) => name === 'invoke_agent one');
    const twos = spans.filter(({ name }) => name === 'invoke_agent two');
    expect(twos).toHaveLength(6);
    expect(new Set(twos.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([one?.spanId]));
  });

  test('maxTransfers gives the task to a person', () => {
    expect(pingPong(2).facts).toMatchObject({ ended: 'escalated', interruptions: 1, handOffs: 4 });
  });

  test('the loop guard sees it too', () => {
    const loopGuard = { repeats: 2, action: 'stop' as const };
    expect(pingPong(null, { loopGuard }).facts).toMatchObject({ ended: 'loop-guard', handOffs: 4 });
  });
});

test('an agent further up may be handed the task, which ends those between', () => {
  const policies = {
    one: (view: TurnView): ModelTurn =>
      view.seen('hand-off') ? { finish: { say: 'mine again' } } : { handOff: { to: 'two', payload: {} } },
    two: (): ModelTurn => ({ handOff: { to: 'three', payload: {} } }),
    three: (): ModelTurn => ({ handOff: { to: 'one', payload: {} } }),
  };
  const config = plainConfig({
    agent: { handOffs: { two: plainEdge } },
    agents: { two: { handOffs: { three: plainEdge } }, three: { handOffs: { one: plainEdge } } },
  });
  expect(record(plainWorld({ policies }), config).facts).toMatchObject({
    finalText: 'mine again',
    handOffs: 3,
    steps: 4,
  });
});
