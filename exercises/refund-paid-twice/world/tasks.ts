/** The work the customer's wants come to: which tool does it, with what, and where one can look whether it happened. */
import type { Json, JsonObject } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { lineOf, money } from './case-params.ts';
import type { CaseParams, Want } from './case-params.ts';

export interface Task {
  /** Label of the results that belong to it, and the operation that idempotency keys are made from. */
  id: string;
  kind: Want['kind'];
  tool: string;
  args: JsonObject;
  /** What the agent writes once it is done; a summary that carries it tells the agent later. */
  done: string;
  why: string;
  /** A tool that shows whether a write took effect; `count` is how many such effects its answer shows. */
  check: { tool: string; args: JsonObject; count(result: Json): number } | null;
}

export function tasksOf(facts: CaseParams): Task[] {
  return facts.wants.flatMap((want) => writeTasks(facts, want));
}

function writeTasks(facts: CaseParams, want: Want): Task[] {
  const { order, customer, slip } = { ...facts };
  const { currency } = order;
  if (want.kind === 'refund') {
    if (!want.owed && slip !== 'pays-again') return [];
    const line = lineOf(facts, want.line);
    const other = order.lines.find((one) => one.id !== line.id && one.refunded === null);
    const paid = slip === 'wrong-line' && other ? other : line;
    const before = facts.wants.slice(0, facts.wants.indexOf(want));
    const sameBefore = before.filter((one) => one.kind === 'refund' && one.amountMinor === want.amountMinor).length;
    const amount =
      slip === 'list-price' ? paid.listMinor : want.owed && paid === line ? want.amountMinor : paid.paidMinor;
    return [
      {
        id: `refund-${want.line}`,
        kind: 'refund',
        tool: 'create_refund',
        args: { payment_id: order.payment, line_id: paid.id, amount_minor: amount, currency, reason: want.why },
        done: `refund of ${money(amount, currency)} for line ${paid.id} (${paid.title}) made`,
        why: `${paid.title} (line ${paid.id})`,
        check: {
          tool: 'get_payment',
          args: { payment_id: order.payment },
          count: (result) =>
            entries(result, 'refunds').filter((one) => one.status === 'sent_to_bank' && one.amount_minor === amount)
              .length - sameBefore,
        },
      },
    ];
  }
  if (want.kind === 'goodwill') {
    return Array.from({ length: want.times }, (_, at) => ({
      id: `goodwill-${at + 1}`,
      kind: want.kind,
      tool: 'grant_store_credit',
      args: { customer_id: customer.id, amount_minor: want.amountMinor, currency, reason: want.why },
      done: `${want.times > 1 ? `goodwill voucher ${at + 1} of ${want.times}` : 'goodwill voucher'} over ${money(want.amountMinor, currency)} granted`,
      why: want.why,
      check: {
        tool: 'list_credits',
        args: { customer_id: customer.id },
        count: (result) => entries(result, 'credits').length - at,
      },
    }));
  }
  if (want.kind === 'replacement') {
    const line = lineOf(facts, want.line);
    const sku = want.choice?.sku ?? line.sku;
    return [
      {
        id: `replacement-${want.line}`,
        kind: want.kind,
        tool: 'ship_replacement',
        args: { order_id: order.id, line_id: line.id, sku },
        done: `replacement ${sku} for line ${line.id} booked`,
        why: `${line.title} (line ${line.id})`,
        check: {
          tool: 'list_shipments',
          args: { order_id: order.id },
          count: (result) =>
            entries(result, 'shipments').filter((one) => one.state === 'booked' && String(one.line_ids) === line.id)
              .length,
        },
      },
    ];
  }
  if (want.kind === 'label') {
    const args = { order_id: order.id, line_id: want.line };
    return [
      {
        id: `label-${want.line}`,
        kind: want.kind,
        tool: 'create_return_label',
        args,
        done: `return label for line ${want.line} sent`,
        why: `line ${want.line}`,
        check: null,
      },
    ];
  }
  if (want.kind === 'address') {
    const { street, postcode, city } = want;
    const args = { customer_id: customer.id, street, postcode, city };
    return [
      {
        id: 'address',
        kind: want.kind,
        tool: 'update_delivery_address',
        args,
        done: `address changed to ${street}, ${postcode} ${city}`,
        why: street,
        check: null,
      },
    ];
  }
  if (want.kind === 'arrival') {
    return [
      {
        id: 'arrival',
        kind: want.kind,
        tool: 'get_payment',
        args: { payment_id: order.payment },
        done: 'transfer time looked up',
        why: '',
        check: null,
      },
    ];
  }
  return [
    {
      id: 'parcel',
      kind: want.kind,
      tool: 'list_shipments',
      args: { order_id: order.id },
      done: 'parcel found',
      why: '',
      check: null,
    },
  ];
}

/** A list of objects in a result, whatever else the result is. */
export function entries(result: Json, key: string): JsonObject[] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return [];
  const list = result[key];
  return Array.isArray(list)
    ? list.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];
}
