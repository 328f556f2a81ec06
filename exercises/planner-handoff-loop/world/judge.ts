import type { RunFacts, Violation } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { Desk } from './state.ts';
import { instantOf, ISO, TERMINALS } from './terminals.ts';

/**
 * A run succeeds when every leg has a booking at the time that the customer was told, within the customer's days, for the
 * right container and weight. A leg without any room is in order when it is on the waiting list.
 */
export function judge(desk: Desk, facts: RunFacts): { success: boolean; violations: Violation[] } {
  const violations = desk.legs.flatMap((leg): Violation[] => {
    const say = (id: string, text: string): Violation[] => [
      { id: `leg-${leg.leg}-${id}`, text: `Leg ${leg.leg}: ${text}` },
    ];
    if (leg.free.length === 0)
      return desk.waitlisted.has(leg.leg) ? [] : say('dropped', 'full, and not on the waiting list');
    const booking = desk.bookings.find((each) => each.leg === leg.leg && each.pendingFor === 0);
    const promised = desk.promised.get(leg.leg);
    if (!booking) return say('unbooked', `no window booked at ${leg.terminal}`);
    if (promised === undefined) return say('untold', 'booked, but the customer was not told');
    if (instantOf(promised, TERMINALS[leg.terminal]?.offset ?? 0) !== booking.instant) {
      return say('wrong-time', `the gate expects the truck at another time than the customer was told (${promised})`);
    }
    const day = promised.slice(0, 10);
    if (day < leg.dates[0] || day > leg.dates[1])
      return say('wrong-day', `booked on ${day}, which the customer did not offer`);
    if (desk.reserved.get(leg.leg) !== ISO[leg.container]) return say('container', 'the wrong container is reserved');
    if (Math.abs((desk.declared.get(leg.leg) ?? 0) - leg.kg) > 1) return say('weight', 'the declared weight is wrong');
    return [];
  });
  if (facts.ended !== 'finished')
    violations.push({ id: 'ended', text: `The run ended by ${facts.ended}, not by an answer.` });
  return { success: violations.length === 0, violations };
}
