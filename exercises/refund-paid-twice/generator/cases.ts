/** Which runs there are: the recorded one, healthy ones, the same fault in other clothes, and what a detector meets. */
import { drawsOf } from '../../../app/kinds/trace-diagnosis/engine/keyed-draw.ts';
import type { Hit } from '../world/case-params.ts';
import type { CaseSpec } from './draw-case.ts';

export const REFUND = 'create_refund';
export const CREDIT = 'grant_store_credit';
export const SHIP = 'ship_replacement';

export const slow = (tool: string, call: number, ms: number): Hit => ({ tool, call, how: 'slow', ms });
export const answerLost = (tool: string, call = 0): Hit => ({ tool, call, how: 'answer-lost', ms: 0 });
export const requestLost = (tool: string, call = 0): Hit => ({ tool, call, how: 'request-lost', ms: 0 });
export const down = (tool: string, call = 0): Hit => ({ tool, call, how: 'unavailable', ms: 190 + call * 70 });
export const limited = (tool: string, call = 0): Hit => ({ tool, call, how: 'rate-limited', ms: 95 });

/** The run that went wrong: a quiet timeout early, noise around it, the customer's message at the end. */
export function publicSpec(seed: number): CaseSpec {
  const ms = 6_350 + Math.floor(drawsOf(seed)('public refund') * 800);
  return {
    id: 'public',
    asks: ['refund', 'typo', 'choice', 'label', 'goodwill', 'arrival'],
    hits: [slow('find_customer', 0, 4_300), down('get_order'), slow(REFUND, 0, ms), limited('create_return_label')],
    sweepAfterMs: 71_400,
    refundedBefore: true,
  };
}

/** The healthy run shown beside it also times out and tries again; there the first request never arrived. */
export const healthySpec: CaseSpec = {
  id: 'healthy',
  asks: ['refund', 'choice', 'label', 'goodwill', 'arrival'],
  hits: [requestLost(REFUND)],
};

export const SIBLINGS: CaseSpec[] = [
  { id: 'sibling-1', asks: ['refund', 'label', 'arrival'] },
  { id: 'sibling-2', asks: ['refund', 'twin', 'arrival'], hits: [down('get_order')] },
  {
    id: 'sibling-3',
    asks: ['refund', 'goodwill', 'replacement'],
    hits: [slow(REFUND, 0, 5_600), slow(CREDIT, 0, 3_700), slow(SHIP, 0, 4_700)],
  },
  { id: 'sibling-4', asks: ['refund', 'typo'], hits: [requestLost(REFUND)] },
  { id: 'sibling-5', asks: ['two-goodwills', 'address'] },
  { id: 'sibling-6', asks: ['address', 'parcel', 'replacement'] },
  { id: 'sibling-7', asks: ['refused', 'goodwill', 'label'] },
  { id: 'sibling-8', asks: ['refund', 'goodwill'], hits: [down(REFUND, 0), down(REFUND, 1), limited(CREDIT)] },
  { id: 'sibling-9', asks: ['choice', 'label', 'goodwill'], hits: [requestLost(SHIP)] },
  { id: 'sibling-10', asks: ['goodwill', 'refund', 'arrival'], hits: [requestLost(CREDIT), down(SHIP)] },
];

export const FAILING: CaseSpec[] = [
  { id: 'failing-1', asks: ['address', 'refund', 'label'], hits: [slow(REFUND, 0, 23_000)] },
  { id: 'failing-2', asks: ['refund', 'arrival', 'goodwill'], hits: [answerLost(REFUND)] },
  { id: 'failing-3', asks: ['replacement', 'refund'], hits: [answerLost(REFUND)] },
  { id: 'failing-4', asks: ['goodwill', 'label', 'address'], hits: [slow(CREDIT, 0, 38_000)] },
  { id: 'failing-5', asks: ['refund', 'two-goodwills'], hits: [answerLost(CREDIT, 1)] },
  { id: 'failing-6', asks: ['choice', 'address'], hits: [slow(SHIP, 0, 9_400)] },
  { id: 'failing-7', asks: ['typo', 'replacement', 'goodwill'], hits: [answerLost(SHIP)] },
  { id: 'failing-8', asks: ['refund', 'twin'], hits: [slow(REFUND, 1, 27_500)] },
  { id: 'failing-9', asks: ['parcel', 'refund', 'arrival'], hits: [answerLost(REFUND), slow(REFUND, 1, 9_000)] },
  { id: 'failing-10', asks: ['refused', 'goodwill', 'replacement'], hits: [answerLost(CREDIT)] },
  { id: 'failing-11', asks: ['twin', 'goodwill', 'label'], hits: [answerLost(REFUND), requestLost(CREDIT)] },
  { id: 'failing-12', asks: ['address', 'refund', 'choice'], hits: [answerLost(SHIP), requestLost(REFUND)] },
];
