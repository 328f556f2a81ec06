import { describe, expect, it } from 'vitest';
import { readHiddenData } from './exercise-data';
import { planSessions, SESSIONS } from './plan-sessions.server';
import { tinyContext } from './testing/grade-source';

const data = readHiddenData(tinyContext('').gradingFiles);
const plan = planSessions(data, 11);
const all = plan.sessions.flat();

describe('the plan of a hidden run', () => {
  it('holds every output and every rewording once, under ids that are all different and say nothing', () => {
    expect(all).toHaveLength(data.systems.length * data.rows.length + data.paraphrases.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ id }) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
    const places = new Set(all.map((item) => `${item.systemIndex} ${item.rowIndex} ${item.paraphrase}`));
    expect(places.size).toBe(all.length);
  });

  it('spreads the outputs for one input and of one system evenly over the sessions', () => {
    for (const session of plan.sessions) {
      for (const key of ['rowIndex', 'systemIndex'] as const) {
        const size = key === 'rowIndex' ? data.systems.length : data.rows.length;
        const counts = new Map<number, number>();
        for (const item of session) {
          if (item.paraphrase === null) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1);
        }
        expect([...counts.values()].every((n) => Math.abs(n - size / SESSIONS) <= 1)).toBe(true);
      }
    }
  });

  it('puts systems in no order: each has its mean position near the middle', () => {
    const position = new Map<number, number[]>();
    for (const session of plan.sessions) {
      session.forEach((item, at) => {
        position.set(item.systemIndex, [...(position.get(item.systemIndex) ?? []), at / session.length]);
      });
    }
    for (const places of position.values()) {
      expect(Math.abs(places.reduce((sum, one) => sum + one, 0) / places.length - 0.5)).toBeLessThan(0.12);
    }
  });

  it('repeats, for every input, the output that came last among its siblings, in another order', () => {
    expect(new Set(plan.repeat.map((item) => item.rowIndex)).size).toBe(data.rows.length);
    expect(plan.repeat.length).toBeLessThan(0.15 * all.length);
    const late = plan.repeat.filter((item) =>
      plan.sessions.some((session) => session.indexOf(item) / session.length > 0.75),
    );
    expect(late.length).toBeGreaterThan(0.6 * plan.repeat.length);
    const ids = plan.repeat.map((item) => item.id);
    expect(ids).not.toEqual([...ids].sort());
  });

  it('is the same for the same seed and shares no id with another seed', () => {
    expect(planSessions(data, 11)).toEqual(plan);
    const other = new Set(
      planSessions(data, 12)
        .sessions.flat()
        .map(({ id }) => id),
    );
    expect(all.some(({ id }) => other.has(id))).toBe(false);
  });
});
