import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { GroupMetric } from '../engine/simulation-types';
import { loadExerciseForGrading } from './load-exercise-for-grading';
import type { Observation } from './observation';
import { observeOnce } from './observe-scenario';
import { scoreAnswer } from './score-answer';
import { SOUND } from './testing/sample-designs';
import { tinyContext } from './testing/grade-design';
import { HIDDEN_SEED } from './thresholds';

vi.setConfig({ testTimeout: 60_000 });

const context = tinyContext(SOUND);
const exercise = loadExerciseForGrading(context.content, context.publicFiles, context.gradingFiles);
const { content, catalogue, hidden } = exercise;
const base = hidden.map((loaded) => ({
  id: loaded.scenario.id,
  observation: observeOnce({ design: SOUND, catalogue, content, loaded, seed: HIDDEN_SEED }),
}));

/** How a design came out, as factors on what the sound design came to: 0 is best in each. */
interface Outcome {
  latency: number;
  cost: number;
  wrong: number;
  invented: number;
  handedOff: number;
  failed: number;
}
const badness = fc.double({ min: 0, max: 1, noNaN: true });
const outcome: fc.Arbitrary<Outcome> = fc.record({
  latency: badness,
  cost: badness,
  wrong: badness,
  invented: badness,
  handedOff: badness,
  failed: badness,
});

/** An observation with these numbers in every group; what is not wrong and not failed is right. */
function bend(observation: Observation, { latency, cost, wrong, invented, handedOff, failed }: Outcome): Observation {
  const wrongShare = 0.5 * wrong;
  const failedShare = 0.5 * failed;
  const rightShare = 1 - wrongShare - failedShare;
  const costPerCall = 0.5 * cost;
  const values: Partial<Record<GroupMetric, number>> = {
    'latency-p95': 8_000 * latency,
    'cost-per-call': costPerCall,
    'cost-per-resolved': costPerCall / Math.max(rightShare, 1e-6),
    'right-share': rightShare,
    'wrong-share': wrongShare,
    'invented-share': 0.4 * invented,
    'hand-off-share': 0.5 * handedOff,
    'failed-share': failedShare,
  };
  const group = (one: Observation['all']): Observation['all'] => ({
    ...one,
    metrics: {
      ...one.metrics,
      ...Object.fromEntries(
        Object.entries(values).map(([metric, value]) => [metric, { value, low: value, high: value }]),
      ),
    },
  });
  return {
    ...observation,
    all: group(observation.all),
    risks: observation.risks.map(group),
    slices: observation.slices.map(group),
  };
}

function score(outcomes: readonly Outcome[]) {
  const scenarios = base.map(({ id, observation }, at) => ({
    id,
    observation: bend(observation, outcomes[at] ?? (outcomes[0] as Outcome)),
  }));
  return scoreAnswer({
    exercise,
    answer: context.answer,
    first: { design: SOUND, obstacle: null },
    second: { design: SOUND, obstacle: null },
    documents: [],
    hidden: { schemaVersion: 1, scenarios },
    shown: { schemaVersion: 1, parts: [] },
    change: { schemaVersion: 1, changed: scenarios.slice(0, 1), kept: scenarios.slice(0, 1) },
  }).checks;
}

const better = (a: Outcome, b: Outcome): Outcome =>
  Object.fromEntries(
    Object.keys(a).map((key) => [key, Math.min(a[key as keyof Outcome], b[key as keyof Outcome])]),
  ) as never;

describe('scores of designs', () => {
  it('never fall when a design comes out better in everything, check by check', () => {
    const three = fc.array(outcome, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(three, three, (a, b) => {
        const worse = score(a);
        score(a.map((one, at) => better(one, b[at] as Outcome))).forEach((check, at) => {
          expect(check.points, check.checkId).toBeGreaterThanOrEqual(worse[at]?.points ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never fall when one number alone gets better', () => {
    fc.assert(
      fc.property(
        outcome,
        fc.constantFrom('latency', 'cost', 'wrong', 'invented', 'handedOff', 'failed'),
        badness,
        (a, key, to) => {
          const field = key as keyof Outcome;
          const worse = score([a]);
          score([{ ...a, [field]: Math.min(a[field], to) }]).forEach((check, at) => {
            expect(check.points, check.checkId).toBeGreaterThanOrEqual(worse[at]?.points ?? 0);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lie between nothing and all, and are the same for the same outcome', () => {
    fc.assert(
      fc.property(outcome, (a) => {
        const checks = score([a]);
        for (const { points, maxPoints } of checks) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(maxPoints);
        }
        expect(JSON.stringify(score([a]))).toBe(JSON.stringify(checks));
      }),
      { numRuns: 20 },
    );
  });

  it('refuse an execution that was made from another version of the exercise', () => {
    const shown = { schemaVersion: 1 as const, parts: [] };
    const none = { schemaVersion: 1 as const, changed: [], kept: [] };
    expect(() =>
      scoreAnswer({
        exercise,
        answer: context.answer,
        first: { design: SOUND, obstacle: null },
        second: null,
        documents: [],
        hidden: { schemaVersion: 1, scenarios: base.slice(1) },
        shown,
        change: none,
      }),
    ).toThrow('another version');
  });
});
