import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFairClock } from './fair-clock';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A clock over 100 ms on a machine that makes the code wait for `share` of all time. */
function clockOn(share: number) {
  const happened: string[] = [];
  const clock = createFairClock({
    limitMs: 100,
    readWaiting: () => performance.now() * share,
    onLate: () => happened.push(`late at ${Math.round(performance.now())}`),
    onStarved: () => happened.push(`starved at ${Math.round(performance.now())}`),
  });
  return { clock, happened };
}

describe('a limit on a shared machine', () => {
  test('ends code that uses it up, whether it works or idles', () => {
    const { clock, happened } = clockOn(0);
    clock.start();
    vi.advanceTimersByTime(5_000);
    expect(happened).toEqual(['late at 100']);
  });

  test('does not count time in which no processor was free', () => {
    const { clock, happened } = clockOn(0.75);
    clock.start();
    vi.advanceTimersByTime(390);
    expect(happened).toEqual([]);
    vi.advanceTimersByTime(20);
    expect(happened[0]).toMatch(/^late at (39\d|40\d)$/);
  });

  test('tells a machine that gives no time at all from code that is late', () => {
    const { clock, happened } = clockOn(0.99);
    clock.start();
    vi.advanceTimersByTime(60_000);
    expect(happened).toHaveLength(1);
    expect(happened[0]).toMatch(/^starved at 10\d\d$/);
  });

  test('starts over for every call and stops for good', () => {
    const { clock, happened } = clockOn(0);
    for (let call = 0; call < 20; call += 1) {
      clock.start();
      vi.advanceTimersByTime(90);
    }
    clock.stop();
    vi.advanceTimersByTime(5_000);
    expect(happened).toEqual([]);
  });
});
