import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../lib/trace/trace-types';
import { fitsFilter, filterChoices, NO_FILTER } from './filter-spans';
import { indexTrace, type TraceIndex } from './index-trace';
import { countIn, nextHit, patternOf, searchTrace, type SearchResult } from './search-trace';
import { occursIn, passagesOf } from './span-passages';
import { arbitraryTrace, spanOf, traceOf } from './testing/arbitrary-trace';

const says = (role: string, text: string): Message => ({ role, parts: [{ type: 'text', text }] });

function find(index: TraceIndex, query: string, withRepeated = false): SearchResult {
  const search = searchTrace(index, { pattern: patternOf(query) as RegExp, withRepeated });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

describe('a search', () => {
  test('looks at names, attributes, payloads, messages, events and documents', () => {
    const index = indexTrace(
      traceOf([
        spanOf('a', { name: 'find KEY' }),
        spanOf('b', { attributes: { 'x.key': 1 } }),
        spanOf('c', { input: { deep: [{ key: true }] } }),
        spanOf('d', { output: '{"inside": "a key"}' }),
        spanOf('e', { messages: { input: [says('user', 'the key')], output: [] } }),
        spanOf('f', { events: [{ name: 'key lost', timeMs: 0, attributes: {} }] }),
        spanOf('g', { documents: [{ id: null, score: null, content: 'keynote' }] }),
        spanOf('h', { statusMessage: 'no such key' }),
        spanOf('i', { name: 'nothing' }),
      ]),
    );
    expect(find(index, 'key').rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('takes the query literally but for letter case and white space', () => {
    expect(countIn('a.b a.b\naxb', patternOf('A.B') as RegExp)).toBe(2);
    expect(countIn('two\n  words', patternOf('two words') as RegExp)).toBe(1);
    expect(countIn('f(x)[0]', patternOf('f(x)[') as RegExp)).toBe(1);
    expect(patternOf('  ')).toBeNull();
  });

  test('finds every text it is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (needle, before, after) => {
        const pattern = patternOf(needle);
        if (pattern) expect(countIn(`${before}${needle}${after}`, pattern)).toBeGreaterThan(0);
      }),
    );
  });

  test('counts context that a call only repeats apart', () => {
    const system = says('system', 'obey the policy');
    const call = (id: string, startMs: number, input: Message[], output: Message[]) =>
      spanOf(id, { kind: 'model', startMs, messages: { input, output } });
    const index = indexTrace(
      traceOf([
        call('first', 1, [system], [says('assistant', 'which policy')]),
        call('second', 2, [system, says('assistant', 'which policy')], [says('assistant', 'fine')]),
      ]),
    );
    expect(find(index, 'policy')).toMatchObject({ occurrences: 2, repeated: 2, rows: [0] });
    expect(find(index, 'policy', true)).toMatchObject({ occurrences: 4, rows: [0, 1] });
  });

  test('adds up to what the passages hold', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.constantFrom('beta', 'alpha', 's1', 'a b'), (trace, query) => {
        const index = indexTrace(trace);
        const all = find(index, query, true);
        const pattern = patternOf(query) as RegExp;
        const counts = index.spans.map((span) =>
          passagesOf(span).reduce((sum, { text }) => sum + countIn(text, pattern), 0),
        );
        expect(all.occurrences).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(all.rows).toEqual([...counts.keys()].filter((row) => (counts[row] ?? 0) > 0));
        const fresh = find(index, query);
        expect(fresh.occurrences + fresh.repeated).toBe(all.occurrences);
      }),
    );
  });

  test('goes from hit to hit around the ends', () => {
    expect(nextHit([2, 5, 9], 5, 1)).toBe(9);
    expect(nextHit([2, 5, 9], 9, 1)).toBe(2);
    expect(nextHit([2, 5, 9], -1, -1)).toBe(9);
    expect(nextHit([2, 5, 9], 4, -1)).toBe(2);
    expect(nextHit([], 4, 1)).toBeNull();
  });
});

describe('a quote', () => {
  const span = spanOf('a', {
    input: { note: 'line one\nline "two"', list: [1, 2] },
    messages: { input: [says('user', 'Please   refund\nme.'), says('user', 'Now.')], output: [] },
  });

  test('is found whatever its white space, also in the JSON that the source wrote', () => {
    expect(occursIn(span, 'refund me')?.id).toBe('in.0.0');
    expect(occursIn(span, 'line one line "two"')?.id).toBe('input');
    expect(occursIn(span, '"list":[1,2]')?.id).toBe('input');
  });

  test('does not run from one message into the next, and is never empty', () => {
    expect(occursIn(span, 'refund me. Now.')).toBeNull();
    expect(occursIn(span, ' \n')).toBeNull();
  });
});

describe('a filter', () => {
  const spans = [
    spanOf('a', { kind: 'tool', toolName: 'find', status: 'error' }),
    spanOf('b', { kind: 'tool', toolName: 'send' }),
    spanOf('c', { kind: 'model', agentName: 'planner' }),
  ];
  const fitting = (filter: Partial<typeof NO_FILTER>) =>
    spans.filter((span) => fitsFilter(span, { ...NO_FILTER, ...filter })).map(({ id }) => id);

  test('takes any value of a list and wants all conditions', () => {
    expect(fitting({})).toEqual(['a', 'b', 'c']);
    expect(fitting({ tools: ['find', 'send'] })).toEqual(['a', 'b']);
    expect(fitting({ kinds: ['tool', 'model'], errorsOnly: true })).toEqual(['a']);
    expect(fitting({ agents: ['planner'], kinds: ['tool'] })).toEqual([]);
  });

  test('offers what there is, with counts', () => {
    expect(filterChoices(spans)).toEqual({
      kinds: [
        ['tool', 2],
        ['model', 1],
      ],
      tools: [
        ['find', 1],
        ['send', 1],
      ],
      agents: [['planner', 1]],
      errors: 1,
    });
  });
});
