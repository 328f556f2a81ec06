import { describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../../../lib/random';
import { loadExerciseForGrading } from '../scoring/load-exercise-for-grading';
import { dominates } from '../scoring/frontier-distance';
import { tinyContext } from '../scoring/testing/grade-design';
import { NAIVE, SOUND } from '../scoring/testing/sample-designs';
import { proveFrontier } from './prove-frontier';
import { searchFrontier } from './search-frontier';
import { varyDesign } from './vary-design';

// A search is some dozens of simulations, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const { content, publicFiles, gradingFiles } = tinyContext(SOUND);
const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
const world = { ...exercise, scenarios: exercise.hidden };
const starts = [
  { name: 'sound', design: SOUND },
  { name: 'naive', design: NAIVE },
];

function search(evaluations: number, seed: number) {
  const running = searchFrontier({ world, starts, evaluations, seed });
  for (let evaluated = 0; ;) {
    const step = running.next();
    if (step.done) return { points: step.value, evaluated };
    ({ evaluated } = step.value);
  }
}

describe('the search for a frontier', () => {
  const first = search(40, 3);

  it('simulates no more designs than it may, and finds some that keep every limit', () => {
    expect(first.evaluated).toBe(40);
    expect(first.points.length).toBeGreaterThan(1);
  });

  it('returns designs of which none beats another', () => {
    for (const a of first.points) for (const b of first.points) expect(dominates(a, b)).toBe(false);
  });

  it('finds the same again from the same seed', () => {
    expect(JSON.stringify(search(40, 3).points)).toBe(JSON.stringify(first.points));
  });

  it('is proved by simulating its designs again, and found out when a number is not theirs or a limit is broken', async () => {
    const stored = { scenario: 'steady', method: 'search', points: first.points };
    expect(await proveFrontier(world, stored)).toEqual([]);
    const better = first.points.map((point) => ({ ...point, costPerCallUsd: point.costPerCallUsd / 2 }));
    expect(await proveFrontier(world, { ...stored, points: better })).toHaveLength(first.points.length);
    const breaking = await proveFrontier(world, {
      ...stored,
      points: [{ ...(first.points[0] as never as object), design: NAIVE } as never],
    });
    expect(breaking.some(({ message }) => message.includes('breaks limits'))).toBe(true);
  });

  it('throws when no start fits the catalogue', () => {
    const running = searchFrontier({ world, starts: [], evaluations: 5, seed: 1 });
    expect(() => running.next()).toThrow('no start');
  });

  it('varies a copy and leaves the design alone', () => {
    const before = JSON.stringify(SOUND);
    const random = seededRandom(5);
    const copies = Array.from({ length: 50 }, () =>
      JSON.stringify(varyDesign(SOUND, [NAIVE], world.catalogue, random)),
    );
    expect(JSON.stringify(SOUND)).toBe(before);
    expect(new Set(copies).size).toBeGreaterThan(20);
  });
});
