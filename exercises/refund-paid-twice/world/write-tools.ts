/** Tools that change something. Payments and vouchers know idempotency keys, the warehouse ignores them. */
import type { JsonObject, ToolCall, ToolOutcome } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { CRM, DOCKSIDE, ORDERS, TALLY, TOLLGATE, newId, request } from './services.ts';
import type { Effect, State } from './state.ts';

type Call = ToolCall<State>;
type Answer = Record<string, string | number | boolean>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const refused = (message: string): ToolOutcome => ({ error: { code: 'refused', message }, latencyMs: 210 });
const invalid = (message: string): ToolOutcome => ({ error: { code: 'invalid-arguments', message }, latencyMs: 140 });
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** What a service has on its books at a time. */
const madeBy = (state: State, kind: Effect['kind'], atMs: number): Effect[] =>
  state.effects.filter((effect) => effect.kind === kind && effect.atMs <= atMs);

/** The earlier answer where the service knows the key; else the work is done and its answer kept. */
function once({ state, idempotencyKey }: Call, make: () => Answer): { answer: Answer; fresh: boolean } {
  const kept = idempotencyKey === null ? undefined : state.answers.get(idempotencyKey);
  if (kept) return { answer: { ...kept, idempotent_replay: true }, fresh: false };
  const answer = make();
  if (idempotencyKey !== null) state.answers.set(idempotencyKey, answer);
  return { answer, fresh: true };
}

export function createRefund(call: Call): ToolOutcome {
  const { state, args } = call;
  const { order } = state.facts;
  if (args.payment_id !== order.payment) return invalid('unknown payment_id');
  const amount = args.amount_minor;
  if (!isAmount(amount)) return invalid('amount_minor must be a positive integer');
  const paid = order.lines.reduce((sum, line) => sum + line.paidMinor, order.shippingMinor);
  const before = order.lines.reduce((sum, line) => sum + (line.refunded ? line.paidMinor : 0), 0);
  const leftAt = (atMs: number): number =>
    madeBy(state, 'refund', atMs).reduce((left, one) => left - one.amountMinor, paid - before);
  const isKnown = call.idempotencyKey !== null && state.answers.has(call.idempotencyKey);
  if (!isKnown && amount > leftAt(call.timeMs)) return refused('amount exceeds what is left on the payment');
  return request(call, {
    tool: 'create_refund',
    service: TOLLGATE,
    endpoint: 'POST /v2/refunds',
    work(atMs) {
      const { answer, fresh } = once(call, () => {
        const id = newId(call, 'create_refund', 'rf_');
        state.effects.push({ kind: 'refund', id, line: text(args.line_id), amountMinor: amount, atMs });
        return {
          refund_id: id,
          amount_minor: amount,
          currency: order.currency,
          status: 'sent_to_bank',
          left_on_payment_minor: leftAt(atMs),
        };
      });
      const entry: JsonObject = { 'journal.entry': text(answer.refund_id), 'journal.amount_minor': amount };
      return fresh ? { result: answer, entry } : { result: answer };
    },
  });
}

export function grantStoreCredit(call: Call): ToolOutcome {
  const { state, args } = call;
  const amount = args.amount_minor;
  if (args.customer_id !== state.facts.customer.id) return invalid('unknown customer_id');
  if (!isAmount(amount)) return invalid('amount_minor must be a positive integer');
  if (amount > 5000) return refused('goodwill above 50.00 needs a team lead');
  return request(call, {
    tool: 'grant_store_credit',
    service: TALLY,
    endpoint: 'POST /credits',
    work(atMs) {
      const { answer, fresh } = once(call, () => {
        const id = newId(call, 'grant_store_credit', 'cr_');
        state.effects.push({ kind: 'credit', id, line: null, amountMinor: amount, atMs });
        const balance = madeBy(state, 'credit', atMs).reduce((sum, one) => sum + one.amountMinor, 0);
        return { credit_id: id, amount_minor: amount, balance_minor: balance, expires_in_days: 365 };
      });
      const entry: JsonObject = { 'journal.entry': text(answer.credit_id), 'journal.amount_minor': amount };
      return fresh ? { result: answer, entry } : { result: answer };
    },
  });
}

export function shipReplacement(call: Call): ToolOutcome {
  const { state, args } = call;
  const { order } = state.facts;
  const line = text(args.line_id);
  if (args.order_id !== order.id) return invalid('unknown order_id');
  if (!order.lines.some((one) => one.id === line)) return invalid('unknown line_id');
  return request(call, {
    tool: 'ship_replacement',
    service: DOCKSIDE,
    endpoint: 'POST /bookings',
    work(atMs) {
      const id = newId(call, 'ship_replacement', 'ds_');
      state.effects.push({ kind: 'shipment', id, line, amountMinor: 0, atMs });
      const nth = state.effects.filter((one) => one.kind === 'shipment' && one.line === line).length;
      return {
        result: { shipment_id: id, sku: text(args.sku), state: 'booked', line_booking_no: nth, pick_wave: 'next' },
      };
    },
  });
}

export function createReturnLabel(call: Call): ToolOutcome {
  const { state, args } = call;
  const line = text(args.line_id);
  if (!state.facts.order.lines.some((one) => one.id === line)) return invalid('unknown line_id');
  return request(call, {
    tool: 'create_return_label',
    service: ORDERS,
    endpoint: 'PUT /returns/{order}/{line}/label',
    work() {
      const id = state.labels.get(line) ?? newId(call, 'create_return_label', 'lb_');
      state.labels.set(line, id);
      return { result: { label_id: id, line_id: line, format: 'pdf', sent_to: state.facts.customer.email } };
    },
  });
}

export function updateDeliveryAddress(call: Call): ToolOutcome {
  const { state, args } = call;
  const postcode = text(args.postcode);
  if (!/^\d{4} [A-Z]{2}$/.test(postcode)) return invalid(`postcode "${postcode}" does not match NNNN LL`);
  return request(call, {
    tool: 'update_delivery_address',
    service: CRM,
    endpoint: 'PUT /customers/{id}/address',
    work() {
      state.address = { street: text(args.street), postcode, city: text(args.city) };
      return { result: { customer_id: state.facts.customer.id, address: { ...state.address }, version: 3 } };
    },
  });
}

export function addCaseNote(call: Call): ToolOutcome {
  const work = () => {
    call.state.notes.push(text(call.args.text));
    return { result: { case_id: call.state.facts.caseId, notes: call.state.notes.length } };
  };
  return request(call, { tool: 'add_case_note', service: CRM, endpoint: 'POST /cases/{id}/notes', work });
}
