import type { JsonObject, ToolCall, ToolOutcome } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import type { Booking, Desk } from './state.ts';
import { legOf, roomKey } from './state.ts';
import { instantOf, ISO, offsetText, POOL_NAMES, TERMINALS, utcText } from './terminals.ts';

type Call = ToolCall<Desk>;
/** What a service does not know is answered with 404. */
class Absent {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}
const absent = (what: string) => new Absent(what);

type Service = (call: Call) => JsonObject | Absent;

const HOUR = 3_600_000;
/** Heaviest load a terminal takes, tonnes. */
const LIMIT_T = 44;

/** Wraps a service: its host, its usual time, and the 503s the case gives it. */
function served(tool: string, host: string, base: number, spread: number, service: Service) {
  return (call: Call): ToolOutcome => {
    const latencyMs = base + spread * call.draw(`${tool} ${call.earlier}`) ** 2;
    const attributes = { 'server.address': host, 'http.request.method': tool.startsWith('get_') ? 'GET' : 'POST' };
    if (call.earlier < (paramsOf(call.run).outages[tool] ?? 0)) {
      const error = { code: 'unavailable' as const, message: `503 from ${host}: upstream connect error` };
      return {
        error,
        latencyMs: 40 + 30 * call.draw(`${tool} down ${call.earlier}`),
        attributes: { ...attributes, 'http.response.status_code': 503 },
      };
    }
    const result = service(call);
    if (result instanceof Absent) {
      const error = { code: 'not-found' as const, message: `404 from ${host}: ${result.what}` };
      return { error, latencyMs, attributes: { ...attributes, 'http.response.status_code': 404 } };
    }
    const inside = [{ name: `${host.split('.')[0]} db.query`, offsetMs: latencyMs * 0.2, durationMs: latencyMs * 0.5 }];
    return { result, latencyMs, inside, attributes: { ...attributes, 'http.response.status_code': 200 } };
  };
}

const token = (call: Call, what: string, digits = 6) =>
  String(Math.floor(call.draw(`${what} ${call.run.id}`) * 10 ** digits)).padStart(digits, '0');

const getOrder: Service = (call) => {
  const { order, customer, contact, legs } = paramsOf(call.run);
  if (call.args.order_id !== order) return absent(`no order ${String(call.args.order_id)}`);
  return {
    order_id: order,
    customer: { name: customer, contact },
    incoterm: 'DAP',
    legs: legs.map(({ leg, terminal, cargo, kg, container, dates }) => ({
      leg,
      terminal,
      cargo,
      gross_weight_kg: kg,
      container: { name: container, iso_code: ISO[container] ?? null },
      deliver_from: dates[0],
      deliver_to: dates[1],
    })),
  };
};

const getTerminal: Service = ({ args }) => {
  const terminal = TERMINALS[String(args.terminal)];
  if (!terminal) return absent(`no terminal ${String(args.terminal)}`);
  const { code, name, offset, gateway, depots, notice } = terminal;
  return {
    terminal: code,
    name,
    utc_offset: offsetText(offset),
    gate_hours: '06:00-20:00',
    customs_gateway: `v${gateway}`,
    depots,
    notice,
  };
};

const findWindows: Service = ({ state, args }) => {
  const terminal = TERMINALS[String(args.terminal)];
  if (!terminal) return absent(`no terminal ${String(args.terminal)}`);
  const starts = state.legs.filter((leg) => leg.terminal === terminal.code).flatMap(({ free }) => free);
  const within = (start: string) =>
    start.slice(0, 10) >= String(args.from_date) && start.slice(0, 10) <= String(args.to_date);
  const windows = [...new Set(starts)].sort().flatMap((start) => {
    const room = state.room.get(roomKey(terminal.code, instantOf(start, terminal.offset))) ?? 0;
    return room > 0 && within(start) ? [{ start, hours: 2, free: room }] : [];
  });
  return { terminal: terminal.code, times: 'local', windows };
};

const reserveContainer: Service = (call) => {
  const { state, args } = call;
  const leg = legOf(state, args.leg);
  if (!leg) return absent(`no leg ${String(args.leg)}`);
  const type = String(args.type);
  const iso = POOL_NAMES.includes(type) ? (ISO[type] ?? null) : Object.values(ISO).includes(type) ? type : null;
  const read = { type_read: { code: type, iso_code: iso }, depot: args.depot ?? null };
  if (iso === null) return { status: 'none_available', available: 0, ...read };
  state.reserved.set(leg.leg, iso);
  return { status: 'reserved', reservation: `CR-${token(call, `reservation ${leg.leg}`)}`, ...read };
};

const declareCargo: Service = (call) => {
  const { state, args } = call;
  const leg = legOf(state, args.leg);
  const terminal = TERMINALS[String(args.terminal)];
  if (!leg || !terminal) return absent(`no leg ${String(args.leg)} at ${String(args.terminal)}`);
  const value = Number(args.gross_weight);
  const unit = args.unit === 'kg' || args.unit === 't' ? args.unit : terminal.gateway === 2 ? 't' : 'kg';
  const read = { gross_weight_read: { value, unit }, gateway: `v${terminal.gateway}` };
  const tonnes = unit === 't' ? value : value / 1000;
  if (!(tonnes <= LIMIT_T)) return { status: 'declined', code: 'OVER_LIMIT', limit_t: LIMIT_T, ...read };
  const loads = Math.max(1, Number(args.loads ?? 1));
  state.declared.set(leg.leg, tonnes * 1000 * loads);
  return { status: 'accepted', declaration: `DC-${token(call, `declaration ${leg.leg}`)}`, ...read };
};

/** A time without offset is read as UTC. */
function readStart(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

const bookWindow: Service = (call): JsonObject | Absent => {
  const { state, args, run } = call;
  const leg = legOf(state, args.leg);
  if (!leg || !TERMINALS[String(args.terminal)])
    return absent(`no leg ${String(args.leg)} at ${String(args.terminal)}`);
  const terminal = String(args.terminal);
  const instant = readStart(String(args.start));
  if (Number.isNaN(instant)) return { status: 'rejected', code: 'BAD_TIME', slot_read_utc: null };
  const read = { slot_read_utc: { from: utcText(instant), to: utcText(instant + 2 * HOUR) }, terminal };
  const key = roomKey(terminal, instant);
  const known = state.bookings.find(
    (each) => each.leg === leg.leg && each.terminal === terminal && each.instant === instant,
  );
  if (known) return { status: known.pendingFor > 0 ? 'pending' : 'booked', booking_ref: known.ref, ...read };
  const local = leg.free.find((start) => instantOf(start, TERMINALS[terminal]?.offset ?? 0) === instant);
  if (local !== undefined && paramsOf(run).taken.includes(`${terminal} ${local}`)) state.room.set(key, 0);
  const room = state.room.get(key) ?? 0;
  if (room <= 0) return { status: 'no_capacity', code: 'CAP-2', ...read };
  state.room.set(key, room - 1);
  const pendingFor = paramsOf(run).pending[String(leg.leg)] ?? 0;
  const booking: Booking = {
    ref: `${terminal}-${token(call, `booking ${leg.leg} ${instant}`)}`,
    leg: leg.leg,
    terminal,
    instant,
    pendingFor,
  };
  // A leg holds one window: booking another one moves it.
  state.bookings = [...state.bookings.filter((each) => each.leg !== leg.leg), booking];
  return { status: pendingFor > 0 ? 'pending' : 'booked', booking_ref: booking.ref, gate: 'main', ...read };
};

const getBooking: Service = ({ state, args }) => {
  const booking = state.bookings.find(({ ref }) => ref === args.booking_ref);
  if (!booking) return absent(`no booking ${String(args.booking_ref)}`);
  booking.pendingFor = Math.max(0, booking.pendingFor - 1);
  return {
    booking_ref: booking.ref,
    status: booking.pendingFor > 0 ? 'pending' : 'booked',
    slot_utc: utcText(booking.instant),
  };
};

const confirmLeg: Service = ({ state, args }) => {
  const leg = legOf(state, args.leg);
  if (!leg) return absent(`no leg ${String(args.leg)}`);
  state.promised.set(leg.leg, String(args.start));
  return { status: 'confirmed', leg: leg.leg, told_customer: { start: String(args.start), times: 'local' } };
};

const joinWaitlist: Service = (call) => {
  const leg = legOf(call.state, call.args.leg);
  if (!leg) return absent(`no leg ${String(call.args.leg)}`);
  call.state.waitlisted.add(leg.leg);
  return { status: 'waitlisted', leg: leg.leg, position: 1 + Math.floor(call.draw(`wait ${leg.leg}`) * 6) };
};

export const TOOLS = {
  get_order: served('get_order', 'orders.kestrel.example', 90, 160, getOrder),
  get_terminal: served('get_terminal', 'directory.kestrel.example', 60, 90, getTerminal),
  find_windows: served('find_windows', 'gate.kestrel.example', 600, 5600, findWindows),
  confirm_leg: served('confirm_leg', 'orders.kestrel.example', 120, 150, confirmLeg),
  join_waitlist: served('join_waitlist', 'gate.kestrel.example', 300, 400, joinWaitlist),
  reserve_container: served('reserve_container', 'pool.kestrel.example', 280, 500, reserveContainer),
  declare_cargo: served('declare_cargo', 'customs.kestrel.example', 350, 700, declareCargo),
  book_window: served('book_window', 'gate.kestrel.example', 420, 900, bookWindow),
  get_booking: served('get_booking', 'gate.kestrel.example', 150, 200, getBooking),
};
