import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectorExecution } from '../detector/detector-execution';
import type { DetectorCase } from '../formats';
import { applyPatch } from '../patch/apply-patch';
import type { HiddenPair, ReplayedRuns, RunFigures } from '../replay/replay-execution';
import { tinyConfig } from '../testing/tiny-config';
import { tinyContent, tinyExercise } from '../testing/tiny-exercise';
import { scoreDetector } from './score-detector';
import { scoreReplay } from './score-replay';
import { scoreSiblings } from './score-siblings';

const figures = (change: Partial<RunFigures> = {}): RunFigures => ({
  success: true,
  ended: 'finished',
  steps: 5,
  durationMs: 10_000,
  costUsd: 0.01,
  interruptions: 0,
  handOffs: 0,
  ...change,
});
const summary = (success: boolean) => ({
  ...figures({ success }),
  finalText: '',
  violations: success ? [] : [{ id: 'x', text: 'still wrong' }],
});
const broken = { recorded: figures({ success: false }), patched: figures({ success: false }) };
const mended = { recorded: figures({ success: false }), patched: figures() };

/** A public run, `repaired` of ten hidden ones, and siblings that all changed in the same way. */
const runsWith = (shown: boolean, repaired: number, sibling: Partial<RunFigures> | null = {}): ReplayedRuns => ({
  broken: { recorded: summary(false), patched: summary(shown) },
  failing: Array.from({ length: 10 }, (_, nth): HiddenPair => (nth < repaired ? mended : broken)),
  siblings: Array.from({ length: 8 }, () => ({ recorded: figures(), patched: sibling && figures(sibling) })),
});
const patched = applyPatch({ config: tinyConfig, patch: [{ path: '/limits/maxSteps', value: 9 }], locked: [] });
const replay = (runs: ReplayedRuns) => scoreReplay(tinyContent, patched, runs).credit;
const siblings = (runs: ReplayedRuns) => scoreSiblings(tinyContent, runs).credit;

describe('a fix', () => {
  it('earns a quarter by the run that was seen, and the rest by hidden ones', () => {
    expect(replay(runsWith(true, 0))).toBe(0.25);
    expect(replay(runsWith(false, 10))).toBe(0.75);
    expect(replay(runsWith(true, 10))).toBe(1);
    expect(replay(runsWith(true, 7))).toBeCloseTo(0.7, 10);
  });

  it('is worth nothing when healthy runs fail, stand still, cost double, or are a burden on people', () => {
    for (const harm of [
      { success: false, ended: 'escalated' as const },
      { durationMs: 30_000 },
      { costUsd: 0.03 },
      { interruptions: 2 },
    ]) {
      expect([replay(runsWith(true, 10, harm)), siblings(runsWith(true, 10, harm))]).toEqual([0, 0]);
    }
    expect(replay(runsWith(true, 10, null))).toBe(0);
  });

  it('keeps its worth within the allowances, and loses it bit by bit beyond them', () => {
    expect(siblings(runsWith(true, 10, { costUsd: 0.012, durationMs: 13_000 }))).toBe(1);
    const dearer = siblings(runsWith(true, 10, { costUsd: 0.018 }));
    expect(dearer).toBeGreaterThan(0.4);
    expect(dearer).toBeLessThan(0.6);
  });

  it('earns nothing on healthy runs by leaving everything as it is', () => {
    expect(siblings(runsWith(false, 0))).toBe(0);
    expect(siblings(runsWith(true, 10))).toBe(1);
  });

  it('never gains by a hidden run less repaired', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 10 }), (shown, repaired) => {
        expect(replay(runsWith(shown, repaired - 1))).toBeLessThanOrEqual(replay(runsWith(shown, repaired)));
      }),
    );
  });
});

const cases = (JSON.parse(tinyExercise().gradingPart['cases.json'] ?? '') as { detector: DetectorCase[] }).detector;
const said = (verdict: (one: DetectorCase, at: number) => string): DetectorExecution => ({
  schemaVersion: 1,
  sessions: [],
  verdicts: cases.map(verdict).join(''),
  located: cases.map(() => null),
  errors: [],
  repeated: 0,
  differing: 0,
});
const detector = (verdict: (one: DetectorCase, at: number) => string) => scoreDetector(cases, said(verdict)).credit;

describe('a detector', () => {
  const faulty = (one: DetectorCase) => one.class === 'same-fault';

  it('earns everything when it is right, and nothing for one answer to everything', () => {
    expect(detector((one) => (faulty(one) ? '1' : '0'))).toBe(1);
    for (const always of ['1', '0', 'e', '-']) expect(detector(() => always)).toBe(0);
  });

  it('loses more by a near miss than by another alarm', () => {
    const alarm = (name: string) => detector((one) => (faulty(one) || one.class === name ? '1' : '0'));
    expect(alarm('near-miss')).toBeLessThan(alarm('healthy'));
  });

  it('earns nothing for telling broken runs from whole ones, whatever broke them', () => {
    expect(detector((one) => (faulty(one) || one.class === 'other-fault' ? '1' : '0'))).toBe(0);
  });

  it('never gains by a false alarm or a miss', () => {
    const verdicts = fc.array(fc.constantFrom('0', '1'), { minLength: cases.length, maxLength: cases.length });
    fc.assert(
      fc.property(verdicts, fc.nat({ max: cases.length - 1 }), (said, at) => {
        const wrong = cases.map((one, nth) => (nth === at ? (faulty(one) ? '0' : '1') : (said[nth] ?? '0')));
        const credit = (flags: readonly string[]) => detector((_, nth) => flags[nth] ?? '0');
        expect(credit(wrong)).toBeLessThanOrEqual(credit(said));
      }),
    );
  });

  it('earns nothing by chance, whatever the chance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (rate) => {
        const flags = (index: number) => (Math.floor((index + 1) * rate) > Math.floor(index * rate) ? '1' : '0');
        const seen = new Map<string, number>();
        const credit = detector((one) => {
          const nth = seen.get(one.class) ?? 0;
          seen.set(one.class, nth + 1);
          return flags(nth);
        });
        expect(credit).toBeLessThan(0.05);
      }),
    );
  });

  it('loses up to a fifth when it names no span that shows the fault', () => {
    const right = said((one) => (faulty(one) ? '1' : '0'));
    const named = (hit: boolean) => ({ ...right, located: cases.map((one) => (faulty(one) ? hit : null)) });
    expect(scoreDetector(cases, named(true)).credit).toBe(1);
    expect(scoreDetector(cases, named(false)).credit).toBeCloseTo(0.8, 10);
  });
});
