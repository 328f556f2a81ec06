import { describe, expect, test } from 'vitest';
import type { RetrieverSettings } from './agent-config.ts';
import { plainConfig, plainWorld, record, textOf } from './testing/scripted-world.ts';
import type { JsonObject, ModelTurn, TurnView } from './world-types.ts';

function ask(find: Partial<RetrieverSettings>, args: JsonObject = { query: 'what' }, latencyMs?: number) {
  const policies = {
    one: (view: TurnView): ModelTurn =>
      view.results('find')[0]
        ? { finish: { say: view.results('find')[0]?.text ?? '' } }
        : { calls: [{ tool: 'find', args }] },
  };
  const slow = { find: () => ({ documents: [], latencyMs: latencyMs ?? 0 }) };
  const world = plainWorld({ policies, world: latencyMs === undefined ? {} : { retrievers: slow } });
  const run = record(world, plainConfig({ find }));
  const result = JSON.parse(run.facts.finalText) as { documents?: { id: string }[]; [key: string]: unknown };
  return { ...run, result, ids: result.documents?.map(({ id }) => id) };
}

const NOWHERE = { half: 'third' };

describe('topK and minScore', () => {
  test('bound what comes back', () => {
    expect(ask({ topK: 10 }).ids).toEqual(['a', 'b', 'c', 'd']);
    expect(ask({ topK: 2 }).ids).toEqual(['a', 'b']);
    expect(ask({ topK: 10, minScore: 0.5 }).ids).toEqual(['a', 'b', 'c']);
  });
});

describe('defaultFilters', () => {
  test('are added to every query, silently unless reported', () => {
    const quiet = ask({ defaultFilters: { half: 'second' } });
    expect(quiet.ids).toEqual(['c', 'd']);
    expect(Object.keys(quiet.result)).toEqual(['documents']);
    const told = ask({ defaultFilters: { half: 'second' }, reportFilters: true });
    expect(told.result).toMatchObject({ filters_applied: { half: 'second' }, removed_by_filters: 2 });
  });

  test('show in the span in any case', () => {
    const { spans } = ask({ defaultFilters: { half: 'second' } });
    const span = spans.find(({ name }) => name === 'retrieval find');
    expect(textOf(span, 'retrieval.filters')).toBe('{"half":"second"}');
  });

  test('give way to the agent own filter of the same field', () => {
    expect(ask({ defaultFilters: { half: 'second' } }, { query: 'q', filters: { half: 'first' } }).ids).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('onEmpty', () => {
  test('silent returns an empty list and nothing else', () => {
    expect(ask({ defaultFilters: NOWHERE }).result).toEqual({ documents: [] });
  });

  test('say-so says it', () => {
    expect(ask({ defaultFilters: NOWHERE, onEmpty: 'say-so' }).result.notice).toMatch(/Nothing was found/);
    expect(ask({ onEmpty: 'say-so' }).result.notice).toBeUndefined();
  });

  test('drop-filters asks once more without the default filters and says so', () => {
    const { ids, result, steps, facts } = ask({ defaultFilters: NOWHERE, onEmpty: 'drop-filters' });
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(result.notice).toMatch(/without them/);
    expect(steps.filter(({ key }) => key.startsWith('retrieval'))).toHaveLength(2);
    expect(facts.calls).toMatchObject([{ attempts: 2 }]);
  });

  test('drop-filters keeps the filters that the agent asked for', () => {
    const asked = { query: 'q', filters: NOWHERE };
    expect(ask({ defaultFilters: { half: 'first' }, onEmpty: 'drop-filters' }, asked).ids).toEqual([]);
  });
});

test('timeoutMs ends a retrieval that takes longer', () => {
  expect(ask({ timeoutMs: 500 }, { query: 'q' }, 800).facts.calls).toMatchObject([{ status: 'timeout' }]);
  expect(ask({ timeoutMs: 900 }, { query: 'q' }, 800).facts.calls).toMatchObject([{ status: 'ok' }]);
});
