import { describe, expect, test } from 'vitest';
import { applyTrafficEvents } from './engine/apply-events';
import { measureTarget } from './measure-target';
import { readTraffic } from './read-traffic';
import { answer, plainCalls, plainDesign, run } from './testing/plain-world';
import { target, type Target } from './targets';
import { toTraffic } from './traffic';

describe('traffic files', () => {
  const line = { timeMs: 5, promptTokens: 10, outputTokens: 3, difficulty: 0.2, risk: 'normal', slice: 'chat' };

  test('the same calls come out of JSON lines and of CSV', () => {
    const json = `${JSON.stringify({ ...line, repeatKey: 'q', batchOk: true })}\n\n${JSON.stringify({ ...line, timeMs: 9 })}\n`;
    const csv =
      'slice,timeMs,promptTokens,outputTokens,difficulty,risk,repeatKey,batchOk\nchat,5,10,3,0.2,normal,q,1\nchat,9,10,3,0.2,normal,,\n';
    const fromJson = readTraffic('a.jsonl', json);
    expect(fromJson.problems).toEqual([]);
    expect(fromJson.calls).toHaveLength(2);
    expect(readTraffic('a.csv', csv)).toEqual(fromJson);
  });

  test('every bad line is named', () => {
    const text = [
      JSON.stringify(line),
      '{',
      JSON.stringify({ ...line, timeMs: 1 }),
      JSON.stringify({ ...line, difficulty: 2 }),
    ];
    expect(readTraffic('a.jsonl', text.join('\n')).problems.map(({ line: at }) => at)).toEqual([2, 3, 4]);
    expect(readTraffic('a.csv', 'timeMs,risk\n1\n').problems[0]?.message).toBe('has 1 cells, the header has 2');
  });

  test('columns are in order of time and keep equal keys equal', () => {
    const { calls } = readTraffic(
      'a.jsonl',
      [5, 7, 9]
        .map((timeMs, at) => JSON.stringify({ ...line, timeMs, repeatKey: at === 1 ? null : 'q', wording: at }))
        .join('\n'),
    );
    const traffic = toTraffic([...calls].reverse(), 100);
    expect([...traffic.timeMs]).toEqual([5, 7, 9]);
    expect([...traffic.repeatKey]).toEqual([0, -1, 0]);
    expect(traffic.exactKey[0]).not.toBe(traffic.exactKey[2]);
    expect(traffic.durationMs).toBe(100);
    expect(traffic.freshnessMs[0]).toBe(Infinity);
  });
});

describe('events', () => {
  const traffic = plainCalls(
    Array.from({ length: 100 }, (_, at) => at * 1_000),
    (at) => ({ slice: at % 4 === 0 ? 'mail' : 'chat', difficulty: 0.9, repeatKey: `q${at}` }),
  );

  test('a burst multiplies the calls of its span, in order of time, with calls like the others', () => {
    const burst = { type: 'burst' as const, fromMs: 20_000, toMs: 40_000, factor: 3 };
    const more = applyTrafficEvents(traffic, [burst], 4);
    expect(more.length).toBe(140);
    expect([...more.timeMs]).toEqual([...more.timeMs].sort((a, b) => a - b));
    expect(more.timeMs.filter((time) => time >= 20_000 && time < 40_000).length).toBe(60);
    expect(applyTrafficEvents(traffic, [burst], 4)).toEqual(more);
    const mail = applyTrafficEvents(traffic, [{ ...burst, slice: 'mail' }], 4);
    expect(mail.slice.filter((slice) => mail.sliceNames[slice] === 'mail').length).toBe(25 + 10);
  });

  test('drift shifts difficulty inside its span, up to 1', () => {
    const drift = { type: 'difficulty-drift' as const, fromMs: 0, toMs: 50_000, shift: 0.3 };
    const harder = applyTrafficEvents(traffic, [drift], 1);
    expect([harder.difficulty[0], harder.difficulty[60]]).toEqual([1, 0.9]);
    expect(traffic.difficulty[0]).toBe(0.9);
  });

  test('nothing happens to traffic when nothing does', () => {
    expect(applyTrafficEvents(traffic, [{ type: 'cold-cache', atMs: 5 }], 1)).toBe(traffic);
  });
});

describe('targets', () => {
  const result = run({
    design: plainDesign([answer()]),
    traffic: plainCalls([0, 1_000, 61_000], (at) => ({
      slice: at === 0 ? 'mail' : 'chat',
      outputTokens: at === 2 ? 2_500 : 100,
    })),
  });
  const standing = (change: Partial<Target>) =>
    measureTarget(result, target.parse({ id: 't', title: 'T', metric: 'latency-p95', ...change }));

  test('are met or missed by a margin of the limit', () => {
    expect(standing({ metric: 'cost-per-call', slice: 'mail', atMost: 0.0024 })).toMatchObject({ met: true });
    expect(standing({ metric: 'cost-per-call', slice: 'mail', atMost: 0.0024 }).margin).toBeCloseTo(0.5);
    expect(standing({ metric: 'right-share', atLeast: 1.1 })).toMatchObject({ met: false });
    expect(standing({ metric: 'latency-p50', slice: 'mail', atMost: 100 }).margin).toBeCloseTo(-1);
  });

  test('are missed when there is nothing to measure', () => {
    expect(standing({ slice: 'fax', atMost: 1e9 })).toEqual({ estimate: null, met: false, margin: null });
  });

  test('count the minutes in which too few calls were in time', () => {
    const slow = run({
      design: plainDesign([answer({ maxTokens: 5_000 })]),
      traffic: plainCalls([0, 1_000, 61_000], (at) => ({ outputTokens: at === 2 ? 2_500 : 100 })),
    });
    expect(slow.breachMinutes.value).toBe(1);
    expect(slow.minutes).toBe(2);
    expect(measureTarget(slow, target.parse({ id: 't', title: 'T', metric: 'breach-minutes', atMost: 0 })).met).toBe(
      false,
    );
  });
});
