import { describe, expect, it } from 'vitest';
import type { PublicRow } from '../formats';
import { scoreLabelAudit } from './score-label-audit';

const rows = Array.from({ length: 20 }, (_, at): PublicRow => ({
  id: `r${at}`,
  input: {},
  output: `text ${at}`,
  label: 'pass',
  slices: [],
  judges: {},
}));
const key = {
  wrong: [0, 1, 2, 3].map((at) => ({ rowId: `r${at}`, trueLabel: 'fail' as const, why: `because ${at}` })),
  ambiguous: ['r4'],
};
const audit = (...claims: [string, 'pass' | 'fail'][]) =>
  scoreLabelAudit(
    { language: 'python', labelAudit: claims.map(([rowId, label]) => ({ rowId, label, reason: '' })) },
    rows,
    key,
  );

describe('label audit', () => {
  it('works out precision, recall and F1 without the debatable and the void', () => {
    const { evidence } = audit(
      ['r0', 'fail'],
      ['r1', 'fail'],
      ['r9', 'fail'],
      ['r4', 'fail'],
      ['r2', 'pass'],
      ['r0', 'fail'],
      ['nowhere', 'fail'],
    );
    expect(evidence).toMatchObject({
      right: 2,
      wrong: 1,
      ambiguous: 1,
      void: 3,
      missed: 2,
      precision: 2 / 3,
      recall: 0.5,
    });
    expect(evidence).toMatchObject({ f1: expect.closeTo(4 / 7, 12) as number });
  });

  it('explains right claims only, and never names what was missed', () => {
    const { evidence, summary, advice } = audit(['r0', 'fail'], ['r9', 'fail']);
    expect(audit(['r2', 'pass']).evidence).toMatchObject({ claims: [{ verdict: 'void', why: null }] });
    expect(evidence).toMatchObject({
      claims: [
        { rowId: 'r0', verdict: 'right', why: 'because 0' },
        { rowId: 'r9', verdict: 'wrong', why: null },
      ],
    });
    expect(JSON.stringify([evidence, summary, advice])).not.toMatch(/r1|r2|r3|because [123]/);
  });

  it('gives all to a full audit, nothing to none, and loses by wrong claims', () => {
    const all = (['r0', 'r1', 'r2', 'r3'] as const).map((id): [string, 'fail'] => [id, 'fail']);
    expect(audit(...all).credit).toBe(1);
    expect(audit().credit).toBe(0);
    expect(audit(...all, ['r8', 'fail'], ['r9', 'fail']).credit).toBeLessThan(1);
  });
});
