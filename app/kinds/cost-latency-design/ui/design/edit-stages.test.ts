import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../lib/json';
import { design as designSchema, type Design } from '../../design';
import { arbitraryDesign } from '../../testing/arbitrary-design';
import { findPlaces, findStageIds, insertStage, moveStage, removeStage, stepStage } from './edit-stages';
import { readAt, writeAt } from './json-path';

const abstain = (id: string): Json => ({ type: 'abstain', id });
const SMALL: Json = {
  schemaVersion: 1,
  stages: [
    abstain('a'),
    {
      ...{ type: 'route-by-attribute', id: 'r', attribute: 'batch' },
      branches: [{ values: ['yes'], stages: [abstain('b')] }],
      otherwise: { stages: [] },
    },
    { type: 'parallel', id: 'p', join: 'all', branches: [[abstain('c')], []] },
  ],
};
const asJson = (design: Design) => JSON.parse(JSON.stringify(design)) as Json;
const idAt = (design: Json, path: string) => readAt(design, `${path}/id`);

describe('reading and writing by path', () => {
  it('changes one value and shares the rest', () => {
    const next = writeAt(SMALL, 'stages/0/retry/limit', 3);
    expect(readAt(next, 'stages/0')).toEqual({ type: 'abstain', id: 'a', retry: { limit: 3 } });
    expect(readAt(next, 'stages/1')).toBe(readAt(SMALL, 'stages/1'));
    expect(readAt(SMALL, 'stages/0/retry')).toBeUndefined();
  });
  it('takes properties and items away', () => {
    expect(readAt(writeAt(SMALL, 'stages/2/join', undefined), 'stages/2')).not.toHaveProperty('join');
    expect(findStageIds(writeAt(SMALL, 'stages/0', undefined))).toEqual(['r', 'b', 'p', 'c']);
  });
  it('finds nothing on the prototype of objects', () => {
    expect(readAt(SMALL, 'constructor')).toBeUndefined();
  });
});

describe('stages of a design', () => {
  it('are put into every gap, branches included, in reading order', () => {
    expect(findPlaces(SMALL).map(({ list, index }) => `${list}:${index}`)).toEqual([
      'stages:0',
      'stages:1',
      'stages/1/branches/0/stages:0',
      'stages/1/branches/0/stages:1',
      'stages/1/otherwise/stages:0',
      'stages:2',
      'stages/2/branches/0:0',
      'stages/2/branches/0:1',
      'stages/2/branches/1:0',
      'stages:3',
    ]);
  });
  it('move into later branches though their own place is gone by then', () => {
    const moved = moveStage(SMALL, 'stages/0', { list: 'stages/2/branches/1', index: 0 });
    expect(moved?.path).toBe('stages/1/branches/1/0');
    expect(findStageIds(moved?.design ?? null)).toEqual(['r', 'b', 'p', 'c', 'a']);
  });
  it('cannot move into themselves', () => {
    expect(moveStage(SMALL, 'stages/1', { list: 'stages/1/otherwise/stages', index: 0 })).toBeNull();
  });
  it('walk with the keyboard through branches, and stop at the ends', () => {
    const first = stepStage(SMALL, 'stages/0', 1);
    expect(first?.path).toBe('stages/0/branches/0/stages/0');
    expect(stepStage(SMALL, 'stages/0', -1)).toBeNull();
    expect(stepStage(SMALL, 'stages/2', 1)).toBeNull();
  });
});

describe('any design', () => {
  const places = arbitraryDesign.map(asJson).chain((design) =>
    fc.record({
      design: fc.constant(design),
      from: fc.nat(),
      to: fc.constantFrom(...findPlaces(design)),
    }),
  );
  const stagePaths = (design: Json): string[] =>
    findPlaces(design).flatMap(({ list, index }) => (index > 0 ? [`${list}/${index - 1}`] : []));

  it('keeps its stages, its form and the moved stage where it is said to be', () => {
    fc.assert(
      fc.property(places, ({ design, from, to }) => {
        const paths = stagePaths(design);
        fc.pre(paths.length > 0);
        const path = paths[from % paths.length] ?? '';
        const moved = moveStage(design, path, to);
        if (!moved) {
          expect(`${to.list}/`.startsWith(`${path}/`)).toBe(true);
          return;
        }
        expect(idAt(moved.design, moved.path)).toBe(idAt(design, path));
        expect([...findStageIds(moved.design)].sort()).toEqual([...findStageIds(design)].sort());
        expect(designSchema.safeParse(moved.design).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
  it('is as before after a step forth and a step back', () => {
    fc.assert(
      fc.property(places, ({ design, from }) => {
        const paths = stagePaths(design);
        fc.pre(paths.length > 0);
        const path = paths[from % paths.length] ?? '';
        const there = stepStage(design, path, 1);
        if (!there) return;
        expect(stepStage(there.design, there.path, -1)).toEqual({ design, path });
      }),
      { numRuns: 100 },
    );
  });
  it('is as before when an inserted stage is removed', () => {
    fc.assert(
      fc.property(places, ({ design, to }) => {
        const longer = insertStage(design, to, abstain('new-one'));
        expect(findStageIds(longer)).toContain('new-one');
        expect(removeStage(longer, `${to.list}/${to.index}`)).toEqual(design);
      }),
      { numRuns: 100 },
    );
  });
});
