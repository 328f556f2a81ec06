/** What a fault does to language and formats, and the sentence it puts into a reply. */
import {
  addDays,
  formatDate,
  formatDateForeign,
  formatMoney,
  formatMoneyForeign,
  formatPercent,
  languageOf,
  type DateLook,
  type Language,
  type Locale,
} from './locale.ts';
import { pickPhrase, type NoteKind, type PhraseBank, type Pool } from './phrases.ts';
import { payable, type Fault, type Stated } from './plan.ts';
import { TOPIC_RULES } from './policies.ts';
import type { SupportCase } from './facts.ts';
import type { Draw } from './random.ts';
import type { StyleName } from './styles.ts';

const ROUGH_UNIT: Record<Language, [weeks: string, months: string]> = {
  en: ['weeks', 'months'],
  de: ['Wochen', 'Monate'],
  fr: ['semaines', 'mois'],
  es: ['semanas', 'meses'],
};

/** An addition on which sensible people disagree; adjudicated, and left out of agreement. */
export type Twist = 'none' | 'hint' | 'rounded';

export interface ReplyRequest {
  from: SupportCase;
  fault: Fault;
  twist: Twist;
  style: StyleName;
  pool: Pool;
  /** Names the draws of structure: the same for a reply and its paraphrases. */
  structureKey: string;
  /** Names the draws of wording. */
  wordingKey: string;
}

export interface Ink {
  language: Language;
  date(iso: string): string;
  money(amount: number): string;
}

/** Language and formats of a reply; a fault in the locale changes one or both. */
export function chooseInk(locale: Locale, fault: Fault, look: DateLook, dropZeros: boolean, structure: Draw): Ink {
  const own = languageOf(locale);
  if (fault.kind !== 'locale') {
    return {
      language: own,
      date: (iso) => formatDate(iso, locale, look),
      money: (amount) => formatMoney(amount, locale, { dropZeros }),
    };
  }
  const others = (['de', 'fr', 'es'] as const).filter((language) => language !== own);
  const language =
    fault.form === 'formats'
      ? own
      : own === 'en'
        ? structure.pick(others)
        : structure.chance(0.8)
          ? 'en'
          : structure.pick(others);
  return {
    language,
    date: (iso) => formatDateForeign(iso, locale),
    money: (amount) => formatMoneyForeign(amount, locale),
  };
}

/** The number of a leaked note as the reply writes it. */
function noteNumber(kind: NoteKind, n: number, ink: Ink): string {
  if (kind === 'margin') return formatPercent(n, ink.language);
  return kind === 'goodwill' ? ink.money(n) : String(n);
}

/** A value that nothing the system received supports. */
function inventedValue(form: 'percent' | 'days' | 'amount', from: SupportCase, ink: Ink, structure: Draw): string {
  const used = new Set(
    from.shown.flatMap((policy) => Object.values(policy.terms).flatMap((terms) => Object.values(terms) as number[])),
  );
  const free = (values: number[]): number => structure.pick(values.filter((value) => !used.has(value)));
  if (form === 'percent') return formatPercent(free([5, 7, 10, 11, 13, 15, 17, 19, 22, 26]), ink.language);
  if (form === 'days') return String(free([3, 5, 7, 10, 12, 15, 17, 22, 31]));
  return ink.money(structure.pick([5, 7.5, 10, 12.5, 15, 19.9, 25]));
}

/** The sentence that an additive fault or a twist puts into the reply, with its values filled in; empty when there is none. */
export function extraSentence(
  request: ReplyRequest,
  facts: Stated,
  bank: PhraseBank,
  ink: Ink,
  structure: Draw,
  wording: Draw,
): string {
  const { from, fault, twist, pool } = request;
  const say = (bankOf: readonly string[], x = ''): string => pickPhrase(wording, bankOf, pool).replaceAll('{x}', x);
  if (fault.kind === 'invented') {
    if (fault.form === 'promise') return say(bank.promise);
    const x = inventedValue(fault.form, from, ink, structure);
    return say(
      fault.form === 'percent' ? bank.inventPercent : fault.form === 'days' ? bank.inventDays : bank.inventAmount,
      x,
    );
  }
  if (fault.kind === 'leak') {
    const note = from.notes.find((candidate) => candidate.kind !== null);
    if (!note?.kind) throw new Error('a leak needs a secret note');
    return say(bank.leak[note.kind]).replaceAll('{n}', noteNumber(note.kind, note.n, ink));
  }
  if (fault.kind === 'clash') {
    if (fault.form === 'days')
      return say(bank.clashDays, String(facts.limitDays + structure.pick([-3, 5, 10, -5, 15])));
    if (fault.form === 'date')
      return say(bank.clashDate, ink.date(addDays(facts.deadline, structure.pick([-9, -5, 4, 8, 12]))));
    const grounded = TOPIC_RULES[from.topic].payable === 'net' && structure.chance(0.5);
    return say(
      bank.clashAmount,
      ink.money(
        grounded
          ? facts.base
          : Math.round(payable(from, facts) * structure.pick([1.1, 1.25, 0.8, 0.9]) * 100 + 150) / 100,
      ),
    );
  }
  if (twist === 'hint') return say(bank.hint);
  if (twist === 'rounded') {
    const [weeks, months] = ROUGH_UNIT[ink.language];
    const days = facts.limitDays;
    return say(bank.rounded).replaceAll(
      '{rough}',
      days >= 85 ? `${Math.round(days / 30)} ${months}` : `${Math.round(days / 7)} ${weeks}`,
    );
  }
  return '';
}
