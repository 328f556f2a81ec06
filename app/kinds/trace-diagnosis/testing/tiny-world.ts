/** A small world for tests of the kind: a clerk refunds an order; a slow payment is tried again and paid twice. */
import type { ModelTurn, ToolCall, ToolOutcome, TurnView, World, WorldCase } from '../engine/world-types.ts';

/** What a case may say; the scripted clerk sees wording only. */
interface Params {
  order: string;
  amount: number;
  /** The payment service answers late the first time. */
  slow: boolean;
  /** The order service is out for a moment. */
  flaky: boolean;
  /** The clerk takes the price for the amount to refund: another fault. */
  misread: boolean;
}

interface State {
  open: number;
  refunds: { amount: number; key: string | null }[];
  mails: number;
}

const paramsOf = (run: WorldCase): Params => run.params as unknown as Params;

function clerk(view: TurnView): ModelTurn {
  const params = view.params as unknown as Params;
  const order = view.results('orders.get').findLast((message) => message.tool?.status === 'ok');
  const paid = view.results('refunds.create').at(-1);
  if (!order) {
    if (view.results('orders.get').length >= 3) return { escalate: { reason: 'The order cannot be read.' } };
    return { think: 'I need the order first.', calls: [{ tool: 'orders.get', args: { id: params.order } }] };
  }
  const facts = order.tool?.result as { open: number; price: number };
  if (!paid) {
    const amount = params.misread ? facts.price : facts.open;
    return {
      think: 'The open amount goes back.',
      calls: [{ tool: 'refunds.create', args: { order: params.order, amount } }],
    };
  }
  if (paid.tool?.status !== 'ok') return { escalate: { reason: 'The refund could not be confirmed.' } };
  if (view.results('mail.send').length === 0) {
    return { calls: [{ tool: 'mail.send', args: { to: params.order, text: 'Your refund is on its way.' } }] };
  }
  return { finish: { say: `The refund for order ${params.order} is done.` } };
}

function createRefund({ state, run, args, attempt, idempotencyKey, draw }: ToolCall<State>): ToolOutcome {
  const amount = Number(args.amount);
  const known = idempotencyKey !== null && state.refunds.some(({ key }) => key === idempotencyKey);
  if (!known) state.refunds.push({ amount, key: idempotencyKey });
  const late = paramsOf(run).slow && attempt === 1;
  return {
    result: {
      refund: `rf_${Math.floor(draw(`refund ${known ? 1 : state.refunds.length}`) * 1e6)}`,
      amount,
      repeated: known,
    },
    latencyMs: late ? 6_500 + 500 * draw('late') : 300 + 200 * draw('prompt'),
  };
}

export const world: World<State> = {
  name: 'tiny-desk',
  entryAgent: 'clerk',
  models: { 'quill-1': { inputUsd: 2, outputUsd: 8, firstTokenMs: 300, msPerToken: 6, provider: 'quill' } },
  startMs: (run) => Date.UTC(2026, 2, 3, 9, 0, 0) + run.seed * 60_000,
  createState: (run) => ({ open: paramsOf(run).amount, refunds: [], mails: 0 }),
  request: (run) => ({ text: `Please refund order ${paramsOf(run).order}.` }),
  policies: { clerk },
  tools: {
    'orders.get': ({ run, earlier }) =>
      paramsOf(run).flaky && earlier === 0
        ? { error: { code: 'unavailable', message: '503 order service restarting' }, latencyMs: 900 }
        : {
            result: { id: paramsOf(run).order, open: paramsOf(run).amount, price: paramsOf(run).amount + 40 },
            latencyMs: 120,
          },
    'refunds.create': createRefund,
    'mail.send': ({ state }) => {
      state.mails += 1;
      return { result: { queued: true, warning: 'sender not verified' }, latencyMs: 80 };
    },
  },
  retrievers: {},
  user: () => ({ text: 'Yes, go ahead.', agrees: true, waitMs: 20_000 }),
  events: (run) =>
    paramsOf(run).slow
      ? [
          {
            atMs: 86_400_000,
            reopens: true,
            name: 'user message',
            apply: (state) => ({
              message: { text: `I see ${state.refunds.length} refunds on my account. Is that right?` },
            }),
          },
        ]
      : [],
  judge: (state, facts) => {
    const wanted = facts.calls.find((call) => call.tool === 'orders.get' && call.status === 'ok') !== undefined;
    const violations = [
      ...(state.refunds.length > 1
        ? [{ id: 'twice', text: `the order was refunded ${state.refunds.length} times` }]
        : []),
      ...(state.refunds.length === 0 ? [{ id: 'none', text: 'nothing was refunded' }] : []),
      ...(facts.ended === 'finished' ? [] : [{ id: 'unfinished', text: `the run ended by ${facts.ended}` }]),
      ...(state.refunds.some(({ amount }) => amount !== state.open)
        ? [{ id: 'amount', text: 'the amount is not the open one' }]
        : []),
    ];
    return { success: wanted && violations.length === 0, violations };
  },
};
