/** The runs a candidate's detector reads: the fault in other clothes, other faults, what only looks like it, and quiet days. */
import type { Hit } from '../world/case-params.ts';
import { CREDIT, REFUND, SHIP, answerLost, down, limited, requestLost, slow } from './cases.ts';
import { drawCase } from './draw-case.ts';
import type { CaseSpec } from './draw-case.ts';

type Class = 'same-fault' | 'other-fault' | 'near-miss' | 'healthy';
type Operation = { path: string; value: string | number | string[] };
type Group = { class: Class; sort: string; config?: Operation[]; tool?: string; runs: Omit<CaseSpec, 'id'>[] };

const LABEL = 'create_return_label';
const ADDRESS = 'update_delivery_address';

const safeKeys = (tool: string): Operation[] => [{ path: `/tools/${tool}/idempotencyKey`, value: 'per-operation' }];
const looksFirst = (tool: string): Operation[] => [
  { path: `/tools/${tool}/afterTimeout`, value: 'report-unknown' },
  { path: `/tools/${tool}/retry/attempts`, value: 1 },
];
const all = (tool: string, count: number, hit: (tool: string, call: number) => Hit): Hit[] =>
  Array.from({ length: count }, (_, at) => hit(tool, at));

const GROUPS: Group[] = [
  {
    class: 'same-fault',
    sort: 'A refund that had gone through is made again by the harness',
    tool: REFUND,
    runs: [
      { asks: ['refund', 'goodwill', 'arrival'], hits: [slow(REFUND, 0, 6_700)] },
      { asks: ['typo', 'refund', 'label'], hits: [answerLost(REFUND), limited('get_order')] },
      { asks: ['refund', 'twin', 'arrival'], hits: [slow(REFUND, 1, 14_800)] },
      { asks: ['two-goodwills', 'refund'], hits: [slow(REFUND, 0, 8_800)], sweepAfterMs: 600_000 },
      { asks: ['parcel', 'refund', 'choice'], hits: [answerLost(REFUND), answerLost(REFUND, 1)] },
    ],
  },
  {
    class: 'same-fault',
    sort: 'A voucher that had been granted is reported as failed and granted again by the model',
    tool: CREDIT,
    runs: [
      { asks: ['goodwill', 'label'], hits: [answerLost(CREDIT)] },
      { asks: ['refund', 'goodwill'], hits: [slow(CREDIT, 0, 4_900), down('get_order')] },
      { asks: ['address', 'two-goodwills'], hits: [answerLost(CREDIT, 1)] },
      { asks: ['goodwill', 'refused'], hits: [slow(CREDIT, 0, 21_000), limited(LABEL)] },
    ],
  },
  {
    class: 'same-fault',
    sort: 'A replacement that had been booked is booked again',
    tool: SHIP,
    runs: [
      { asks: ['choice', 'goodwill'], hits: [slow(SHIP, 0, 7_700)] },
      { asks: ['replacement', 'label', 'address'], hits: [answerLost(SHIP)] },
      { asks: ['refund', 'replacement'], hits: [answerLost(SHIP), requestLost(REFUND)] },
      { asks: ['parcel', 'choice'], hits: [slow(SHIP, 0, 26_000), down('list_shipments')] },
    ],
  },
  {
    class: 'other-fault',
    sort: 'The list price is refunded',
    runs: [
      { asks: ['refund', 'label'], slip: 'list-price' },
      { asks: ['goodwill', 'refund', 'arrival'], slip: 'list-price', hits: [requestLost('get_payment')] },
    ],
  },
  {
    class: 'other-fault',
    sort: 'A line is refunded that had been refunded weeks before',
    runs: [
      { asks: ['refused', 'goodwill'], slip: 'pays-again' },
      { asks: ['refund', 'refused'], slip: 'pays-again', hits: [requestLost('get_order')] },
    ],
  },
  {
    class: 'other-fault',
    sort: 'Another line is refunded',
    runs: [{ asks: ['refund', 'address'], slip: 'wrong-line' }],
  },
  {
    class: 'other-fault',
    sort: 'A write that failed is told as done',
    runs: [
      { asks: ['goodwill', 'refund', 'label'], slip: 'claims-done', hits: all(REFUND, 8, down) },
      { asks: ['refund', 'goodwill', 'arrival'], slip: 'claims-done', hits: all(CREDIT, 6, limited) },
    ],
  },
  {
    class: 'other-fault',
    sort: 'A voucher is granted again because a summary forgot it',
    runs: [
      { asks: ['goodwill', 'label', 'typo', 'parcel', 'replacement', 'refund', 'arrival'], slip: 'thin-summary' },
      { asks: ['two-goodwills', 'parcel', 'address', 'refund'], slip: 'thin-summary' },
    ],
  },
  {
    class: 'other-fault',
    sort: 'A service stays out of reach and the case goes to a person',
    runs: [
      { asks: ['refund', 'label'], hits: all(REFUND, 9, requestLost) },
      { asks: ['replacement', 'goodwill'], hits: all(SHIP, 6, requestLost) },
    ],
  },
  {
    class: 'near-miss',
    sort: 'A write timed out without effect and is rightly made again',
    runs: [
      { asks: ['refund', 'arrival', 'label'], hits: [requestLost(REFUND)] },
      { asks: ['goodwill', 'refund'], hits: [requestLost(CREDIT)] },
      { asks: ['choice', 'label'], hits: [requestLost(SHIP)] },
      { asks: ['two-goodwills', 'address'], hits: [requestLost(CREDIT)] },
      { asks: ['refund', 'twin'], hits: [requestLost(REFUND), requestLost(REFUND, 1)] },
    ],
  },
  {
    class: 'near-miss',
    sort: 'A timed-out write that sets the same thing again does no harm',
    runs: [
      { asks: ['refund', 'label'], hits: [answerLost(LABEL)] },
      { asks: ['address', 'goodwill'], hits: [answerLost(ADDRESS)] },
    ],
  },
  {
    class: 'near-miss',
    sort: 'A repetition is recognised by its key',
    config: [...safeKeys(REFUND), ...safeKeys(CREDIT)],
    runs: [
      { asks: ['refund', 'goodwill', 'arrival'], hits: [answerLost(REFUND)] },
      { asks: ['label', 'goodwill', 'refund'], hits: [slow(CREDIT, 0, 6_100)] },
    ],
  },
  {
    class: 'near-miss',
    sort: 'After a timeout the agent looks, finds the write, and leaves it',
    config: [...looksFirst(REFUND), ...looksFirst(SHIP)],
    runs: [
      { asks: ['refund', 'label'], hits: [answerLost(REFUND)] },
      { asks: ['choice', 'address'], hits: [answerLost(SHIP)] },
    ],
  },
  {
    class: 'near-miss',
    sort: 'After a timeout the agent looks, finds nothing, and rightly does it again',
    config: [...looksFirst(REFUND), ...looksFirst(CREDIT)],
    runs: [
      { asks: ['goodwill', 'arrival', 'refund'], hits: [requestLost(CREDIT)] },
      { asks: ['refund', 'parcel'], hits: [requestLost(REFUND), down('get_order')] },
    ],
  },
  {
    class: 'near-miss',
    sort: 'A read times out and is asked again',
    runs: [
      { asks: ['refund', 'arrival'], hits: [answerLost('get_payment')] },
      { asks: ['parcel', 'replacement'], hits: [answerLost('list_shipments')] },
    ],
  },
  {
    class: 'healthy',
    sort: 'Nothing out of the ordinary',
    runs: [
      { asks: ['refund', 'twin', 'label'] },
      { asks: ['two-goodwills', 'arrival', 'refund'] },
      { asks: ['choice', 'parcel'], hits: [down('get_order')] },
      { asks: ['refused', 'address'] },
      { asks: ['refund', 'replacement', 'goodwill'], hits: [slow(REFUND, 0, 5_700), limited(CREDIT)] },
    ],
  },
];

/** The call, its requests, and what the service wrote below them. */
const spansOf = (tool: string) => [
  { tool },
  { name: `${tool} request` },
  ...(JOURNALS[tool] ?? []).map((name) => ({ name })),
];
const JOURNALS: Record<string, string[]> = {
  [REFUND]: ['tollgate journal.append', 'tollgate POST /v2/refunds'],
  [CREDIT]: ['tally journal.append', 'tally POST /credits'],
};

/** All detector cases of one variant, in an order that tells nothing. */
export function detectorCases(seed: number) {
  const cases = GROUPS.flatMap((group) =>
    group.runs.map((spec) => ({
      run: spec,
      class: group.class,
      sort: group.sort,
      config: group.config ?? [],
      spans: group.tool ? spansOf(group.tool) : [],
    })),
  );
  const order = cases.map((one, at) => ({ one, at: (at * 17 + seed) % cases.length })).sort((a, b) => a.at - b.at);
  return order.map(({ one }, at) => ({ ...one, run: drawCase(seed, { ...one.run, id: `detector-${at + 1}` }) }));
}
