import type {
  ContextMessage,
  JsonObject,
  ModelTurn,
  TurnView,
} from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { COMPARE_ECHO } from './instructions.ts';
import { missesEcho } from './misses-echo.ts';
import { failuresOf, goodResults, listOf, textOf } from './read-context.ts';
import { planning } from './wording.ts';

const MOST_TRIES = 3;
/** Reports of failure on one leg after which even this model gives up. */
const MOST_ROUNDS = 16;
/** How likely it sees by itself that a service read something else, when the answer of the service is before it. */
const SEES_UNASKED = 0.3;

/** Plans leg by leg, lets the executor carry each out, and tells the customer. */
export function planner(view: TurnView): ModelTurn {
  const id =
    view.seen('user-request')?.text.match(/TO-\d+/)?.[0] ??
    textOf(goodResults(view, 'get_order').at(-1)?.result.order_id);
  if (id === '') return { ask: 'Which transport order is it about? Please give me its number (TO-...).' };
  const order = goodResults(view, 'get_order', { order_id: id }).at(-1)?.result;
  if (!order) {
    if (failuresOf(view, 'get_order') >= MOST_TRIES) return { escalate: { reason: `Order ${id} cannot be read.` } };
    return { think: planning.start(view), calls: [{ tool: 'get_order', args: { order_id: id } }] };
  }
  const legs = listOf(order.legs);
  const next = legs.find((leg) => !isSettled(view, leg.leg));
  if (next) return workOn(view, id, next);
  return { finish: { say: summary(view, id, legs) } };
}

const isSettled = (view: TurnView, leg: unknown): boolean =>
  ['confirm_leg', 'join_waitlist'].some((tool) =>
    view.results(tool).some(({ tool: call }) => call?.args.leg === leg && call?.status === 'ok'),
  );

function workOn(view: TurnView, order_id: string, leg: JsonObject): ModelTurn {
  const terminal = textOf(leg.terminal);
  const lookups: { tool: string; args: JsonObject }[] = [
    { tool: 'get_terminal', args: { terminal } },
    { tool: 'find_windows', args: { terminal, from_date: leg.deliver_from ?? null, to_date: leg.deliver_to ?? null } },
  ];
  const open = lookups.filter(({ tool, args }) => goodResults(view, tool, args).length === 0);
  if (open.length > 0) {
    const tired = open.find(({ tool }) => failuresOf(view, tool, { terminal }) >= MOST_TRIES);
    if (tired) return { escalate: { reason: `${tired.tool} does not answer for ${terminal}.` } };
    return { think: planning.look(view, Number(leg.leg), terminal), calls: open };
  }
  const reports = reportsOn(view, leg.leg);
  const booked = reports.findLast(({ payload }) => textOf(payload?.booking_ref) !== '')?.payload;
  if (booked) return confirm(view, order_id, leg, booked);
  const info = goodResults(view, 'get_terminal', { terminal }).at(-1)?.result ?? {};
  const windows = listOf(goodResults(view, 'find_windows', lookups[1]?.args).at(-1)?.result.windows);
  if (windows.length === 0) {
    const args = { order_id, leg: leg.leg ?? null, terminal };
    return { think: planning.full(view, Number(leg.leg)), calls: [{ tool: 'join_waitlist', args }] };
  }
  return assign(view, order_id, leg, { info, windows, reports });
}

/** What the executor has said on a leg, handed back or returned. */
const reportsOn = (view: TurnView, leg: unknown): ContextMessage[] =>
  view.context.filter(
    ({ role, labels, payload }) =>
      role === 'agent' &&
      payload?.leg === leg &&
      payload?.outcome !== undefined &&
      (labels.includes('hand-off') || labels.includes('returned')),
  );

function confirm(view: TurnView, order_id: string, leg: JsonObject, booked: JsonObject): ModelTurn {
  const tries = view.results('confirm_leg').filter(({ tool }) => tool?.args.leg === leg.leg).length;
  if (tries >= MOST_TRIES)
    return { escalate: { reason: `Leg ${String(leg.leg)} is booked but cannot be confirmed on the order.` } };
  const args = { order_id, leg: leg.leg ?? null, start: booked.start ?? null, booking_ref: booked.booking_ref ?? null };
  return { think: planning.confirm(view, Number(leg.leg)), calls: [{ tool: 'confirm_leg', args }] };
}

function assign(
  view: TurnView,
  order_id: string,
  leg: JsonObject,
  known: { info: JsonObject; windows: JsonObject[]; reports: ContextMessage[] },
): ModelTurn {
  const { info, windows, reports } = known;
  const number = Number(leg.leg);
  const last = reports.at(-1)?.payload;
  if (reports.length >= MOST_ROUNDS || last?.outcome === 'failed') {
    const why = last?.outcome === 'failed' ? `${textOf(last.tool)}: ${textOf(last.detail)}` : 'no attempt worked';
    return { escalate: { reason: `Leg ${number} could not be booked (${why}).` } };
  }
  const refusals = view.results('transfer_to_executor').filter(({ tool }) => tool?.status !== 'ok');
  if (refusals.length > MOST_TRIES) return { escalate: { reason: 'The executor cannot be reached.' } };
  const count = (outcome: string) => reports.filter(({ payload }) => payload?.outcome === outcome).length;
  const start = textOf(windows[(count('no_capacity') + count('rejected')) % windows.length]?.start);
  const depots = Array.isArray(info.depots) ? info.depots : [];
  const noticed = reports.some(({ labels }) => labels.includes('noticed')) || seesMisreading(view, leg, info);
  const payload: JsonObject = {
    order_id,
    leg: number,
    terminal: leg.terminal ?? null,
    start,
    hours: 2,
    utc_offset: info.utc_offset ?? null,
    depot: depots[count('no_container') % Math.max(1, depots.length)] ?? null,
    container: leg.container ?? null,
    cargo: leg.cargo ?? null,
    gross_weight_kg: leg.gross_weight_kg ?? null,
    ...(count('over_limit') > 0 ? { loads: 2 ** Math.min(3, count('over_limit')) } : {}),
    ...(noticed
      ? { leave_no_room: true, note: 'Send times with their offset, weights with their unit, containers by ISO code.' }
      : {}),
    ...missingFields(refusals.at(-1)?.text ?? ''),
  };
  // A model in a hurry leaves something out the first time, and is told.
  const slips = view.params.slips as { forgetsField?: boolean } | undefined;
  if (slips?.forgetsField && reports.length === 0 && refusals.length === 0 && view.results('confirm_leg').length > 0)
    delete payload.container;
  const why = last ? textOf(last.outcome).replace('_', ' ') : '';
  const think = noticed
    ? planning.noticed(view)
    : last
      ? planning.again(view, why, start)
      : planning.assign(view, number, start);
  return { think, handOff: { to: 'executor', payload, say: `Please carry out leg ${number} of ${order_id}.` } };
}

/** The planner can only see what the executor passes on: its conversation, or raw answers in a payload. */
function seesMisreading(view: TurnView, leg: JsonObject, info: JsonObject): boolean {
  const offset = textOf(info.utc_offset);
  const tools = ['reserve_container', 'declare_cargo', 'book_window'];
  const inContext = tools.some((tool) =>
    goodResults(view, tool, { leg: leg.leg ?? null }).some((each) => missesEcho(tool, each, offset)),
  );
  const inPayload = reportsOn(view, leg.leg).some(({ payload }) =>
    /slot_read_utc|type_read|gross_weight_read/.test(JSON.stringify(payload)),
  );
  const isVisible = inContext || inPayload;
  return isVisible && (view.follows(COMPARE_ECHO, 0.75) || view.draw('planner sees it') < SEES_UNASKED);
}

/** What the harness says that the payload lacks and that this model has no better idea about. */
function missingFields(refusal: string): JsonObject {
  const names = /payload lacks ([\w, -]+)\./.exec(refusal)?.[1]?.split(', ') ?? [];
  const known = new Set([
    'order_id',
    'leg',
    'terminal',
    'start',
    'hours',
    'utc_offset',
    'depot',
    'container',
    'cargo',
    'gross_weight_kg',
  ]);
  return Object.fromEntries(names.filter((name) => !known.has(name)).map((name) => [name, 'see the order']));
}

function summary(view: TurnView, id: string, legs: JsonObject[]): string {
  const lines = legs.map((leg) => {
    const call = view.results('confirm_leg').findLast(({ tool }) => tool?.args.leg === leg.leg)?.tool;
    if (!call) return `leg ${String(leg.leg)} (${textOf(leg.terminal)}): no window free, on the waiting list`;
    return `leg ${String(leg.leg)} (${textOf(leg.terminal)}): ${textOf(call.args.start).replace('T', ' ')} local time, reference ${textOf(call.args.booking_ref)}`;
  });
  return `${id} is arranged. ${lines.join('; ')}.`;
}
