import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTrace } from './index-trace';
import { moveInTree, nextError, siblingAfter, siblingBefore } from './move-in-tree';
import { arbitraryTrace, spanOf, traceOf } from './testing/arbitrary-trace';
import { placeOfRow, uncover, visibleRows } from './visible-rows';

//  0 run
//  1   plan
//  2     call
//  3   act (failed)
//  4 after
const index = indexTrace(
  traceOf([
    spanOf('run', { startMs: 0, endMs: 50 }),
    spanOf('plan', { parentId: 'run', startMs: 1 }),
    spanOf('call', { parentId: 'plan', startMs: 2 }),
    spanOf('act', { parentId: 'run', startMs: 3, status: 'error' }),
    spanOf('after', { startMs: 60, endMs: 70 }),
  ]),
);
const none: ReadonlySet<string> = new Set();
const press = (key: string, row: number, collapsed = none) =>
  moveInTree(key, { index, rows: visibleRows({ index, collapsed, fits: null }).rows, collapsed, row, pageSize: 2 });

describe('keys of the tree', () => {
  test('arrows go through what is visible and stop at the ends', () => {
    expect(press('ArrowDown', -1)).toEqual({ type: 'select', row: 0 });
    expect(press('ArrowDown', 2)).toEqual({ type: 'select', row: 3 });
    expect(press('ArrowDown', 0, new Set(['run']))).toEqual({ type: 'select', row: 4 });
    expect(press('ArrowUp', 0)).toBeNull();
    expect(press('ArrowUp', -1)).toEqual({ type: 'select', row: 4 });
    expect(press('End', 0)).toEqual({ type: 'select', row: 4 });
    expect(press('PageDown', 0)).toEqual({ type: 'select', row: 2 });
  });

  test('right opens, then enters; left closes, then leaves', () => {
    expect(press('ArrowRight', 1, new Set(['plan']))).toEqual({ type: 'expand', rows: [1] });
    expect(press('ArrowRight', 1)).toEqual({ type: 'select', row: 2 });
    expect(press('ArrowRight', 2)).toBeNull();
    expect(press('ArrowLeft', 1)).toEqual({ type: 'collapse', rows: [1] });
    expect(press('ArrowLeft', 1, new Set(['plan']))).toEqual({ type: 'select', row: 0 });
    expect(press('ArrowLeft', 3)).toEqual({ type: 'select', row: 0 });
    expect(press('*', 3)).toEqual({ type: 'expand', rows: [1, 3] });
  });

  test('letters jump to parent, child, siblings and errors', () => {
    expect(press('p', 2)).toEqual({ type: 'select', row: 1 });
    expect(press('c', 0)).toEqual({ type: 'select', row: 1 });
    expect(press('j', 1)).toEqual({ type: 'select', row: 3 });
    expect(press('k', 3)).toEqual({ type: 'select', row: 1 });
    expect(press('j', 0)).toEqual({ type: 'select', row: 4 });
    expect(press('e', -1)).toEqual({ type: 'select', row: 3 });
    expect(press('E', 4)).toEqual({ type: 'select', row: 3 });
    expect(press('e', 3)).toBeNull();
    expect(press('x', 1)).toBeNull();
  });

  test('the sibling before and after are inverse, whatever the tree', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const any = indexTrace(trace);
        any.spans.forEach((span, row) => {
          const next = siblingAfter(any, row);
          if (next !== null) {
            expect(siblingBefore(any, next)).toBe(row);
            expect(any.spans[next]?.parentId).toBe(span.parentId);
          }
          const failed = nextError(any, row, 1);
          if (failed !== null) expect(any.spans[failed]?.status).toBe('error');
          else expect(any.spans.filter((each, at) => each.status === 'error' && at !== row)).toEqual([]);
        });
      }),
    );
  });
});

describe('visible rows', () => {
  test('leave out what is inside a closed span', () => {
    expect(visibleRows({ index, collapsed: new Set(['plan']), fits: null }).rows).toEqual([0, 1, 3, 4]);
  });

  test('with a filter keep what leads to a span that fits', () => {
    const filtered = visibleRows({ index, collapsed: none, fits: (row) => row === 2 });
    expect(filtered).toMatchObject({ rows: [0, 1, 2], fitCount: 1 });
    expect([...(filtered.fits ?? [])]).toEqual([0, 0, 1, 0, 0]);
  });

  test('are exactly the rows with open ancestors that fit or lead to one that does', () => {
    fc.assert(
      fc.property(arbitraryTrace, fc.array(fc.nat(40)), fc.array(fc.nat(40)), (trace, closed, wanted) => {
        const any = indexTrace(trace);
        const collapsed = new Set(closed.map((row) => `s${row}`));
        const fit = new Set(wanted);
        const expected = [...any.spans.keys()].filter((row) => {
          const inside = [...any.spans.keys()].slice(row, any.end[row]);
          return inside.some((each) => fit.has(each)) && uncover(any, collapsed, row) === collapsed;
        });
        expect(visibleRows({ index: any, collapsed, fits: (row) => fit.has(row) }).rows).toEqual(expected);
        expected.forEach((row, place) => expect(placeOfRow(expected, row)).toBe(place));
      }),
    );
  });
});
