import type { AgentConfig, ToolSettings } from '../engine/agent-config.ts';

const tool = (description: string, properties: Record<string, string>): ToolSettings => ({
  description,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, { type }])),
    required: Object.keys(properties),
  },
  validateArguments: 'reject',
  timeoutMs: 4_000,
  retry: { attempts: 2, backoffMs: 200, on: ['timeout', 'unavailable'] },
  idempotencyKey: 'none',
  afterTimeout: 'report-failure',
  confirm: 'never',
  confirmOver: null,
});

/** The configuration of the tiny desk: payments are repeated without a key, which is its fault. */
export const tinyConfig: AgentConfig = {
  agents: {
    clerk: {
      model: 'quill-1',
      prompt: { role: 'You are a clerk who refunds orders.', tone: 'Be brief.' },
      tools: ['orders.get', 'refunds.create', 'mail.send'],
      context: { keep: 'all', recentMessages: 20, pinned: [], maxToolResultChars: 5_000 },
      handOffs: {},
    },
  },
  tools: {
    'orders.get': tool('Reads an order.', { id: 'string' }),
    'refunds.create': tool('Pays a refund.', { order: 'string', amount: 'number' }),
    'mail.send': tool('Sends a mail.', { to: 'string', text: 'string' }),
  },
  retrievers: {},
  limits: { maxSteps: 20, maxSeconds: 600, loopGuard: null },
};
