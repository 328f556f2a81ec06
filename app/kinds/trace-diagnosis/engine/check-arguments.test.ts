import { describe, expect, test } from 'vitest';
import { checkArguments } from './check-arguments.ts';
import type { JsonObject } from './world-types.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^L-[0-9]+$', minLength: 3, maxLength: 8 },
    amount: { type: 'number', minimum: 1, maximum: 500 },
    count: { type: 'integer' },
    how: { enum: ['card', 'cash'] },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] } },
    note: { type: ['string', 'null'] },
  },
  required: ['id'],
  additionalProperties: false,
};

describe('arguments', () => {
  test.each([
    [{ id: 'L-1', amount: 500, count: 2, how: 'cash', lines: [{ sku: 'a', more: 1 }], note: null }],
    [{ id: 'L-12345', note: 'x', lines: [] }],
  ])('that keep the schema pass: %o', (args) => {
    expect(checkArguments(args, SCHEMA)).toEqual([]);
  });

  test.each([
    [{}, 'id: required'],
    [{ id: 'X' }, 'id: "X" does not match ^L-[0-9]+$'],
    [{ id: 'L-123456789' }, 'id: too long'],
    [{ id: 'L-1', amount: 0 }, 'amount: must be at least 1'],
    [{ id: 'L-1', amount: 501 }, 'amount: must be at most 500'],
    [{ id: 'L-1', amount: '5' }, 'amount: expected number, got string'],
    [{ id: 'L-1', count: 1.5 }, 'count: expected integer, got number'],
    [{ id: 'L-1', how: 'iou' }, 'how: must be one of "card", "cash"'],
    [{ id: 'L-1', lines: [{ sku: 'a' }, {}] }, 'lines[1].sku: required'],
    [{ id: 'L-1', note: 5 }, 'note: expected string or null, got number'],
    [{ id: 'L-1', constructor: 1 }, 'constructor: not a known argument'],
  ])('that break it are named: %o', (args, problem) => {
    expect(checkArguments(args as JsonObject, SCHEMA)).toContain(problem);
  });

  test('are not held to what is no schema or no pattern', () => {
    expect(checkArguments({ a: 1 }, {})).toEqual([]);
    expect(checkArguments('x', { type: 'string', pattern: '(' })).toEqual([]);
    expect(checkArguments('x', { type: 'mystery' })).toEqual([]);
  });
});
