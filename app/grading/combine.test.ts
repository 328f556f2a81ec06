import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../kinds/contract';
import { combine } from './combine';
import { grade as gradeSchema } from './grade-types';
import type { Verdict } from './grade-types';

const check = (points: number, maxPoints: number, status: CheckResult['status'] = 'partial'): CheckResult => ({
  checkId: `c${points}-${maxPoints}`,
  title: 'A check',
  status,
  points,
  maxPoints,
  summary: '',
  advice: '',
  evidence: null,
});

const verdict = (criterionId: string, levelIndex: number | null, status: Verdict['status'] = 'judged'): Verdict => ({
  criterionId,
  status,
  levelIndex,
  reason: '',
  quotes: [],
  samples: [],
  spread: 0,
  gradedBy: 'model',
  needsHumanBecause: status === 'judged' ? null : 'split',
});

const criterion = (id: string, weight: number, shares: number[]) => ({
  id,
  title: 'Title',
  question: 'A question?',
  weight,
  levels: shares.map((share) => ({ share, title: 'Level', description: 'what earns it' })),
  authorNotes: '',
});

const manifest = { points: { checks: 60, rubric: 40 } };
const rubric = { criteria: [criterion('a', 1, [0, 1]), criterion('b', 3, [0, 0.5, 1])] };

describe('combine', () => {
  it('scales check points and weighs criteria', () => {
    const grade = combine({
      manifest,
      rubric,
      checks: [check(5, 10), check(20, 30)],
      verdicts: [verdict('a', 1), verdict('b', 1)],
    });
    // 25 of 40 check points of 60; 1/4 of 40 whole and 3/4 of 40 by half.
    expect(grade).toMatchObject({ status: 'graded', points: 62.5, awaiting: 0, reason: null });
    expect(grade.checks.earned).toBe(37.5);
    expect(grade.rubric.earned).toBe(25);
  });

  it('is provisional while a criterion awaits a human, whatever level was proposed', () => {
    const verdicts = [verdict('a', 1), verdict('b', 2, 'needs-human')];
    const grade = combine({ manifest, rubric, checks: [check(10, 10)], verdicts });
    expect(grade).toMatchObject({ status: 'provisional', points: 70, awaiting: 30 });
  });

  it('leaves the rubric part open, not zero, when no criterion has been graded', () => {
    const grade = combine({ manifest, rubric, checks: [check(10, 10)], verdicts: [] });
    expect(grade).toMatchObject({ status: 'provisional', points: 60, awaiting: 40 });
    expect(grade.rubric.earned).toBeNull();
  });

  it('is ungraded and names the check when one of ours could not run', () => {
    const grade = combine({ manifest, rubric, checks: [check(10, 10), check(0, 5, 'error')], verdicts: [] });
    expect(grade).toMatchObject({ status: 'ungraded', points: null, reason: 'we could not run: A check' });
  });

  it('is ungraded, never zero, when points are missing altogether', () => {
    expect(combine({ manifest, rubric, checks: [], verdicts: [] }).status).toBe('ungraded');
    expect(combine({ manifest, rubric, checks: [check(Number.NaN, 5)], verdicts: [] }).status).toBe('ungraded');
  });

  it('grades by the rubric alone, or by checks alone, where the exercise says so', () => {
    const all = [verdict('a', 1), verdict('b', 2)];
    expect(
      combine({ manifest: { points: { checks: 0, rubric: 100 } }, rubric, checks: [], verdicts: all }),
    ).toMatchObject({
      status: 'graded',
      points: 100,
    });
    const checksOnly = {
      manifest: { points: { checks: 100, rubric: 0 } },
      rubric,
      checks: [check(3, 4)],
      verdicts: [],
    };
    expect(combine(checksOnly)).toMatchObject({ status: 'graded', points: 75, awaiting: 0 });
  });
});

const split = fc.integer({ min: 0, max: 100 }).map((checks) => ({ points: { checks, rubric: 100 - checks } }));
const checks = fc.array(
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 50, noNaN: true }))
    .map(([share, max]) => check(share * max, max)),
  { minLength: 1, maxLength: 8 },
);
const criteria = fc
  .array(
    fc.tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.constantFrom<number[]>([0, 1], [0, 0.3, 1], [0, 0.5, 1])),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((items) => ({ criteria: items.map(([weight, shares], index) => criterion(`k${index}`, weight, shares)) }));
const world = fc
  .record({ manifest: split, checks, rubric: criteria })
  .chain((parts) =>
    fc
      .tuple(
        ...parts.rubric.criteria.map(({ id, levels }) =>
          fc
            .tuple(fc.integer({ min: 0, max: levels.length - 1 }), fc.boolean())
            .map(([level, open]) => verdict(id, level, open ? 'needs-human' : 'judged')),
        ),
      )
      .map((verdicts) => ({ ...parts, verdicts })),
  );

describe('combine, for any work', () => {
  it('stays within bounds and writes a valid grade', () => {
    fc.assert(
      fc.property(world, (given) => {
        const grade = gradeSchema.parse(combine(given));
        const points = grade.points ?? Number.NaN;
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points + grade.awaiting).toBeLessThanOrEqual(100.02);
        expect(grade.checks.earned).toBeLessThanOrEqual(grade.checks.max);
        expect(grade.status === 'provisional').toBe(
          given.manifest.points.rubric > 0 && given.verdicts.some((item) => item.status === 'needs-human'),
        );
      }),
    );
  });

  it('never falls when a check earns more', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (given, pick, share) => {
        const at = pick % given.checks.length;
        const better = given.checks.map((item, index) =>
          index === at ? { ...item, points: item.points + share * (item.maxPoints - item.points) } : item,
        );
        expect(combine({ ...given, checks: better }).points).toBeGreaterThanOrEqual(combine(given).points ?? Infinity);
      }),
    );
  });

  it('never falls when a criterion reaches a higher level or an open one is settled', () => {
    fc.assert(
      fc.property(world, fc.nat(), (given, pick) => {
        const at = pick % given.verdicts.length;
        const better = given.verdicts.map((item, index): Verdict => {
          const most = (given.rubric.criteria[index]?.levels.length ?? 1) - 1;
          const levelIndex = Math.min((item.levelIndex ?? 0) + (item.status === 'judged' ? 1 : 0), most);
          return index === at ? { ...item, status: 'judged', levelIndex } : item;
        });
        expect(combine({ ...given, verdicts: better }).points).toBeGreaterThanOrEqual(
          combine(given).points ?? Infinity,
        );
      }),
    );
  });

  it('does not depend on the order of checks or verdicts', () => {
    fc.assert(
      fc.property(world, (given) => {
        const turned = { ...given, checks: [...given.checks].reverse(), verdicts: [...given.verdicts].reverse() };
        const [a, b] = [combine(given), combine(turned)];
        expect(Math.abs((a.points ?? 0) - (b.points ?? 0))).toBeLessThan(0.011);
        expect(a.status).toBe(b.status);
      }),
    );
  });
});
