import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBeside, formatMetric } from './format-metric';

describe('a value beside its limit', () => {
  it('gets another digit where both would read alike', () => {
    expect(formatBeside('hand-off-share', 0.02531, 0.025)).toBe('2.53 %');
    expect(formatBeside('latency-p95', 2_004, 2_000)).toBe('2.004 s');
    expect(formatBeside('cost-per-call', 0.05001, 0.05)).toBe('$0.05001');
  });

  it('is written as always where it reads differently, or is the limit', () => {
    expect(formatBeside('hand-off-share', 0.04, 0.025)).toBe('4 %');
    expect(formatBeside('latency-p95', 2_000, 2_000)).toBe('2 s');
  });

  it('never reads like the limit when it is off by a two-thousandth of it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1.0005, max: 3, noNaN: true }),
        (limit, times) => {
          const text = formatBeside('wrong-share', limit * times, limit);
          expect(text).not.toBe(formatMetric('wrong-share', limit));
        },
      ),
    );
  });
});
