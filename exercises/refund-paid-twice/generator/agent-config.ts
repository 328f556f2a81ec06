/** `public/agent.json`: the agent as it ran in production. */
import type { AgentConfig, ToolSettings } from '../../../app/kinds/trace-diagnosis/engine/agent-config.ts';

const PROMPT = {
  role: 'You are Wren, service agent of Brannock, a shop for furniture and lamps. You settle the cases of customers from the first message to the last. You act through tools and speak with the customer.',
  rules: [
    'Look up customer, order and service rules before you promise anything.',
    'A refund is the price paid for the line. A line is refunded once. Read the line status in the order first.',
    'Goodwill vouchers follow the table in the service rules. Above 50.00 ask a team lead.',
    'Never invent amounts, dates or tracking numbers.',
  ].join('\n'),
  pace: 'Customers hate to wait. If something does not work, try again right away instead of telling them to be patient. Only give a case to a person when you cannot go on.',
  order:
    'Work off the requests in the order in which the customer names them. One request at a time. Ask when something only the customer can know is missing.',
  closing:
    'When everything is done write a case note, list what you did, and ask whether anything else is needed. Close the case when the customer has nothing more.',
};

const text = (description: string) => ({ type: 'string', description });
const amount = { type: 'integer', minimum: 1, description: 'Cents.' };
const object = (properties: Record<string, { type: string; [key: string]: string | number }>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

type Own = Pick<ToolSettings, 'description' | 'parameters'> & Partial<ToolSettings>;

const read = (own: Own): ToolSettings => ({
  validateArguments: 'off',
  timeoutMs: 6000,
  retry: { attempts: 3, backoffMs: 400, on: ['timeout', 'unavailable', 'rate-limited'] },
  idempotencyKey: 'none',
  afterTimeout: 'report-failure',
  confirm: 'never',
  confirmOver: null,
  ...own,
});
/** Writes got the retry policy of reads, and somebody heard that keys make them safe. */
const write = (own: Own): ToolSettings => read({ idempotencyKey: 'per-attempt', ...own });

export const AGENT_CONFIG: AgentConfig = {
  agents: {
    wren: {
      model: 'corvid-2',
      prompt: PROMPT,
      tools: [
        'find_customer',
        'get_order',
        'get_payment',
        'get_stock',
        'list_credits',
        'list_shipments',
        'create_refund',
        'grant_store_credit',
        'ship_replacement',
        'create_return_label',
        'update_delivery_address',
        'add_case_note',
        'policy_search',
      ],
      context: { keep: 'summary', recentMessages: 9, pinned: ['user-request'], maxToolResultChars: 4000 },
      handOffs: {},
    },
  },
  tools: {
    find_customer: read({
      description: 'Customer record by e-mail address.',
      parameters: object({ email: text('E-mail address.') }),
    }),
    get_order: read({
      description: 'Order with its lines, prices, refunds made and delivery.',
      parameters: object({ order_id: text('B-NNNN-NNNN') }),
    }),
    get_payment: read({
      description: 'Payment with its refunds and debits at Tollgate.',
      parameters: object({ payment_id: text('pay_…') }),
    }),
    get_stock: read({ description: 'Pieces available of a SKU.', parameters: object({ sku: text('SKU.') }) }),
    list_credits: read({
      description: 'Store credits of a customer.',
      parameters: object({ customer_id: text('cu_…') }),
    }),
    list_shipments: read({
      description: 'Warehouse bookings of an order.',
      parameters: object({ order_id: text('B-NNNN-NNNN') }),
    }),
    create_refund: write({
      description: 'Refunds an amount of a payment to the card it was paid with.',
      parameters: object({
        payment_id: text('pay_…'),
        line_id: text('Order line, for the books.'),
        amount_minor: amount,
        currency: text('EUR'),
        reason: text('Why.'),
      }),
    }),
    grant_store_credit: write({
      description: 'Grants a voucher to a customer.',
      parameters: object({
        customer_id: text('cu_…'),
        amount_minor: amount,
        currency: text('EUR'),
        reason: text('Why.'),
      }),
      timeoutMs: 4000,
      retry: { attempts: 2, backoffMs: 250, on: ['unavailable', 'rate-limited'] },
      idempotencyKey: 'none',
    }),
    ship_replacement: write({
      description: 'Books a replacement for an order line with the warehouse.',
      parameters: object({ order_id: text('B-NNNN-NNNN'), line_id: text('Order line.'), sku: text('SKU to send.') }),
      timeoutMs: 5000,
      retry: { attempts: 2, backoffMs: 400, on: ['timeout', 'unavailable'] },
    }),
    create_return_label: write({
      description: 'Sends the customer a return label for an order line.',
      parameters: object({ order_id: text('B-NNNN-NNNN'), line_id: text('Order line.') }),
    }),
    update_delivery_address: write({
      description: 'Sets the delivery address of a customer.',
      parameters: object({
        customer_id: text('cu_…'),
        street: text('Street and number.'),
        postcode: text('NNNN LL'),
        city: text('City.'),
      }),
    }),
    add_case_note: write({
      description: 'Adds a note to a case.',
      parameters: object({ case_id: text('case-…'), text: text('The note.') }),
    }),
  },
  retrievers: {
    policy_search: {
      description: 'Service rules: refunds, replacements, goodwill, returns.',
      topK: 3,
      minScore: 0.4,
      defaultFilters: { area: 'service' },
      reportFilters: false,
      onEmpty: 'say-so',
      timeoutMs: 3000,
    },
  },
  limits: { maxSteps: 40, maxSeconds: 1800, loopGuard: { repeats: 6, action: 'tell-agent' } },
};
