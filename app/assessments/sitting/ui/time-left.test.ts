import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, secondsLeft, showClock, warningBetween } from './time-left';

describe('time left', () => {
  test('counts a second until it is over and never goes below zero', () => {
    const deadlineAt = '2026-11-21T09:00:10.000Z';
    const end = Date.parse(deadlineAt);
    expect(secondsLeft({ deadlineAt, nowMs: end - 1 })).toBe(1);
    expect(secondsLeft({ deadlineAt, nowMs: end - 1_000 })).toBe(1);
    expect(secondsLeft({ deadlineAt, nowMs: end })).toBe(0);
    expect(secondsLeft({ deadlineAt, nowMs: end + 5_000 })).toBe(0);
  });

  test('is shown with hours only when there are some, and can be read back', () => {
    expect([showClock(0), showClock(69), showClock(3_600), showClock(36_061)]).toEqual([
      '0:00',
      '1:09',
      '1:00:00',
      '10:01:01',
    ]);
    fc.assert(
      fc.property(fc.nat(100_000), (seconds) => {
        const parts = showClock(seconds).split(':').map(Number);
        expect(parts.reduce((sum, part) => sum * 60 + part, 0)).toBe(seconds);
      }),
    );
  });

  test('is said in words', () => {
    expect([inWords(1), inWords(60), inWords(600), inWords(3_600), inWords(7_500)]).toEqual([
      '1 second',
      '1 minute',
      '10 minutes',
      '1 hour',
      '2 hours 5 minutes',
    ]);
  });

  test('is said at ten minutes, five minutes, one minute and the end, once each, however the clock jumps', () => {
    expect(warningBetween(null, 30)).toBeNull();
    expect(warningBetween(601, 600)).toBe('10 minutes left.');
    expect(warningBetween(600, 599)).toBeNull();
    expect(warningBetween(301, 300)).toBe('5 minutes left.');
    expect(warningBetween(61, 60)).toBe('1 minute left.');
    expect(warningBetween(4_000, 200)).toBe('5 minutes left.');
    expect(warningBetween(1, 0)).toBe('The time is over.');
    expect(warningBetween(0, 300)).toBeNull();
    expect(warningBetween(0, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(4_000), (start) => {
        const said = Array.from({ length: start }, (_, index) => warningBetween(start - index, start - index - 1));
        const words = said.filter((text) => text !== null);
        expect(words).toHaveLength([600, 300, 60].filter((mark) => start > mark).length + (start > 0 ? 1 : 0));
      }),
    );
  });
});
