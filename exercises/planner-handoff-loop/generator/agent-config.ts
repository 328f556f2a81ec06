import type {
  AgentConfig,
  AgentSettings,
  ToolSettings,
} from '../../../app/kinds/trace-diagnosis/engine/agent-config.ts';

type Property = { [key: string]: string | number | string[] | Property };

/** The configuration of the transport desk as it was that morning. */
export const AGENT_CONFIG: AgentConfig = {
  agents: {
    planner: {
      model: 'osprey-3',
      prompt: {
        role: 'You are the planner of the transport desk of Kestrel Forwarding. You turn a transport order into deliveries, one leg after the other, and you answer to the customer.',
        method:
          'Read the order, then look up the terminal and its free windows. Choose the earliest window with room on a day the customer has offered. Hand each leg to the executor with everything it needs. Confirm a leg on the order as soon as it is booked. If nothing is free, use the waiting list and say so.',
        setbacks:
          'If the executor hands a leg back, find another way within the order: another window, another depot, smaller loads. Do not give up early and do not bother the customer with details.',
        style: 'Answer the customer in one short message when all legs are settled.',
      },
      tools: ['get_order', 'get_terminal', 'find_windows', 'confirm_leg', 'join_waitlist'],
      context: context(20_000),
      handOffs: {
        executor: {
          enabled: true,
          requires: ['order_id', 'leg', 'terminal', 'start', 'container'],
          carries: 'payload',
          maxTransfers: null,
        },
      },
    },
    executor: {
      model: 'osprey-3-mini',
      prompt: {
        role: 'You are the executor of the transport desk. You carry out one leg that the planner hands you.',
        method:
          'Reserve the container and declare the cargo, then book the window. If a booking is pending, ask until it is final.',
        setbacks:
          'You do not choose windows, depots or loads. When a service has no capacity, hand the leg back to the planner at once with the outcome.',
      },
      tools: ['reserve_container', 'declare_cargo', 'book_window', 'get_booking'],
      context: context(20_000),
      handOffs: { planner: { enabled: true, requires: ['leg', 'outcome'], carries: 'payload', maxTransfers: null } },
    },
  },
  tools: {
    get_order: tool('Reads a transport order with its legs.', { order_id: text('Number of the order, TO-...') }, [
      'order_id',
    ]),
    get_terminal: tool(
      'Reads a terminal of the directory.',
      { terminal: text('Code of the terminal, three letters') },
      ['terminal'],
    ),
    find_windows: tool(
      'Lists delivery windows with room at a terminal.',
      {
        terminal: text('Code of the terminal, three letters'),
        from_date: text('First day, for example 2026-04-14'),
        to_date: text('Last day, for example 2026-04-15'),
      },
      ['terminal', 'from_date', 'to_date'],
      { timeoutMs: 12_000 },
    ),
    confirm_leg: tool(
      'Writes the gate time of a booked leg into the order, where the customer sees it.',
      {
        order_id: text('Number of the order, TO-...'),
        leg: { type: 'integer', minimum: 1 },
        start: text('Start of the window, local time at the terminal, for example 2026-04-14T08:00'),
        booking_ref: text('Reference of the booking'),
      },
      ['order_id', 'leg', 'start', 'booking_ref'],
    ),
    join_waitlist: tool(
      'Puts a leg on the waiting list of a terminal.',
      {
        order_id: text('Number of the order, TO-...'),
        leg: { type: 'integer', minimum: 1 },
        terminal: text('Code of the terminal'),
      },
      ['order_id', 'leg', 'terminal'],
    ),
    reserve_container: tool(
      'Reserves a container for a leg at a depot of the pool.',
      {
        order_id: text('Number of the order, TO-...'),
        leg: { type: 'integer', minimum: 1 },
        type: {
          type: 'string',
          description: 'Type of the container as in the order',
          enum: ['20DC', '40DC', '40HC', '45HC', '40RF', '20FR'],
        },
        depot: text('Depot of the terminal, for example ESK-A'),
      },
      ['order_id', 'leg', 'type', 'depot'],
    ),
    declare_cargo: tool(
      'Declares the cargo of a leg to the customs gateway of the terminal.',
      {
        order_id: text('Number of the order, TO-...'),
        leg: { type: 'integer', minimum: 1 },
        terminal: text('Code of the terminal, three letters'),
        description: text('What it is, in a few words'),
        gross_weight: { type: 'number', description: 'Gross weight in kilograms', minimum: 0 },
        loads: { type: 'integer', description: 'Loads of this weight, 1 when left out', minimum: 1 },
      },
      ['order_id', 'leg', 'terminal', 'description', 'gross_weight'],
    ),
    book_window: tool(
      'Books a delivery window at a terminal for a leg. Booking another window for the same leg moves the booking.',
      {
        order_id: text('Number of the order, TO-...'),
        leg: { type: 'integer', minimum: 1 },
        terminal: text('Code of the terminal, three letters'),
        start: text(
          'Start of the window, local time at the terminal as find_windows lists it, for example 2026-04-14T08:00',
        ),
        hours: { type: 'integer', description: 'Length of the window', minimum: 1, maximum: 4 },
      },
      ['order_id', 'leg', 'terminal', 'start', 'hours'],
    ),
    get_booking: tool('Reads a booking by its reference.', { booking_ref: text('Reference of the booking') }, [
      'booking_ref',
    ]),
  },
  retrievers: {},
  limits: { maxSteps: 30, maxSeconds: 1800, loopGuard: null },
};

function context(maxToolResultChars: number): AgentSettings['context'] {
  return { keep: 'all', recentMessages: 12, pinned: ['user-request'], maxToolResultChars };
}

function text(description: string): Property {
  return { type: 'string', description };
}

function tool(
  description: string,
  properties: Record<string, Property>,
  required: string[],
  changes: Partial<ToolSettings> = {},
): ToolSettings {
  return {
    description,
    parameters: { type: 'object', properties, required, additionalProperties: false },
    validateArguments: 'off',
    timeoutMs: 8_000,
    retry: { attempts: 3, backoffMs: 400, on: ['unavailable', 'rate-limited'] },
    idempotencyKey: 'none',
    afterTimeout: 'report-failure',
    confirm: 'never',
    confirmOver: null,
    ...changes,
  };
}
