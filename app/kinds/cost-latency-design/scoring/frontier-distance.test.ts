import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToFrontier, dominates, type PlanePoint } from './frontier-distance';

const point: fc.Arbitrary<PlanePoint> = fc.record({
  latencyP95Ms: fc.double({ min: 0, max: 20_000, noNaN: true }),
  costPerCallUsd: fc.double({ min: 0, max: 1, noNaN: true }),
  rightShare: fc.double({ min: 0, max: 1, noNaN: true }),
});
const frontier = fc.array(point, { minLength: 1, maxLength: 10 });

describe('the distance to a frontier', () => {
  it('is 1 or less on the frontier, and the factor of the number that is behind beside it', () => {
    const best = { latencyP95Ms: 1_000, costPerCallUsd: 0.02, rightShare: 0.9 };
    expect(distanceToFrontier(best, [best])?.distance).toBe(1);
    expect(distanceToFrontier({ ...best, costPerCallUsd: 0.06 }, [best])).toMatchObject({ behindIn: 'cost' });
    expect(distanceToFrontier({ ...best, costPerCallUsd: 0.06 }, [best])?.distance).toBeCloseTo(3);
    expect(distanceToFrontier({ ...best, rightShare: 0.8 }, [best])?.distance).toBeCloseTo(2);
    expect(distanceToFrontier(best, [])).toBeNull();
  });

  it('never grows when a design gets better in any number', () => {
    fc.assert(
      fc.property(frontier, point, point, (points, a, b) => {
        const better = {
          latencyP95Ms: Math.min(a.latencyP95Ms, b.latencyP95Ms),
          costPerCallUsd: Math.min(a.costPerCallUsd, b.costPerCallUsd),
          rightShare: Math.max(a.rightShare, b.rightShare),
        };
        const [far, near] = [distanceToFrontier(a, points), distanceToFrontier(better, points)];
        expect(near?.distance).toBeLessThanOrEqual(far?.distance ?? 0);
        if (dominates(better, a)) expect(dominates(a, better)).toBe(false);
      }),
    );
  });

  it('never grows when the frontier has fewer demands on it', () => {
    fc.assert(
      fc.property(frontier, point, (points, own) => {
        const all = distanceToFrontier(own, points)?.distance ?? 0;
        expect(all).toBeLessThanOrEqual(distanceToFrontier(own, points.slice(0, 1))?.distance ?? 0);
      }),
    );
  });
});
