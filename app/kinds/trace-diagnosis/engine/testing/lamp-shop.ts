/**
 * A small world for tests of the engine and of what is built on it: a support agent of a lamp shop pays a refund through a slow
 * service that does not recognise repetitions, may hand bookkeeping to a second agent, and can look into the shop's manual.
 */
import type { AgentConfig } from '../agent-config.ts';
import type { ModelTurn, TurnView, World, WorldCase } from '../world-types.ts';

export interface LampShop {
  paid: { orderId: string; amount: number; key: string | null }[];
  booked: string[];
  asked: string[];
}

/** `slow`: the payment takes longer than the harness waits; `book`: bookkeeping is handed over; `search`: the manual is read. */
export const lampCase = (id: string, params: { slow?: boolean; book?: boolean; search?: boolean } = {}): WorldCase => ({
  id,
  seed: 11,
  params: { orderId: 'L-204', amount: 49, slow: false, book: false, search: false, ...params },
});

export const lampConfig: AgentConfig = {
  agents: {
    support: {
      model: 'ember-2',
      prompt: { role: 'You help customers of a lamp shop.', money: 'Refund what the customer asks for.' },
      tools: ['find_order', 'pay_refund', 'list_payments', 'search_manual'],
      context: { keep: 'all', recentMessages: 8, pinned: [], maxToolResultChars: 4000 },
      handOffs: { books: { enabled: true, requires: ['orderId'], carries: 'payload', maxTransfers: null } },
    },
    books: {
      model: 'ember-2',
      prompt: { role: 'You keep the books.' },
      tools: ['book_refund'],
      context: { keep: 'all', recentMessages: 8, pinned: [], maxToolResultChars: 4000 },
      handOffs: {},
    },
  },
  tools: {
    find_order: tool('Finds an order by its id.', { orderId: { type: 'string' } }),
    list_payments: tool('Lists the payments of an order.', { orderId: { type: 'string' } }),
    pay_refund: tool('Pays a refund.', { orderId: { type: 'string' }, amount: { type: 'number', maximum: 500 } }),
    book_refund: tool('Books a refund.', { orderId: { type: 'string' } }),
  },
  retrievers: {
    search_manual: {
      description: 'Searches the manual.',
      topK: 2,
      minScore: 0.2,
      defaultFilters: {},
      reportFilters: false,
      onEmpty: 'silent',
      timeoutMs: 4000,
    },
  },
  limits: { maxSteps: 20, maxSeconds: 600, loopGuard: null },
};

function tool(description: string, properties: Record<string, { [key: string]: string | number }>) {
  return {
    description,
    parameters: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
    validateArguments: 'off' as const,
    timeoutMs: 5000,
    retry: { attempts: 1, backoffMs: 500, on: [] },
    idempotencyKey: 'none' as const,
    afterTimeout: 'report-failure' as const,
    confirm: 'never' as const,
    confirmOver: null,
  };
}

export const lampShop: World<LampShop> = {
  name: 'lamp-shop support',
  entryAgent: 'support',
  models: { 'ember-2': { inputUsd: 1, outputUsd: 4, firstTokenMs: 400, msPerToken: 12, provider: 'ember' } },
  startMs: () => Date.UTC(2026, 2, 3, 9, 0, 0),
  createState: () => ({ paid: [], booked: [], asked: [] }),
  request: ({ params }) => ({
    text: `Please refund ${String(params.amount)} for order ${String(params.orderId)}.`,
    labels: ['order'],
  }),
  policies: { support, books },
  tools: {
    find_order: ({ args, run }) => ({
      result: { orderId: args.orderId ?? null, total: run.params.amount ?? 0 },
      latencyMs: 120,
    }),
    list_payments: ({ state }) => ({ result: { payments: state.paid.map(({ amount }) => amount) }, latencyMs: 90 }),
    book_refund: ({ state, args }) => {
      state.booked.push(String(args.orderId));
      return { result: { booked: true }, latencyMs: 80 };
    },
    pay_refund: ({ state, args, run, idempotencyKey, earlier, draw }) => {
      const known = idempotencyKey !== null && state.paid.some(({ key }) => key === idempotencyKey);
      if (!known) state.paid.push({ orderId: String(args.orderId), amount: Number(args.amount), key: idempotencyKey });
      const slow = run.params.slow === true && earlier === 0;
      return {
        result: { refundId: `r-${state.paid.length}`, status: 'paid' },
        latencyMs: slow ? 9000 : 300 + 100 * draw('pay'),
        inside: [{ name: 'ledger write', offsetMs: 50, durationMs: 120 }],
        attributes: { 'server.address': 'pay.lamps.example', 'http.request.method': 'POST' },
      };
    },
  },
  retrievers: {
    search_manual: ({ query }) => ({
      documents: [
        { id: 'm-1', title: 'Refunds', text: `About ${query}`, score: 0.9, fields: { region: 'eu' } },
        { id: 'm-2', title: 'Lamps', text: 'Bulbs', score: 0.4, fields: { region: 'us' } },
        { id: 'm-3', title: 'Paint', text: 'Colours', score: 0.1, fields: { region: 'eu' } },
      ],
      latencyMs: 60,
    }),
  },
  user: ({ state, question, confirming }) => {
    state.asked.push(question);
    return { text: confirming ? 'Yes, do it.' : 'The blue lamp.', agrees: true, waitMs: 20_000 };
  },
  judge: (state, facts) => {
    const violations = state.paid.length === 1 ? [] : [{ id: 'paid', text: `refunded ${state.paid.length} times` }];
    return { success: violations.length === 0 && facts.ended === 'finished', violations };
  },
};

/** Looks the order up, pays, and pays again when told that it failed; asks for the payments when the outcome is unknown. */
function support(view: TurnView): ModelTurn {
  const order = view.seen('order')?.text.match(/L-\d+/)?.[0];
  if (order === undefined) return { ask: 'Which order is it about?', labels: ['order'] };
  const args = { orderId: order, amount: Number(view.params.amount) };
  if (view.params.search === true && view.results('search_manual').length === 0) {
    return { calls: [{ tool: 'search_manual', args: { query: 'refund rules' } }] };
  }
  if (view.results('find_order').length === 0) {
    return { think: 'First the order.', calls: [{ tool: 'find_order', args: { orderId: order } }] };
  }
  const last = view.results('pay_refund').at(-1)?.tool;
  const payments = view.results('list_payments').at(-1)?.tool?.result;
  const isPaid = JSON.stringify(payments ?? null).includes(String(args.amount));
  if (last?.status === 'timeout' && !payments && JSON.stringify(last.result).includes('unknown')) {
    return { say: 'I check whether it was paid.', calls: [{ tool: 'list_payments', args: { orderId: order } }] };
  }
  if (last?.status !== 'ok' && !isPaid) return { say: 'I pay it now.', calls: [{ tool: 'pay_refund', args }] };
  const returned = view.seen('returned');
  if (view.params.book === true && !returned)
    return { handOff: { to: 'books', payload: args, say: 'Please book this.' } };
  return { finish: { say: `Your refund of ${args.amount} is on its way.` } };
}

function books(view: TurnView): ModelTurn {
  const orderId = String(view.seen('hand-off')?.payload?.orderId);
  if (view.results('book_refund').length === 0) return { calls: [{ tool: 'book_refund', args: { orderId } }] };
  return { finish: { say: 'Booked.', result: { booked: true } } };
}
