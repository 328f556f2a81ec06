import type { JsonObject, ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { COMPARE_ECHO } from './instructions.ts';
import { missesEcho } from './misses-echo.ts';
import { failuresOf, goodResults, isObject, resultOf, textOf } from './read-context.ts';
import { executing } from './wording.ts';
import type { Writing } from './write-arguments.ts';
import { writeContainer, writeStart, writeWeight } from './write-arguments.ts';

const MOST_TRIES = 3;
const MOST_POLLS = 9;

/** What the executor works on: the newest hand-off it can see. */
interface Task {
  payload: JsonObject;
  leg: number;
  start: string;
  writing: Writing;
}

/** Carries out one leg: container and customs, then the window; reports what came of it. */
export function executor(view: TurnView): ModelTurn {
  const payload = view.seen('hand-off')?.payload;
  if (!payload || typeof payload.leg !== 'number')
    return report(view, {}, { outcome: 'unclear', detail: 'no leg in the task' }, 'What am I to book?');
  const noticed = view.context.some(({ labels }) => labels.includes('resend'));
  const task: Task = {
    payload,
    leg: payload.leg,
    start: textOf(payload.start),
    writing: { view, careful: payload.leave_no_room === true || noticed },
  };
  return checkEchoes(view, task, noticed) ?? prepare(view, task) ?? book(view, task);
}

/** Sends again what the service read otherwise, if anybody taught it to look; once. */
function checkEchoes(view: TurnView, task: Task, noticed: boolean): ModelTurn | null {
  if (noticed || task.writing.careful || !view.follows(COMPARE_ECHO, 0.72)) return null;
  const misread = ['reserve_container', 'declare_cargo', 'book_window'].filter((tool) =>
    goodResults(view, tool, { leg: task.leg }).some((each) => missesEcho(tool, each, textOf(task.payload.utc_offset))),
  );
  if (misread.length === 0) return null;
  const careful: Task = { ...task, writing: { view, careful: true } };
  const calls = misread.map((tool) => ({ tool, args: argumentsOf(tool, careful), ...operation(tool, careful) }));
  return { think: executing.noticed(view), calls, labels: ['resend'] };
}

function prepare(view: TurnView, task: Task): ModelTurn | null {
  const state = (tool: string) => {
    const last = goodResults(view, tool, { leg: task.leg }).at(-1)?.result;
    return last ? 'answered' : failuresOf(view, tool, { leg: task.leg }) >= MOST_TRIES ? 'failed' : 'open';
  };
  const tools = ['reserve_container', 'declare_cargo'];
  const failed = tools.find((tool) => state(tool) === 'failed');
  if (failed !== undefined) return report(view, task.payload, failureOf(view, failed), `${failed} does not work.`);
  const open = tools.filter((tool) => state(tool) === 'open');
  if (open.length > 0) {
    return {
      think: executing.prepare(view),
      calls: open.map((tool) => ({ tool, args: argumentsOf(tool, task), ...operation(tool, task) })),
    };
  }
  const container = goodResults(view, 'reserve_container', { leg: task.leg }).at(-1)?.result;
  if (container?.status !== 'reserved') {
    const depot = textOf(task.payload.depot);
    return report(
      view,
      task.payload,
      { outcome: 'no_container', depot },
      executing.noContainer(view, depot || 'this terminal'),
    );
  }
  const cargo = goodResults(view, 'declare_cargo', { leg: task.leg }).at(-1)?.result;
  if (cargo?.status === 'accepted') return null;
  return report(view, task.payload, { outcome: 'over_limit', code: cargo?.code ?? null }, executing.tooHeavy(view));
}

function book(view: TurnView, task: Task): ModelTurn {
  const args = argumentsOf('book_window', task);
  const last = goodResults(view, 'book_window', { leg: task.leg }).at(-1)?.result;
  if (!last) {
    if (failuresOf(view, 'book_window', { leg: task.leg }) >= MOST_TRIES) {
      return report(view, task.payload, failureOf(view, 'book_window'), 'The gate does not take the booking.');
    }
    return {
      think: executing.book(view, task.start),
      calls: [{ tool: 'book_window', args, ...operation('book_window', task) }],
    };
  }
  const ref = textOf(last.booking_ref);
  if (ref === '') {
    const outcome = last.status === 'no_capacity' ? 'no_capacity' : 'rejected';
    return report(
      view,
      task.payload,
      { outcome, start: task.start, code: last.code ?? null },
      executing.noRoom(view, task.start),
    );
  }
  const polls = goodResults(view, 'get_booking', { booking_ref: ref });
  const status = polls.at(-1)?.result.status ?? last.status;
  if (status === 'pending' && view.results('get_booking').length < MOST_POLLS) {
    return { think: executing.poll(view), calls: [{ tool: 'get_booking', args: { booking_ref: ref } }] };
  }
  const result = {
    leg: task.leg,
    outcome: status === 'booked' ? 'booked' : 'pending',
    booking_ref: ref,
    start: task.start,
  };
  return { finish: { say: executing.done(view, ref), result } };
}

function argumentsOf(tool: string, { payload, leg, start, writing }: Task): JsonObject {
  const order_id = payload.order_id ?? null;
  const terminal = payload.terminal ?? null;
  if (tool === 'reserve_container') {
    const container: JsonObject = isObject(payload.container) ? payload.container : { name: payload.container ?? '' };
    const type = writeContainer(writing, textOf(container.name), textOf(container.iso_code));
    return { order_id, leg, type, depot: payload.depot ?? null };
  }
  if (tool === 'declare_cargo') {
    const loads = Number(payload.loads ?? 1);
    const kg = Math.round(Number(payload.gross_weight_kg ?? 0) / loads);
    return {
      order_id,
      leg,
      terminal,
      description: payload.cargo ?? 'general cargo',
      ...writeWeight(writing, kg),
      ...(loads > 1 ? { loads } : {}),
    };
  }
  const day = writing.view.params.slips as { wrongDay?: boolean } | undefined;
  const meant = day?.wrongDay ? nextDay(start) : start;
  return { order_id, leg, terminal, start: writeStart(writing, meant, textOf(payload.utc_offset)), hours: 2 };
}

const operation = (tool: string, { leg, start }: Task) => ({
  operation: `${tool} leg ${leg}${tool === 'book_window' ? ` ${start}` : ''}`,
});

/** The slip of a model that reads "the 14th" and writes the 15th. */
function nextDay(local: string): string {
  const at = Date.parse(`${local}:00Z`);
  return Number.isNaN(at) ? local : new Date(at + 86_400_000).toISOString().slice(0, 16);
}

function failureOf(view: TurnView, tool: string): JsonObject {
  const last = view.results(tool).at(-1);
  return {
    outcome: 'failed',
    tool,
    status: last?.tool?.status ?? 'unknown',
    detail: textOf(resultOf(last)?.message).slice(0, 160),
  };
}

/** Hands the task back to planning; where the harness does not let it, it simply reports. */
function report(view: TurnView, payload: JsonObject, outcome: JsonObject, say: string): ModelTurn {
  const refusals = view.results('transfer_to_planner').filter(({ tool }) => tool?.status !== 'ok');
  const leg = payload.leg ?? null;
  const full = { leg, ...outcome, ...whatIsMissing(view, refusals.at(-1)?.text ?? '') };
  const edge = view.settings.handOffs.planner;
  if (!edge?.enabled || refusals.length >= 3) return { finish: { say, result: full } };
  return { handOff: { to: 'planner', payload: full, say } };
}

/** What the harness says is missing from the payload, filled in with the last answers of the services. */
function whatIsMissing(view: TurnView, refusal: string): JsonObject {
  const names = /payload lacks ([\w, -]+)\./.exec(refusal)?.[1]?.split(', ') ?? [];
  const last = (tool: string) => goodResults(view, tool).at(-1)?.result ?? null;
  const answers: JsonObject = {};
  for (const tool of ['reserve_container', 'declare_cargo', 'book_window']) {
    const result = last(tool);
    if (result) answers[tool] = result;
  }
  return Object.fromEntries(
    names.map((name) => [name, Object.keys(answers).length > 0 ? answers : 'nothing to report']),
  );
}
