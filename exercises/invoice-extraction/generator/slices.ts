/** Named subsets of documents, by what makes them hard. */
import type { DocumentFacts } from './facts.ts';

export const SLICES = [
  { id: 'comma-format', title: 'Decimal comma', holds: (facts: DocumentFacts) => facts.locale.decimal === ',' },
  { id: 'point-format', title: 'Decimal point', holds: (facts: DocumentFacts) => facts.locale.decimal === '.' },
  { id: 'corrected-thread', title: 'Thread with a correction', holds: (facts: DocumentFacts) => facts.stale !== null },
  { id: 'human-note', title: 'Carries a note by a person', holds: (facts: DocumentFacts) => facts.note !== 'none' },
  { id: 'scan', title: 'Scanned', holds: (facts: DocumentFacts) => facts.channel === 'scan' },
  { id: 'long', title: 'Five lines or more', holds: (facts: DocumentFacts) => facts.lines.length >= 5 },
  { id: 'ap-2', title: 'Older schema ap-2', holds: (facts: DocumentFacts) => facts.schema === 'ap-2' },
];

export const slicesOf = (facts: DocumentFacts): string[] =>
  SLICES.filter((slice) => slice.holds(facts)).map(({ id }) => id);
