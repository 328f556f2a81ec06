import { expect, it } from 'vitest';
import { BROKEN, tinySpans, tinyTrace } from '../testing/tiny-exercise';
import { selectSpans } from './select-spans';

const trace = tinyTrace(BROKEN);
const { late, second, refund, outage } = tinySpans();

it('selects spans for which everything holds that one of the selectors says', () => {
  expect(selectSpans(trace, [{ name: 'refunds.create request' }])).toEqual(new Set([late.id, second.id]));
  expect(selectSpans(trace, [{ name: 'refunds.create request', status: 'error' }])).toEqual(new Set([late.id]));
  expect(
    selectSpans(trace, [{ tool: 'refunds.create' }, { contains: 'order service restarting', status: 'error' }]),
  ).toEqual(new Set([refund.id, outage.id]));
  expect(selectSpans(trace, [{ kind: 'retrieval' }])).toEqual(new Set());
  expect(selectSpans(trace, [])).toEqual(new Set());
});
