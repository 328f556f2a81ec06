import { describe, expect, it } from 'vitest';
import { judgeFigures, type KnownFigure, type KnownNumbers } from './judge-figures';

const known = (metric: KnownFigure['metric'], unit: KnownFigure['unit'], value: number): KnownFigure => ({
  metric,
  unit,
  about: `${metric}, a usual day`,
  value,
  low: value * 0.99,
  high: value * 1.01,
});

const NUMBERS: KnownNumbers = {
  own: [
    known('latency-p95', 'ms', 1_700),
    known('latency-p50', 'ms', 640),
    known('first-token-p50', 'ms', 420),
    known('cost-per-call', 'usd', 0.031),
    known('cost-per-month', 'usd', 15_500),
    known('right-share', 'share', 0.91),
    known('wrong-share', 'share', 0.04),
    known('hand-off-share', 'share', 0.05),
  ],
  tried: [{ ...known('cost-per-call', 'usd', 0.19), about: 'cost per call of "biggest model"' }],
  brief: [
    { unit: 'ms', value: 2_000 },
    { unit: 'usd', value: 0.05 },
    { unit: 'share', value: 0.4 },
  ],
  catalogue: [
    { unit: 'ms', value: 300 },
    { unit: 'usd', value: 2.5 },
  ],
  settings: [{ unit: 'ms', value: 600_000 }],
};
const verdicts = (memo: string) => judgeFigures(memo, NUMBERS).map(({ verdict }) => verdict);

describe('judging the figures of a memo', () => {
  it.each([
    ['P95 is 1.7 s and the median 650 ms.', ['true', 'true']],
    ['It costs $0.03 per call, $15k a month.', ['true', 'true']],
    ['91 % of answers are right, 4 % wrong, and 5 % go to a human.', ['true', 'true', 'true']],
    ['P95 is 0.9 s.', ['false']],
    ['The design costs 1.2 cents per call.', ['false']],
    ['97 % of the answers are right.', ['false']],
    ['The target is P95 of 2 s at $0.05 per call, with 40 % repeats.', ['brief', 'brief', 'brief']],
    ['A million tokens cost $2.50 and the first one takes 300 ms.', ['brief', 'brief']],
    ['P95 is 300 ms.', ['false']],
    ['Cached answers live for 10 minutes.', ['setting']],
    ['The biggest model alone costs $0.19 per call.', ['unclear']],
    ['Without the cache it would cost $0.08 per call.', ['unclear']],
    ['I would roll back when P95 is above 2.6 s.', ['unclear']],
    ['It is 30 % cheaper than one model for all.', ['unclear']],
    ['P95 stays under 1.9 s.', ['unclear']],
    ['P95 stays under 1.2 s.', ['false']],
  ])('%s', (memo, expected) => {
    expect(verdicts(memo)).toEqual(expected);
  });

  it('reads tables by the head of the column and the name of the row', () => {
    const memo =
      '| design | P95 | cost per call |\n| --- | --- | --- |\n| mine | 1.7 s | $0.031 |\n| wished | 0.4 s | $0.001 |\n';
    expect(verdicts(memo)).toEqual(['true', 'true', 'false', 'false']);
    expect(verdicts('| number | value |\n|---|---|\n| P95 | 1,690 ms |\n| right answers | 90 % |\n')).toEqual([
      'true',
      'true',
    ]);
  });

  it('shows the simulated number beside a false one', () => {
    expect(judgeFigures('P95 is 0.9 s.', NUMBERS)[0]).toMatchObject({
      actual: 1_700,
      about: 'latency-p95, a usual day',
    });
  });

  it('never finds a memo of the brief alone to be right about the design', () => {
    const memo = 'P95 must be at most 2 s. It may cost $0.05 per call. 40 % of questions repeat.';
    expect(verdicts(memo)).not.toContain('true');
    expect(verdicts(memo)).not.toContain('false');
  });
});
