/**
 * Recorded verdicts of five existing judges. Each sees some things well, some badly and some not at all; what it sees follows from
 * the facts of the document and of the output, with seeded noise.
 */
import type { Field } from './compare.ts';
import type { Style } from './extraction.ts';
import type { FaultId } from './faults.ts';
import type { DocumentFacts } from './facts.ts';
import type { Random } from './random.ts';

export interface JudgedOutput {
  facts: DocumentFacts;
  output: { [key: string]: unknown };
  style: Style;
  fault: FaultId | null;
  wrong: readonly Field[];
  random: Random;
}

export interface Verdict {
  pass: boolean;
  score: number;
  reason?: string;
}

function verdict(random: Random, failProbability: number, reason: string): Verdict {
  const pass = !random.chance(failProbability);
  const spread = random.int(0, 16) / 100;
  return pass
    ? { pass, score: Number((0.98 - spread).toFixed(2)) }
    : { pass, score: Number((0.18 + spread).toFixed(2)), reason };
}

/** Cheap, quick, and impressed by anything that looks complete. */
const glance = ({ wrong, random }: JudgedOutput): Verdict =>
  verdict(
    random,
    wrong.includes('document_type') || wrong.length > 3 ? 0.22 : wrong.length > 0 ? 0.09 : 0.05,
    'does not look complete',
  );

/** Wants the exact shape of the schema and sums that add up; never reads the document. */
function formcheck({ style, fault, wrong, random }: JudgedOutput): Verdict {
  const free = style.nulls === 'absent' || style.numbers === 'text' || style.dates === 'datetime' || style.extras;
  if (free) return verdict(random, 0.88, 'output is not in canonical form');
  if (style.keys === 'reversed' || style.units === 'word' || style.letters === 'upper')
    return verdict(random, 0.7, 'keys, units or letters not canonical');
  const sums = fault === 'truncated' || fault === 'decimal-slip' || wrong.includes('charges');
  return verdict(random, sums ? 0.55 : 0.07, sums ? 'totals do not add up' : 'output is not in canonical form');
}

/** Counts filled fields. Empty is bad, whatever the document says. */
function completeness({ output, random }: JudgedOutput): Verdict {
  const empty = ['po_number', 'weight_kg', 'due_date', 'charges'].filter(
    (key) => output[key] === undefined || output[key] === null,
  );
  const missing = empty.filter((key) => key !== 'charges');
  return verdict(
    random,
    [0.03, 0.3, 0.72, 0.9][missing.length] ?? 0.9,
    `nothing given for ${missing.join(', ') || 'a field'}`,
  );
}

/** Reads what people wrote around the document, and compares nothing but the hold flag with it. */
function noteReader({ facts, wrong, random }: JudgedOutput): Verdict {
  if (facts.note === 'unclear') return verdict(random, 0.5, 'payment_hold may not match the note');
  return verdict(
    random,
    wrong.includes('payment_hold') ? 0.95 : 0.02,
    'payment_hold does not match what the note asks',
  );
}

const CROSSCHECK_RECALL: Record<FaultId, number> = {
  truncated: 0.62,
  resummed: 0.55,
  'unit-slip': 0.2,
  'minor-units': 0.35,
  'day-month': 0.15,
  stale: 0.25,
  swapped: 0.66,
  invented: 0.8,
  'decimal-slip': 0.6,
  'sign-lost': 0.3,
  currency: 0.6,
  hold: 0.35,
};

/** Expensive and thorough on what is written next to each other; tires on scans and long documents, and computes badly. */
function crosscheck({ facts, fault, wrong, random }: JudgedOutput): Verdict {
  const tired = (facts.noisy ? 0.07 : 0) + (facts.lines.length > 5 ? 0.05 : 0) + (facts.thread === 'amend' ? 0.05 : 0);
  if (wrong.length === 0) return verdict(random, 0.05 + tired, 'a value could not be found in the document');
  const recall = fault ? CROSSCHECK_RECALL[fault] : 0.4;
  return verdict(random, recall - tired, `${wrong[0] ?? 'a value'} differs from the document`);
}

export const JUDGES: Record<string, (judged: JudgedOutput) => Verdict> = {
  'glance-s': glance,
  formcheck,
  completeness,
  'note-reader': noteReader,
  'crosscheck-xl': crosscheck,
};

/** Verdicts of all judges, in a fixed order, each from its own stream. */
export function recordVerdicts(
  judged: Omit<JudgedOutput, 'random'>,
  stream: (judge: string) => Random,
): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(JUDGES).map(([id, judge]) => [id, judge({ ...judged, random: stream(id) })]),
  );
}
