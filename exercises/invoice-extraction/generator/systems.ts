/** The hidden systems: one baseline, mutants that add one fault each, equivalents that only write differently. */
import { PLAIN, type Style } from './extraction.ts';
import type { FaultId } from './faults.ts';

export interface SystemPlan {
  id: string;
  role: 'baseline' | 'mutant' | 'equivalent';
  title: string;
  description: string;
  fault: FaultId | null;
  /** Upper bound on the share of rows that carry the fault. */
  share: number;
  style: Style;
  /** Whether public rows show outputs with this fault or in this style. */
  inPublic: boolean;
}

const mutant = (fault: FaultId, title: string, description: string, share: number, inPublic: boolean): SystemPlan => ({
  id: `mutant-${fault}`,
  role: 'mutant',
  title,
  description,
  fault,
  share,
  style: PLAIN,
  inPublic,
});

const equivalent = (
  id: string,
  title: string,
  description: string,
  style: Partial<Style>,
  inPublic: boolean,
): SystemPlan => ({
  id: `equivalent-${id}`,
  role: 'equivalent',
  title,
  description,
  fault: null,
  share: 0,
  style: { ...PLAIN, ...style },
  inPublic,
});

export const SYSTEMS: SystemPlan[] = [
  {
    id: 'baseline',
    role: 'baseline',
    title: 'The extractor in production',
    description:
      'Good, with a few natural slips: now and then it misses a charge, a due date given as terms, or a character of a tax ID.',
    fault: null,
    share: 0,
    style: PLAIN,
    inPublic: true,
  },
  mutant(
    'truncated',
    'Stops before the end',
    'Loses the last one to three lines of longer documents; printed totals are kept.',
    0.3,
    true,
  ),
  mutant(
    'resummed',
    'Adds up by itself',
    'Loses or repeats a line, or meets a wrongly added document, and then recomputes all totals: consistent, but not what is printed.',
    0.3,
    false,
  ),
  mutant(
    'unit-slip',
    'Copies the number, not the unit',
    'Pounds or tonnes are written as kilograms, minutes of labour as hours.',
    0.4,
    true,
  ),
  mutant(
    'minor-units',
    'Forgets the older schema',
    'Writes major units where schema ap-2 wants whole minor units.',
    0.35,
    true,
  ),
  mutant(
    'day-month',
    'Reads dates the other way round',
    'Exchanges day and month where both readings are valid dates.',
    0.35,
    true,
  ),
  mutant(
    'stale',
    'Believes the older message',
    'Takes the order number, due date or totals from the message that a newer one corrects.',
    0.4,
    false,
  ),
  mutant(
    'swapped',
    'Right value, wrong place',
    'Exchanges supplier and buyer, quantity and price, or two descriptions; takes another number or date of the document for its own.',
    0.28,
    true,
  ),
  mutant(
    'invented',
    'Fills the gaps',
    'Gives an order number or a weight where the document has none: made up, or taken from a line.',
    0.33,
    true,
  ),
  mutant(
    'decimal-slip',
    'Trips over separators',
    'Takes a thousands separator for a decimal one or the reverse, in one value.',
    0.3,
    true,
  ),
  mutant(
    'sign-lost',
    'Turns credits into charges',
    'Credit notes lose their minus signs, some also their document type.',
    0.35,
    false,
  ),
  mutant(
    'currency',
    'Guesses the currency',
    "Takes the country's usual currency, or one printed for information, for the payable one.",
    0.35,
    false,
  ),
  mutant(
    'hold',
    'Does not read the note',
    'Misses a request to wait with payment, or sees one where there is none.',
    0.3,
    true,
  ),
  equivalent(
    'sparse',
    'Leaves out what is empty',
    'Absent keys for null, no price_per when it is 1.',
    { nulls: 'absent' },
    true,
  ),
  equivalent(
    'textual',
    'Numbers as text',
    'Decimal strings for numbers, dates with a time of midnight.',
    { numbers: 'text', dates: 'datetime' },
    true,
  ),
  equivalent(
    'reordered',
    'Another order',
    'Keys in another order, lines by size, tax IDs without inner spaces.',
    { keys: 'reversed', lineOrder: 'byAmount', vatIds: 'compact' },
    true,
  ),
  equivalent(
    'wordy',
    'Capitals and extra keys',
    'Capital letters, unit names in words, extra keys that the consumer ignores.',
    { letters: 'upper', units: 'word', extras: true, vatIds: 'compact' },
    false,
  ),
];

/** Harmless rewritings for the stability check: other combinations of the same freedoms. */
export const PARAPHRASE_STYLES: Style[] = [
  { ...PLAIN, nulls: 'absent', keys: 'reversed', dates: 'datetime' },
  { ...PLAIN, numbers: 'text', letters: 'upper', vatIds: 'compact' },
  { ...PLAIN, lineOrder: 'byAmount', units: 'word', extras: true },
];
