import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../lib/trace/trace-types';
import { countChanges, diffContexts } from './context-diff';
import { diffLists } from './diff-lists';
import { diffWords } from './diff-words';
import { indexTrace } from './index-trace';
import { contextAt, previousCall } from './model-context';
import { decidedBy, relatedCalls } from './related-calls';
import { spanOf, traceOf } from './testing/arbitrary-trace';

const says = (role: string, text: string): Message => ({ role, parts: [{ type: 'text', text }] });

describe('the difference of two lists', () => {
  const lists = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

  test('covers both lists in order, and keeps only what is equal', () => {
    fc.assert(
      fc.property(lists, lists, fc.constantFrom(2, 600), (before, after, mostEdits) => {
        let [x, y] = [0, 0];
        for (const run of diffLists(before, after, mostEdits)) {
          expect([run.before[0], run.after[0]]).toEqual([x, y]);
          if (run.type === 'same') expect(before.slice(...run.before)).toEqual(after.slice(...run.after));
          if (run.type === 'added') expect(run.before[0]).toBe(run.before[1]);
          if (run.type === 'dropped') expect(run.after[0]).toBe(run.after[1]);
          [x, y] = [run.before[1], run.after[1]];
        }
        expect([x, y]).toEqual([before.length, after.length]);
      }),
    );
  });

  test('keeps as much as a longest common subsequence', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
        for (let i = 1; i <= before.length; i += 1)
          for (let j = 1; j <= after.length; j += 1)
            (table[i] as number[])[j] =
              before[i - 1] === after[j - 1]
                ? (table[i - 1]?.[j - 1] ?? 0) + 1
                : Math.max(table[i - 1]?.[j] ?? 0, table[i]?.[j - 1] ?? 0);
        const kept = diffLists(before, after)
          .filter(({ type }) => type === 'same')
          .reduce((sum, run) => sum + run.before[1] - run.before[0], 0);
        expect(kept).toBe(table[before.length]?.[after.length]);
      }),
    );
  });

  test('of words gives both texts back', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 8 }), fc.lorem({ maxCount: 8 }), (before, after) => {
        const runs = diffWords(before, after);
        const without = (type: string) =>
          runs
            .filter(([each]) => each !== type)
            .map(([, text]) => text)
            .join('');
        expect(without('dropped')).toBe(after);
        // What stayed is taken from the later text; words are equal, so the earlier one comes out too.
        expect(without('added')).toBe(before);
      }),
    );
  });
});

describe('the difference of two contexts', () => {
  const system = says('system', 'Refund at most 50 dollars. Ask before you write anything.');

  test('names what was added, dropped and changed', () => {
    const changes = diffContexts(
      [system, says('user', 'my order is late'), says('assistant', 'let me look')],
      [
        says('system', 'Refund at most 500 dollars. Ask before you write anything.'),
        says('assistant', 'let me look'),
        says('tool', 'order found'),
      ],
    );
    expect(changes.map(({ type, message }) => [type, message.role])).toEqual([
      ['changed', 'system'],
      ['dropped', 'user'],
      ['same', 'assistant'],
      ['added', 'tool'],
    ]);
    expect(countChanges(changes)).toEqual({ same: 1, added: 1, dropped: 1, changed: 1 });
  });

  test('does not take notes of the source for a change of the message', () => {
    const noted: Message = { role: 'user', parts: [{ type: 'text', text: 'hello', rest: { id: 7 } }], rest: { at: 1 } };
    expect(diffContexts([says('user', 'hello')], [noted]).map(({ type }) => type)).toEqual(['same']);
  });

  test('shows every message of the later context once, in order, and every earlier one that is gone', () => {
    const message = fc
      .tuple(fc.constantFrom('user', 'assistant'), fc.constantFrom('one two three', 'one two four', 'five', ''))
      .map(([role, text]) => says(role, text));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), fc.array(message, { maxLength: 12 }), (before, after) => {
        const changes = diffContexts(before, after);
        const later = changes.flatMap((change) => (change.type === 'dropped' ? [] : [change]));
        expect(later.map(({ at }) => at)).toEqual([...after.keys()]);
        expect(later.map((change) => change.message)).toEqual(after);
        const earlier = changes.flatMap((change) =>
          change.type === 'added' ? [] : [change.type === 'changed' ? change.before : change.message],
        );
        expect(earlier).toEqual(before);
      }),
    );
  });
});

describe('the context of a call', () => {
  const call = (id: string, startMs: number, more: object = {}) => spanOf(id, { kind: 'model', startMs, ...more });

  test('is compared with the call before of the same agent', () => {
    const index = indexTrace(
      traceOf([
        spanOf('a', { kind: 'agent', agentName: 'planner', startMs: 0 }),
        spanOf('b', { kind: 'agent', agentName: 'executor', startMs: 0 }),
        call('a1', 1, { parentId: 'a' }),
        call('b1', 2, { parentId: 'b' }),
        call('a2', 3, { parentId: 'a' }),
        spanOf('b-again', { kind: 'agent', agentName: 'executor', startMs: 4 }),
        call('b2', 5, { parentId: 'b-again' }),
      ]),
    );
    const before = (id: string) => index.spans[previousCall(index, index.rowOf.get(id) ?? -1) ?? -1]?.id ?? null;
    expect([before('a1'), before('b1'), before('a2'), before('b2')]).toEqual([null, null, 'a1', 'b1']);
  });

  test('is put together where calls record only what is new, and left alone where they repeat', () => {
    const messages = (input: string[], output: string) => ({
      messages: { input: input.map((text) => says('user', text)), output: [says('assistant', output)] },
    });
    const increments = indexTrace(
      traceOf([
        call('1', 1, messages(['a'], 'A')),
        call('2', 2, messages(['b'], 'B')),
        call('3', 3, messages(['c'], 'C')),
      ]),
    );
    const texts = (index: typeof increments, row: number) =>
      contextAt(index, row).messages.map(({ parts: [part] }) => (part?.type === 'text' ? part.text : ''));
    expect(texts(increments, 2)).toEqual(['a', 'A', 'b', 'B', 'c']);
    expect(contextAt(increments, 2).assembled).toBe(true);
    const whole = indexTrace(
      traceOf([
        call('1', 1, messages(['a'], 'A')),
        call('2', 2, messages(['a', 'b'], 'B')),
        call('3', 3, messages(['x'], 'C')),
      ]),
    );
    expect(texts(whole, 2)).toEqual(['x']);
  });
});

describe('requests and the spans that carry them out', () => {
  test('find each other by id, else by name and arguments', () => {
    const asks = (id: string | null, name: string, args: string): Message => ({
      role: 'assistant',
      parts: [{ type: 'tool-call', id, name, arguments: args }],
    });
    const index = indexTrace(
      traceOf([
        spanOf('m1', { kind: 'model', startMs: 1, messages: { input: [], output: [asks('c1', 'find', 'x')] } }),
        spanOf('t1', { kind: 'tool', startMs: 2, toolName: 'find', toolCallId: 'c1', input: 'other words' }),
        spanOf('m2', { kind: 'model', startMs: 3, messages: { input: [], output: [asks(null, 'send', 'y')] } }),
        spanOf('t2', { kind: 'tool', startMs: 4, toolName: 'send', input: 'y' }),
        spanOf('t3', { kind: 'tool', startMs: 5, toolName: 'send', input: 'z' }),
      ]),
    );
    expect(relatedCalls(index).askedBy).toEqual(
      new Map([
        [1, 0],
        [3, 2],
      ]),
    );
    expect(decidedBy(index, 4)).toBe(2);
  });
});
