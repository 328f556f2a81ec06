/** The facts of one run: who writes, what is owed to them, and what the services do that day. Drawn by the generator. */
import type { JsonObject } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

export interface CaseParams {
  /** ISO time of the first message. */
  startsAt: string;
  caseId: string;
  /** The customer's first message. */
  message: string;
  customer: { id: string; name: string; email: string; tier: string };
  order: { id: string; payment: string; placedOn: string; currency: string; shippingMinor: number; lines: OrderLine[] };
  /** What the customer asks for, in the order the agent works it off. */
  wants: Want[];
  /** What services do out of the ordinary, by tool and count of its calls (attempts included, from 0). */
  hits: Hit[];
  /** Milliseconds after the start at which treasury's sweep runs. */
  sweepAfterMs: number;
  /** A weakness this model shows in this run; null in most. */
  slip: Slip | null;
}

export interface OrderLine {
  id: string;
  sku: string;
  title: string;
  listMinor: number;
  paidMinor: number;
  /** A refund made before this run. */
  refunded: { id: string; on: string } | null;
}

export type Want =
  | { kind: 'refund'; line: string; amountMinor: number; why: string; owed: boolean }
  | { kind: 'goodwill'; amountMinor: number; why: string; times: number }
  | { kind: 'replacement'; line: string; choice: { question: string; answer: string; sku: string } | null; why: string }
  | { kind: 'label'; line: string }
  | { kind: 'address'; street: string; postcode: string; city: string; mistyped: string | null }
  | { kind: 'arrival' }
  | { kind: 'parcel'; looks: number };

/**
 * `slow`: takes effect and answers after `ms`. `answer-lost`: takes effect, the answer never arrives. `request-lost`: never
 * reaches the service. The other two are refusals to serve: nothing happened.
 */
export interface Hit {
  tool: string;
  call: number;
  how: 'slow' | 'answer-lost' | 'request-lost' | 'unavailable' | 'rate-limited';
  ms: number;
}

/**
 * `list-price`: refunds the list price. `pays-again`: refunds what was refunded before the run. `wrong-line`: refunds another
 * line. `claims-done`: says that a failed write was made. `thin-summary`: its summaries leave out credits.
 */
export type Slip = 'list-price' | 'pays-again' | 'wrong-line' | 'claims-done' | 'thin-summary';

export const paramsOf = (run: { params: JsonObject }): CaseParams => run.params as unknown as CaseParams;

export function lineOf(facts: CaseParams, id: string): OrderLine {
  const line = facts.order.lines.find((one) => one.id === id);
  if (!line) throw new Error(`order ${facts.order.id} has no line ${id}`);
  return line;
}

/** "89.00 EUR". */
export const money = (minor: number, currency: string): string => `${(minor / 100).toFixed(2)} ${currency}`;
