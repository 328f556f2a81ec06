/** Tools that only look. */
import type { JsonObject, ToolCall, ToolOutcome } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { CRM, DOCKSIDE, ORDERS, TALLY, TOLLGATE, request } from './services.ts';
import type { Effect, State } from './state.ts';

type Call = ToolCall<State>;

const iso = (ms: number): string => new Date(ms).toISOString();
const notFound = (message: string): ToolOutcome => ({ error: { code: 'not-found', message }, latencyMs: 120 });
/** What other services can see by now. */
const visible = ({ state, timeMs }: Call, kind: Effect['kind']): Effect[] =>
  state.effects.filter((effect) => effect.kind === kind && effect.atMs <= timeMs);

export function findCustomer(call: Call): ToolOutcome {
  const { customer } = call.state.facts;
  if (call.args.email !== customer.email) return notFound('no customer with this e-mail address');
  const result = { customer_id: customer.id, name: customer.name, tier: customer.tier, language: 'en', open_cases: 1 };
  return request(call, { tool: 'find_customer', service: CRM, endpoint: 'GET /customers', work: () => ({ result }) });
}

export function getOrder(call: Call): ToolOutcome {
  const { order, customer } = call.state.facts;
  if (call.args.order_id !== order.id) return notFound(`no order ${String(call.args.order_id)}`);
  const result: JsonObject = {
    order_id: order.id,
    customer_id: customer.id,
    placed_on: order.placedOn,
    payment: { payment_id: order.payment, method: 'debit card', currency: order.currency },
    lines: order.lines.map((line) => ({
      line_id: line.id,
      sku: line.sku,
      title: line.title,
      list_price_minor: line.listMinor,
      paid_minor: line.paidMinor,
      status: line.refunded ? `refunded ${line.refunded.on}` : 'delivered',
    })),
    shipping_minor: order.shippingMinor,
    delivery: { carrier: 'Overland', state: 'delivered' },
  };
  return request(call, { tool: 'get_order', service: ORDERS, endpoint: 'GET /orders/{id}', work: () => ({ result }) });
}

export function getPayment(call: Call): ToolOutcome {
  const { order } = call.state.facts;
  if (call.args.payment_id !== order.payment) return notFound(`no payment ${String(call.args.payment_id)}`);
  const before = order.lines.flatMap(({ refunded, paidMinor }) =>
    refunded
      ? [
          {
            refund_id: refunded.id,
            amount_minor: paidMinor,
            status: 'settled',
            created: `${refunded.on}T09:12:40.000Z`,
          },
        ]
      : [],
  );
  const now = visible(call, 'refund').map((one) => ({
    refund_id: one.id,
    amount_minor: one.amountMinor,
    status: 'sent_to_bank',
    created: iso(one.atMs),
  }));
  const debits = call.state.recovered.map((one) => ({
    debit_id: one.id,
    amount_minor: one.amountMinor,
    reason: 'RECOVERY',
    created: iso(one.atMs),
  }));
  const work = () => ({
    result: {
      payment_id: order.payment,
      currency: order.currency,
      captured_minor: order.lines.reduce((sum, line) => sum + line.paidMinor, order.shippingMinor),
      card: { brand: 'debit', last4: '4471' },
      refunds: [...before, ...now],
      debits,
      bank_transfer_days: '1-3',
    },
  });
  return request(call, { tool: 'get_payment', service: TOLLGATE, endpoint: 'GET /v2/payments/{id}', work });
}

export function listCredits(call: Call): ToolOutcome {
  const { customer, order } = call.state.facts;
  if (call.args.customer_id !== customer.id) return notFound('no such customer');
  const credits = visible(call, 'credit').map((one) => ({
    credit_id: one.id,
    amount_minor: one.amountMinor,
    currency: order.currency,
    issued: iso(one.atMs),
  }));
  const work = () => ({ result: { customer_id: customer.id, credits, count: credits.length } });
  return request(call, { tool: 'list_credits', service: TALLY, endpoint: 'GET /credits', work });
}

export function listShipments(call: Call): ToolOutcome {
  const { order, wants } = call.state.facts;
  if (call.args.order_id !== order.id) return notFound(`no order ${String(call.args.order_id)}`);
  const parcel = wants.find((want) => want.kind === 'parcel');
  const moved = parcel !== undefined && call.state.looksAtParcel + 1 >= parcel.looks;
  call.state.looksAtParcel += 1;
  const shipments = [
    {
      shipment_id: `ds_${order.id.slice(-4)}01`,
      line_ids: order.lines.map((line) => line.id),
      state: parcel && !moved ? 'locating' : 'delivered',
    },
    ...visible(call, 'shipment').map((one) => ({ shipment_id: one.id, line_ids: [one.line], state: 'booked' })),
  ];
  const work = () => ({ result: { order_id: order.id, shipments } });
  return request(call, { tool: 'list_shipments', service: DOCKSIDE, endpoint: 'GET /bookings', work });
}

export function getStock(call: Call): ToolOutcome {
  const work = () => ({
    result: { sku: call.args.sku ?? null, available: 4 + Math.floor(call.draw('stock') * 40), warehouse: 'N2' },
  });
  return request(call, { tool: 'get_stock', service: ORDERS, endpoint: 'GET /stock', work });
}
