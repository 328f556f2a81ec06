import { describe, expect, it } from 'vitest';
import type { PublicRow } from '../formats';
import type { PublicRunDetails } from '../public-run';
import { joinRows, oneLine, valueAt } from './workspace-rows';

const row = (id: string): PublicRow => ({ id, input: {}, output: id, label: 'pass', slices: [], judges: {} });

describe('rows of the workspace', () => {
  it('carry their run, prints and first claim, by id and not by position in the table', () => {
    const details = { rows: [{ id: 'b' }, { id: 'a' }] } as PublicRunDetails;
    const logs = [
      { callIndex: -1, text: 'loading' },
      { callIndex: 0, text: 'about b' },
      { callIndex: 0, text: 'more' },
    ];
    const claims = [
      { rowId: 'a', label: 'fail' as const, reason: 'first' },
      { rowId: 'a', label: 'pass' as const, reason: 'second' },
    ];
    const joined = joinRows({ rows: [row('a'), row('b'), row('c')], details, logs, claims });
    expect(joined.map(({ prints }) => prints)).toEqual([[], ['about b', 'more'], []]);
    expect(joined.map(({ run }) => run?.id ?? null)).toEqual(['a', 'b', null]);
    expect(joined[0]?.claim?.reason).toBe('first');
  });
  it('find values by path, through lists and keys with dots', () => {
    const input = { customer: { tier: 'gold' }, items: [{ sku: 'x' }], 'a.b': 1 };
    expect(valueAt(input, 'customer.tier')).toBe('gold');
    expect(valueAt(input, 'items.0.sku')).toBe('x');
    expect(valueAt(input, 'a.b')).toBe(1);
    expect(valueAt(input, 'customer.constructor')).toBeUndefined();
    expect(valueAt(input, 'nothing.here')).toBeUndefined();
  });
  it('show any value on one line', () => {
    expect(oneLine('two\n  lines')).toBe('two lines');
    expect(oneLine({ a: [1] })).toBe('{"a":[1]}');
    expect(oneLine(undefined)).toBeNull();
    expect(oneLine(0)).toBe(0);
  });
});
