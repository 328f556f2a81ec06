import { describe, expect, test } from 'vitest';
import type { ContextSettings } from './agent-config.ts';
import { plainConfig, plainWorld, record, textOf } from './testing/scripted-world.ts';
import type { ModelTurn, TurnView } from './world-types.ts';

/** Looks six times with a rule noted at the second turn, and notes what it sees each time. */
function watch(context: Partial<ContextSettings>, result = 'nothing new') {
  const seen: string[][] = [];
  const policies = {
    one: (view: TurnView): ModelTurn => {
      seen.push(view.context.map(({ text, labels }) => labels[0] ?? text));
      if (view.turn === 6) return { finish: { say: String(view.seen('rule')?.text) } };
      return {
        say: `look ${view.turn}`,
        calls: [{ tool: 'look', args: { turn: view.turn } }],
        labels: view.turn === 1 ? ['rule'] : [],
      };
    },
  };
  const settings = { keep: 'all' as const, recentMessages: 4, pinned: [], maxToolResultChars: 1000, ...context };
  const world = plainWorld({
    policies,
    world: {
      tools: { look: () => ({ result, latencyMs: 10 }) },
      summarise: (dropped) => `gone: ${dropped.length}`,
    },
  });
  return { seen, ...record(world, plainConfig({ agent: { context: settings } })) };
}

describe('keep', () => {
  test('all sends everything, and each model span only what is new', () => {
    const { seen, spans, facts } = watch({});
    expect(seen.at(-1)).toHaveLength(13);
    expect(facts.finalText).toBe('look 1');
    const chats = spans.filter(({ name }) => name === 'chat m');
    expect(textOf(chats[0], 'assay.context_from')).toBeUndefined();
    expect(textOf(chats[3], 'assay.context_from')).toBe(chats[2]?.spanId);
    expect(JSON.parse(textOf(chats[3], 'gen_ai.input.messages') ?? '')).toHaveLength(1);
  });

  test('recent sends the newest, and each model span all of it', () => {
    const { seen, spans, facts } = watch({ keep: 'recent' });
    expect(seen.at(-1)).toHaveLength(4);
    expect(facts.finalText).toBe('undefined');
    const last = spans.findLast(({ name }) => name === 'chat m');
    expect(textOf(last, 'assay.context_from')).toBeUndefined();
    expect(JSON.parse(textOf(last, 'gen_ai.input.messages') ?? '')).toHaveLength(4);
  });

  test('recent keeps what is pinned, in its place', () => {
    const { seen, facts } = watch({ keep: 'recent', pinned: ['rule', 'user-request'] });
    expect(seen.at(-1)?.slice(0, 2)).toEqual(['user-request', 'rule']);
    expect(seen.at(-1)).toHaveLength(6);
    expect(facts.finalText).toBe('look 1');
  });

  test('summary replaces what is old by a summary, which is a model call of its own', () => {
    const { seen, spans, facts, steps } = watch({ keep: 'summary', pinned: ['user-request'] });
    expect(seen.at(-1)?.slice(0, 2)).toEqual(['user-request', 'summary']);
    expect(facts.finalText).toBe('undefined');
    const summaries = spans.filter(({ name }) => name === 'chat m (summary)');
    expect(summaries.length).toBeGreaterThan(0);
    expect(summaries.length).toBeLessThan(4);
    expect(steps.filter(({ key }) => key.includes('gone: '))).toHaveLength(summaries.length);
    expect(facts.steps).toBe(7);
  });

  test('summary leaves a short conversation alone', () => {
    expect(watch({ keep: 'summary', recentMessages: 20 }).spans.some(({ name }) => name.includes('summary'))).toBe(
      false,
    );
  });
});

describe('maxToolResultChars', () => {
  test('cuts what the agent reads and not what the trace shows', () => {
    const long = 'x'.repeat(300);
    const { spans } = watch({ maxToolResultChars: 100 }, long);
    const told = textOf(spans.filter(({ name }) => name === 'chat m')[1], 'gen_ai.input.messages') ?? '';
    expect(told).toContain('[200 characters cut]');
    expect(told).not.toContain(long);
    expect(
      textOf(
        spans.find(({ name }) => name === 'execute_tool look'),
        'gen_ai.tool.call.result',
      ),
    ).toBe(long);
  });
});

test('a longer context costs more and more time is not taken for it', () => {
  const [all, recent] = [watch({}), watch({ keep: 'recent', recentMessages: 1 })];
  expect(all.facts.costUsd).toBeGreaterThan(recent.facts.costUsd);
});
