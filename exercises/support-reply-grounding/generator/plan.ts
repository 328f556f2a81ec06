/** From a case and a fault to the facts a reply states. A fault changes facts or rules here, before any text is written. */
import { addDays, daysBetween } from './locale.ts';
import { TIERS, TOPIC_RULES, type Policy, type Tier } from './policies.ts';
import { baseAmount, eventDateOf, type Order, type SupportCase } from './facts.ts';
import type { Draw } from './random.ts';

export type Fault =
  | { kind: 'none' }
  | { kind: 'invented'; form: 'percent' | 'days' | 'amount' | 'promise' }
  | { kind: 'wrong-tier'; tier: Tier }
  | { kind: 'stale'; policy: Policy }
  | { kind: 'locale'; form: 'language' | 'formats' }
  | { kind: 'over-refusal'; form: 'refuse' | 'deflect' }
  | { kind: 'over-promise' }
  | { kind: 'leak' }
  | { kind: 'unhelpful'; form: 'vague' | 'no-step' }
  | { kind: 'wrong-record'; order: Order }
  | { kind: 'clash'; form: 'amount' | 'days' | 'date' }
  | { kind: 'arithmetic'; form: 'amount' | 'date' };
export type FaultKind = Fault['kind'];

/** Everything a reply may state. Money in the order's currency, dates ISO. */
export interface Stated {
  decision: 'yes' | 'no-late' | 'no-excluded';
  orderId: string;
  item: string;
  tier: Tier;
  limitDays: number;
  ratePercent: number;
  payoutDays: number;
  eventDate: string;
  deadline: string;
  elapsed: number;
  base: number;
  part: number;
  net: number;
}

const cents = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

function stateFacts(from: SupportCase, order: Order, policy: Policy, tier: Tier): Stated {
  const terms = policy.terms[tier];
  const eventDate = eventDateOf(from.topic, order);
  const deadline = addDays(eventDate, terms.limitDays);
  const base = baseAmount(from.topic, order);
  // In whole cents, halves up: binary fractions would round 9.325 down.
  const part = Math.round((Math.round(base * 100) * terms.ratePercent) / 100) / 100;
  return {
    decision: order.clearance ? 'no-excluded' : from.today > deadline ? 'no-late' : 'yes',
    orderId: order.id,
    item: order.item,
    tier,
    ...terms,
    eventDate,
    deadline,
    elapsed: daysBetween(eventDate, from.today),
    base,
    part,
    net: cents(base - part),
  };
}

/** What a faultless reply to this case states. */
export const trueFacts = (from: SupportCase): Stated => stateFacts(from, from.order, from.current, from.tier);

/** What a reply with this fault states. Faults that only add, drop or reword sentences leave the facts as they are. */
export function statedFacts(from: SupportCase, fault: Fault, draw: Draw): Stated {
  if (fault.kind === 'wrong-tier')
    return { ...stateFacts(from, from.order, from.current, fault.tier), tier: from.tier };
  if (fault.kind === 'stale') return stateFacts(from, from.order, fault.policy, from.tier);
  if (fault.kind === 'wrong-record')
    return { ...stateFacts(from, fault.order, from.current, from.tier), item: from.order.item };
  const facts = trueFacts(from);
  if (fault.kind === 'over-promise') return { ...facts, decision: 'yes' };
  if (fault.kind === 'arithmetic' && fault.form === 'amount') {
    const slip = cents(facts.base * (draw.pick([2, 3, -2.5, 4.5]) / 100) + 1.1);
    return { ...facts, part: cents(Math.abs(facts.part + slip)), net: cents(facts.net - slip) };
  }
  if (fault.kind === 'arithmetic')
    return { ...facts, deadline: addDays(facts.deadline, draw.pick([-7, -1, 1, 7, 30])) };
  return facts;
}

/** Whether the fault kind makes sense for this case and would show in the reply. */
export function applies(from: SupportCase, kind: FaultKind): boolean {
  const { decision } = trueFacts(from);
  switch (kind) {
    case 'none':
    case 'locale':
    case 'invented':
    case 'unhelpful':
      return true;
    case 'wrong-tier':
    case 'clash':
    case 'arithmetic':
      return decision !== 'no-excluded';
    case 'stale':
      return decision !== 'no-excluded' && from.outOfForce.length > 0;
    case 'over-refusal':
      return decision === 'yes';
    case 'over-promise':
      return decision !== 'yes';
    case 'leak':
      return from.notes.some((note) => note.kind !== null);
    case 'wrong-record':
      return decision !== 'no-excluded' && from.otherOrders.length > 0;
  }
}

/** A concrete fault of the kind for this case. Call only when it `applies`. */
export function drawFault(from: SupportCase, kind: FaultKind, draw: Draw): Fault {
  const yes = trueFacts(from).decision === 'yes';
  switch (kind) {
    case 'invented':
      return { kind, form: draw.pick(['percent', 'days', 'amount', 'percent', 'amount', 'promise'] as const) };
    case 'wrong-tier':
      return { kind, tier: draw.pick(TIERS.filter((tier) => tier !== from.tier)) };
    case 'stale':
      return { kind, policy: draw.pick(from.outOfForce) };
    case 'locale':
      return {
        kind,
        form: draw.chance(from.locale.startsWith('en') ? 0.25 : 0.5) || !yesOrLate(from) ? 'language' : 'formats',
      };
    case 'over-refusal':
      return { kind, form: draw.chance(0.65) ? 'refuse' : 'deflect' };
    case 'unhelpful':
      return { kind, form: draw.chance(0.65) ? 'vague' : 'no-step' };
    case 'wrong-record':
      return { kind, order: draw.pick(from.otherOrders) };
    case 'clash':
      return {
        kind,
        form: yes ? draw.pick(['amount', 'amount', 'days', 'date'] as const) : draw.pick(['days', 'date'] as const),
      };
    case 'arithmetic':
      return { kind, form: yes && draw.chance(0.6) ? 'amount' : 'date' };
    default:
      return { kind } as Fault;
  }
}

const yesOrLate = (from: SupportCase): boolean => trueFacts(from).decision !== 'no-excluded';

/** What the payable amount of the topic is: the base less the rate, or the rate of the base. */
export const payable = (from: SupportCase, facts: Stated): number =>
  TOPIC_RULES[from.topic].payable === 'net' ? facts.net : facts.part;
