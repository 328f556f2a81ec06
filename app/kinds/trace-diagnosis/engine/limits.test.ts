import { describe, expect, test } from 'vitest';
import type { LimitSettings } from './agent-config.ts';
import { plainConfig, plainWorld, record } from './testing/scripted-world.ts';
import type { ModelTurn, TurnView, WorldEvent } from './world-types.ts';

const again = { one: (): ModelTurn => ({ calls: [{ tool: 'act', args: { same: true } }] }) };
const run = (limits: Partial<LimitSettings>) => record(plainWorld({ policies: again }), plainConfig({ limits }));

describe('limits', () => {
  test('maxSteps counts the model turns of all agents', () => {
    expect(run({ maxSteps: 5 }).facts).toMatchObject({ ended: 'step-limit', steps: 5 });
  });

  test('maxSeconds ends a run that takes longer', () => {
    const { facts } = run({ maxSeconds: 1, maxSteps: 200 });
    expect(facts.ended).toBe('time-limit');
    expect(facts.durationMs).toBeLessThan(1500);
  });

  test.each([
    ['stop', 'loop-guard', 0],
    ['hand-to-person', 'escalated', 1],
    ['tell-agent', 'step-limit', 0],
  ] as const)('a loop guard that should %s ends the run by %s', (action, ended, interruptions) => {
    const { facts, done } = run({ loopGuard: { repeats: 3, action } });
    expect(done).toHaveLength(3);
    expect(facts).toMatchObject({ ended, interruptions });
  });

  test('a told agent can do something else', () => {
    const policies = {
      one: (view: TurnView): ModelTurn =>
        view.results('act').some(({ tool }) => tool?.status === 'refused')
          ? { finish: { say: 'I stop.' } }
          : again.one(),
    };
    const limits = { loopGuard: { repeats: 2, action: 'tell-agent' as const } };
    expect(record(plainWorld({ policies }), plainConfig({ limits })).facts).toMatchObject({ finalText: 'I stop.' });
  });

  test('the guard lets calls with other arguments pass', () => {
    const policies = { one: ({ turn }: TurnView): ModelTurn => ({ calls: [{ tool: 'act', args: { turn } }] }) };
    const limits = { maxSteps: 6, loopGuard: { repeats: 2, action: 'stop' as const } };
    expect(record(plainWorld({ policies }), plainConfig({ limits })).facts.ended).toBe('step-limit');
  });
});

describe('a run ends', () => {
  test('as stuck when the model only talks to itself', () => {
    const world = plainWorld({ policies: { one: () => ({ say: 'Hm.' }) } });
    expect(record(world, plainConfig({})).facts).toMatchObject({ ended: 'stuck', steps: 3 });
  });

  test('as stuck when no such model answers', () => {
    const { facts, spans } = record(plainWorld({ policies: again }), plainConfig({ agent: { model: 'gone' } }));
    expect(facts).toMatchObject({ ended: 'stuck', steps: 0 });
    expect(spans.find(({ name }) => name === 'invoke_agent one')?.status.code).toBe(2);
  });

  test('as escalated when the agent gives up to a person', () => {
    const world = plainWorld({ policies: { one: () => ({ escalate: { reason: 'too hard' } }) } });
    expect(record(world, plainConfig({})).facts).toMatchObject({ ended: 'escalated', interruptions: 1 });
  });
});

describe('questions to the user', () => {
  test('are interruptions and bring the answer into the conversation', () => {
    const policies = {
      one: (view: TurnView): ModelTurn => {
        const answer = view.seen('user-answer');
        return answer ? { finish: { say: answer.text } } : { ask: 'Which one?' };
      },
    };
    const { facts, done } = record(plainWorld({ policies }), plainConfig({}));
    expect(done).toEqual(['asked:Which one?']);
    expect(facts).toMatchObject({ finalText: 'yes', interruptions: 1 });
  });

  test('that nobody answers are told to the agent after ten minutes', () => {
    const policies = {
      one: (view: TurnView): ModelTurn =>
        view.results('ask_user')[0] ? { finish: { say: view.results('ask_user')[0]?.text ?? '' } } : { ask: 'Well?' },
    };
    const { facts } = record(plainWorld({ policies, world: { user: () => null } }), plainConfig({}));
    expect(facts.finalText).toContain('did not answer');
    expect(facts.durationMs).toBeGreaterThan(600_000);
  });
});

describe('events of the world', () => {
  const reply = (event: Partial<WorldEvent<{ done: string[] }>>) => {
    const policies = {
      one: (view: TurnView): ModelTurn => {
        const news = view.seen('news');
        if (news) return { finish: { say: news.text } };
        return view.turn < 2 ? { calls: [{ tool: 'act', args: { n: view.turn } }] } : { finish: { say: 'done' } };
      },
    };
    const apply = (state: { done: string[] }) => {
      state.done.push('event');
      return { message: { text: 'Stop!', labels: ['news'] } };
    };
    const events = () => [{ atMs: 300, name: 'news', apply, ...event }];
    return record(plainWorld({ policies, world: { events } }), plainConfig({ limits: { maxSeconds: 60 } }));
  };

  test('happen when the clock passes them, with their message to the entry agent', () => {
    const { facts, done, spans } = reply({});
    expect(facts.finalText).toBe('Stop!');
    // It comes while the model thinks about its second call.
    expect(done).toEqual(['act:', 'event', 'act:']);
    expect(spans.find(({ name }) => name === 'news')?.startTimeUnixNano).toBe('1000300000000');
  });

  test('do not happen when the run is over before', () => {
    expect(reply({ atMs: 9e7 })).toMatchObject({ done: ['act:', 'act:'], facts: { finalText: 'done' } });
  });

  test('may reopen a finished conversation, and the gap is nobody working', () => {
    const { facts, done } = reply({ atMs: 9e7, reopens: true });
    expect(done).toEqual(['act:', 'act:', 'event']);
    expect(facts).toMatchObject({ finalText: 'Stop!', ended: 'finished' });
    expect(facts.durationMs).toBeLessThan(10_000);
  });
});
