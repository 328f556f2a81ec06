/** Draws the facts of one case and writes the customer's message from them. */
import { drawsOf } from '../../../app/kinds/trace-diagnosis/engine/keyed-draw.ts';
import type { JsonObject, WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { CaseParams, Hit, OrderLine, Slip, Want } from '../world/case-params.ts';
import {
  CHOICES,
  CITIES,
  ENDINGS,
  FIRST_NAMES,
  GOODS,
  LAST_NAMES,
  OPENINGS,
  REASONS,
  LARGE_GOODS,
  SAYINGS,
  STREETS,
  TIERS,
} from './stock.ts';

/** What a case is about; facts are drawn. `twin` refunds take a line that cost the same as the first. */
export type Ask =
  | 'refund'
  | 'twin'
  | 'refused'
  | 'goodwill'
  | 'two-goodwills'
  | 'replacement'
  | 'choice'
  | 'label'
  | 'address'
  | 'typo'
  | 'arrival'
  | 'parcel';

export interface CaseSpec {
  id: string;
  asks: readonly Ask[];
  hits?: readonly Hit[];
  slip?: Slip;
  sweepAfterMs?: number;
  /** Whether the last line was refunded before the run, at the same price as the first. */
  refundedBefore?: boolean;
}

type Pick = <T>(key: string, from: readonly T[]) => T;

export function drawCase(seed: number, spec: CaseSpec): WorldCase {
  const draw = drawsOf(seed * 31 + 7);
  const number = (key: string, from: number, to: number) =>
    from + Math.floor(draw(`${spec.id} ${key}`) * (to - from + 1));
  const pick: Pick = (key, from) => from[number(key, 0, from.length - 1)] as (typeof from)[number];
  const name = `${pick('first', FIRST_NAMES)} ${pick('last', LAST_NAMES)}`;
  const email = `${name.toLowerCase().replace(' ', pick('dot', ['.', '_', '']))}@${pick('mail', ['postvak.example', 'mailbode.example', 'kettle.example'])}`;
  const orderId = `B-${number('order a', 1000, 9899)}-${number('order b', 1000, 9899)}`;
  const day = number('day', 3, 24);
  const lines = drawLines(spec, number, pick);
  const wants = drawWants(spec, lines, number, pick);
  const params: CaseParams = {
    startsAt: `2026-03-${String(day).padStart(2, '0')}T${String(number('hour', 8, 16)).padStart(2, '0')}:${String(number('minute', 10, 49))}:${String(number('second', 10, 59))}.${number('ms', 100, 999)}Z`,
    caseId: `case-${number('case', 20000, 89999)}`,
    customer: { id: `cu_${number('customer', 100000, 899999)}`, name, email, tier: pick('tier', TIERS) },
    order: {
      id: orderId,
      payment: `pay_${number('payment a', 1000, 9999)}x${number('payment b', 1000, 9999)}`,
      placedOn: `2026-02-${String(number('placed', 10, 27))}`,
      currency: 'EUR',
      shippingMinor: 990,
      lines,
    },
    message: '',
    wants,
    hits: [...(spec.hits ?? [])],
    sweepAfterMs: spec.sweepAfterMs ?? number('sweep', 45_000, 240_000),
    slip: spec.slip ?? null,
  };
  params.message = messageOf(params, pick);
  return { id: spec.id, seed: number('seed', 1, 2_000_000_000), params: params as unknown as JsonObject };
}

function drawLines(
  { asks, refundedBefore }: CaseSpec,
  number: (key: string, from: number, to: number) => number,
  pick: Pick,
): OrderLine[] {
  const needed = asks.filter((ask) => ['refund', 'twin', 'refused', 'replacement', 'choice'].includes(ask)).length;
  const count = Math.max(3, needed + number('more lines', 1, 2));
  const start = number('goods', 0, GOODS.length - 1);
  const goods = Array.from({ length: count }, (_, at) => GOODS[(start + at) % GOODS.length] as Good);
  const refundedAt =
    refundedBefore || asks.includes('refused') || pick('earlier refund', [true, false]) ? count - 1 : -1;
  if (refundedBefore && goods[0]) goods[count - 1] = twinOf(goods[0]);
  return [...goods, pick('large', LARGE_GOODS)].map((good, at) => ({
    id: `L${at + 1}`,
    sku: good[0],
    title: good[1],
    listMinor: good[2],
    paidMinor: good[3],
    refunded:
      at === refundedAt
        ? { id: `rf_${number('old refund', 1_000_000, 9_999_999)}`, on: `2026-03-0${number('old day', 1, 2)}` }
        : null,
  }));
}

type Good = (typeof GOODS)[number];

/** The same thing in another colour, at the same price. */
const twinOf = ([sku, title, list, paid]: Good): Good => [`${sku}-II`, `${title}, second piece`, list, paid];

function drawWants(
  { asks }: CaseSpec,
  lines: OrderLine[],
  number: (key: string, from: number, to: number) => number,
  pick: Pick,
): Want[] {
  let next = 0;
  const takeLine = (): OrderLine => lines[next++] as OrderLine;
  let first: OrderLine | null = null;
  let used: OrderLine = lines[0] as OrderLine;
  return asks.map((ask): Want => {
    switch (ask) {
      case 'refund':
      case 'twin': {
        used = takeLine();
        if (ask === 'twin' && first) Object.assign(used, { listMinor: first.listMinor, paidMinor: first.paidMinor });
        first ??= used;
        return { kind: 'refund', line: used.id, amountMinor: used.paidMinor, why: pick('why', REASONS), owed: true };
      }
      case 'refused': {
        const line = lines.find(({ refunded }) => refunded !== null) as OrderLine;
        return { kind: 'refund', line: line.id, amountMinor: line.paidMinor, why: 'not received', owed: false };
      }
      case 'goodwill':
        return { kind: 'goodwill', amountMinor: pick('goodwill', [1000, 1500, 2500]), why: 'late delivery', times: 1 };
      case 'two-goodwills':
        return { kind: 'goodwill', amountMinor: pick('goodwill', [1000, 1500, 2500]), why: 'late delivery', times: 2 };
      case 'replacement':
      case 'choice': {
        used = takeLine();
        const [question, answer, suffix] = pick('choice', CHOICES);
        const choice = ask === 'choice' ? { question, answer, sku: used.sku + suffix } : null;
        return { kind: 'replacement', line: used.id, choice, why: pick('why replace', REASONS) };
      }
      case 'label':
        return { kind: 'label', line: used.id };
      case 'address':
      case 'typo': {
        const digits = number('postcode', 1000, 9899);
        const letters = pick('letters', ['KD', 'RW', 'BN', 'TV', 'GH']);
        const street = `${pick('street', STREETS)} ${number('house', 2, 148)}`;
        return {
          kind: 'address',
          street,
          postcode: `${digits} ${letters}`,
          city: pick('city', CITIES),
          mistyped: ask === 'typo' ? `${digits}${letters.toLowerCase()}` : null,
        };
      }
      case 'arrival':
        return { kind: 'arrival' };
      case 'parcel':
        return { kind: 'parcel', looks: number('looks', 3, 5) };
    }
  });
}

function messageOf(facts: CaseParams, pick: Pick): string {
  const lateBy: Record<number, string> = { 1000: 'five days', 1500: 'eleven days', 2500: 'three weeks' };
  const sentences = facts.wants.map((want, at) => {
    const bank = want.kind === 'refund' && !want.owed ? SAYINGS.refused : SAYINGS[want.kind];
    const line = 'line' in want ? facts.order.lines.find((one) => one.id === want.line) : undefined;
    const slots: Record<string, string> = {
      title: line?.title ?? '',
      line: line?.id ?? '',
      late:
        want.kind === 'goodwill'
          ? `${lateBy[want.amountMinor] ?? 'days'}${want.times > 1 ? ', both parcels,' : ''}`
          : '',
      ...(want.kind === 'address'
        ? { street: want.street, city: want.city, postcode: want.mistyped ?? want.postcode }
        : {}),
    };
    return pick(`say ${at}`, bank).replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot] ?? whole);
  });
  const slots: Record<string, string> = {
    order: facts.order.id,
    email: facts.customer.email,
    name: facts.customer.name.split(' ')[0] ?? '',
  };
  const text = [pick('opening', OPENINGS), ...sentences, pick('ending', ENDINGS)].join(pick('break', [' ', '\n']));
  return text.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot] ?? whole);
}
