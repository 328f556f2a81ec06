import type { WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import type { Leg } from './case-params.ts';
import { instantOf, TERMINALS } from './terminals.ts';

export interface Booking {
  ref: string;
  leg: number;
  terminal: string;
  /** Milliseconds of UTC at which the gate expects the truck. */
  instant: number;
  pendingFor: number;
}

/** What is true in the systems behind the tools. */
export interface Desk {
  legs: Leg[];
  /** `terminal instant` -> room left in that window. */
  room: Map<string, number>;
  /** Leg -> ISO code of the container held for it. */
  reserved: Map<number, string>;
  /** Leg -> kilograms declared for it. */
  declared: Map<number, number>;
  bookings: Booking[];
  /** Leg -> local start told to the customer. */
  promised: Map<number, string>;
  waitlisted: Set<number>;
}

export const roomKey = (terminal: string, instant: number): string => `${terminal} ${instant}`;

export function createDesk(run: WorldCase): Desk {
  const { legs } = paramsOf(run);
  const room = new Map<string, number>();
  legs.forEach(({ terminal, free }) => {
    for (const start of free) room.set(roomKey(terminal, instantOf(start, TERMINALS[terminal]?.offset ?? 0)), 2);
  });
  const empty = {
    reserved: new Map(),
    declared: new Map(),
    bookings: [],
    promised: new Map(),
    waitlisted: new Set<number>(),
  };
  return { legs, room, ...empty };
}

export const legOf = (desk: Desk, leg: unknown): Leg | undefined => desk.legs.find((each) => each.leg === Number(leg));
