/** Shape of one language's phrase bank, and the split that keeps a share of every bank out of the public data. */
import type { Draw } from './random.ts';
import type { Topic } from './policies.ts';

export const NOTE_KINDS = [
  'fraud',
  'margin',
  'chargeback',
  'batch',
  'discontinued',
  'remark',
  'tier',
  'goodwill',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
type PerTopic<T> = Record<Topic, T>;

/**
 * Templates of one language. Placeholders: {name} {item} {order} {tier} {days} {event} {eventDate} {deadline} {base} {rate} {part}
 * {net} {pay} {payWord} {elapsed} {left} {x} (an invented value) {n} (the number in a note).
 */
export interface AnswerBank {
  greet: string[];
  greetCasual: string[];
  empathy: string[];
  yes: PerTopic<string[]>;
  /** What the topic is called inside `noLate` and `noExcluded`. */
  thing: PerTopic<string>;
  event: { delivery: string; ordering: string };
  noLate: string[];
  noExcluded: string[];
  limit: string[];
  /** The last day alone. */
  limitShort: string[];
  amount: PerTopic<string[]>;
  /** The payable amount alone. */
  amountShort: PerTopic<string[]>;
  payout: PerTopic<string[]>;
  step: PerTopic<string[]>;
  /** What is left after a no. */
  otherwise: string[];
  /** Where to look things up; not a next step. */
  pointer: string[];
  close: string[];
  closeCasual: string[];
  /** Harmless extra sentences; some give days passed or days left. */
  filler: string[];
  bulletIntro: string[];
  reordered: string[];
}

/** Templates of sentences that carry a fault or an ambiguous addition. */
export interface SlipBank {
  refuse: string[];
  deflect: string[];
  vague: string[];
  promise: string[];
  inventPercent: string[];
  inventDays: string[];
  inventAmount: string[];
  leak: Record<NoteKind, string[]>;
  clashAmount: string[];
  clashDays: string[];
  clashDate: string[];
  /** Ambiguous additions: a colleague may look again; a rounded duration. */
  hint: string[];
  rounded: string[];
}

export type PhraseBank = AnswerBank & SlipBank;

/** Customers' messages of one language. */
export interface MessageBank {
  ask: PerTopic<string[]>;
  opening: string[];
  mood: string[];
  sign: string[];
}

export type Pool = 'public' | 'hidden';

/** Templates that public rows may use: the first three fifths of a bank, at least one. */
export const publicShare = (bank: readonly string[]): string[] =>
  bank.slice(0, Math.max(1, Math.ceil(bank.length * 0.6)));

/** A template of the pool. Hidden text prefers templates that public rows never show. */
export function pickPhrase(draw: Draw, bank: readonly string[], pool: Pool): string {
  const open = publicShare(bank);
  const heldOut = bank.slice(open.length);
  if (pool === 'public' || heldOut.length === 0) return draw.pick(open);
  return draw.chance(0.65) ? draw.pick(heldOut) : draw.pick(open);
}
