import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationOf, formatMoment, formatStretch, formatTokens } from './format-span';
import { spanOf } from './testing/arbitrary-trace';
import { foldPoint, rangesIn } from './text-ranges';
import { barOf, clampWindow, overview, panWindow, ticksOf, windowAround, zoomWindow } from './time-window';
import { hashOfSpan, spanInHash } from './use-span-hash';

const whole = { from: 1_000, to: 2_000 };
const inside = fc
  .tuple(fc.double({ min: 1_000, max: 1_998, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }))
  .map(([from, length]) => clampWindow({ from, to: from + length }, whole));

describe('the time window', () => {
  test('stays inside the trace however it is zoomed and moved', () => {
    fc.assert(
      fc.property(
        inside,
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (window, factor, share) => {
          for (const next of [
            zoomWindow(window, whole, factor),
            panWindow(window, whole, share),
            windowAround(window, whole),
          ]) {
            expect(next.from).toBeGreaterThanOrEqual(whole.from - 1e-6);
            expect(next.to).toBeLessThanOrEqual(whole.to + 1e-6);
            expect(next.to).toBeGreaterThan(next.from);
          }
        },
      ),
    );
  });

  test('keeps the moment under the pointer in its place', () => {
    const window = { from: 1_200, to: 1_400 };
    const zoomed = zoomWindow(window, whole, 0.5, 1_250);
    expect((1_250 - zoomed.from) / (zoomed.to - zoomed.from)).toBeCloseTo((1_250 - 1_200) / 200);
  });

  test('cuts bars at its edges and leaves out what is outside', () => {
    expect(barOf({ from: 1_000, to: 1_500 }, { from: 1_250, to: 1_750 })).toEqual({ left: 0, width: 50 });
    expect(barOf({ from: 1_800, to: 1_900 }, { from: 1_250, to: 1_750 })).toBeNull();
  });

  test('has round ticks, few enough', () => {
    expect(ticksOf({ from: 1_000, to: 1_470 }, 1_000, 5).map(({ at }) => at)).toEqual([
      1_000, 1_100, 1_200, 1_300, 1_400,
    ]);
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 12 }), (window, most) => {
        const ticks = ticksOf(window, whole.from, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const { at } of ticks)
          expect(barOf({ from: at, to: at }, { from: window.from - 1e-6, to: window.to + 1e-6 })).not.toBeNull();
      }),
    );
  });

  test('the overview counts what is under way and where it failed', () => {
    const spans = [
      { startMs: 1_000, endMs: 2_000, status: 'unset' },
      { startMs: 1_500, endMs: 1_600, status: 'error' },
    ];
    const { spans: active, failed, most } = overview(spans, whole, 4);
    expect([...active]).toEqual([1, 1, 2, 1]);
    expect([...failed]).toEqual([0, 0, 1, 0]);
    expect(most).toBe(2);
  });
});

describe('numbers of a trace', () => {
  test('have the unit that fits', () => {
    expect([0.34, 84.21, 3_210, 125_000, 3_780_000].map(formatStretch)).toEqual([
      '340 µs',
      '84.2 ms',
      '3.21 s',
      '2 min 5 s',
      '1 h 3 min',
    ]);
    expect([812, 12_345, 1_240_000, NaN].map(formatTokens)).toEqual(['812', '12.3k', '1.24M', '']);
  });

  test('are no durations where the source has no times', () => {
    expect(durationOf({ timing: 'sequence' }, spanOf('a'))).toBeNull();
    expect(formatMoment({ timing: 'sequence' }, 7)).toBe('7');
    expect(formatMoment({ timing: 'recorded' }, 7)).toBe('7 ms');
  });
});

describe('marks in a text', () => {
  test('are in order, without overlap, inside the text, and hits win', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab ]{0,40}$/),
        fc.constantFrom('a', 'ab', 'b a'),
        fc.constantFrom('ba', 'a', 'aba'),
        (text, hit, quote) => {
          let end = 0;
          const ranges = rangesIn(text, new RegExp(hit, 'gi'), [new RegExp(quote, 'gi')]);
          for (const { from, to, kind } of ranges) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            if (kind === 'hit') expect(text.slice(from, to)).toBe(hit);
            end = to;
          }
          expect(ranges.filter(({ kind }) => kind === 'hit').length).toBe(
            [...text.matchAll(new RegExp(hit, 'g'))].length,
          );
        },
      ),
    );
  });

  test('a long text is cut at a line or a word, a short one not at all', () => {
    expect(foldPoint('short')).toBe(5);
    expect(foldPoint('line\n'.repeat(100))).toBe(14 * 5 - 1);
    const words = 'word '.repeat(1_000);
    expect(foldPoint(words)).toBeLessThanOrEqual(1_400);
    expect(words[foldPoint(words)]).toBe(' ');
  });
});

describe('the address of a span', () => {
  test('gives the id back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(spanInHash(hashOfSpan(id))).toBe(id);
      }),
    );
  });

  test('of something else is no span', () => {
    expect(spanInHash('#about')).toBeNull();
    expect(spanInHash('#span=%E0%A4%A')).toBeNull();
  });
});
