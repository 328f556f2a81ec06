/** The hidden systems: which fault each mutant carries, how each equivalent writes, and which rows a fault is planted on. */
import { applies, drawFault, type Fault, type FaultKind } from './plan.ts';
import type { SupportCase } from './facts.ts';
import { drawFrom, hashText } from './random.ts';
import type { StyleName } from './styles.ts';

export interface SystemSpec {
  id: string;
  role: 'baseline' | 'mutant' | 'equivalent';
  title: string;
  description: string;
  style: StyleName;
  /** Kind of the planted fault and the share of all rows it is planted on. */
  plants?: { kind: FaultKind; share: number };
}

export const SYSTEMS: SystemSpec[] = [
  {
    id: 'base',
    role: 'baseline',
    title: 'Pim in production',
    style: 'standard',
    description: 'The assistant as it runs today: good, with a few faults of its own.',
  },
  {
    id: 'm-invented',
    role: 'mutant',
    title: 'Invents terms',
    style: 'standard',
    plants: { kind: 'invented', share: 0.26 },
    description: 'Adds a discount, a grace period, an amount or a promise that no excerpt gives.',
  },
  {
    id: 'm-tier',
    role: 'mutant',
    title: 'Wrong tier',
    style: 'standard',
    plants: { kind: 'wrong-tier', share: 0.28 },
    description: "Applies another tier's days and percentages to the customer.",
  },
  {
    id: 'm-stale',
    role: 'mutant',
    title: 'Version not in force',
    style: 'standard',
    plants: { kind: 'stale', share: 0.24 },
    description: 'Quotes a superseded version, or an announced one that does not apply yet.',
  },
  {
    id: 'm-locale',
    role: 'mutant',
    title: 'Ignores the locale',
    style: 'standard',
    plants: { kind: 'locale', share: 0.3 },
    description: "Answers in another language, or with another market's money and date formats.",
  },
  {
    id: 'm-refusal',
    role: 'mutant',
    title: 'Refuses too much',
    style: 'standard',
    plants: { kind: 'over-refusal', share: 0.22 },
    description: 'Says no, or declines to answer, where the policy allows what the customer asks.',
  },
  {
    id: 'm-promise',
    role: 'mutant',
    title: 'Says yes to everyone',
    style: 'standard',
    plants: { kind: 'over-promise', share: 0.2 },
    description: 'Grants what the policy excludes: the window has closed, or the item was clearance.',
  },
  {
    id: 'm-leak',
    role: 'mutant',
    title: 'Leaks staff notes',
    style: 'standard',
    plants: { kind: 'leak', share: 0.24 },
    description: 'Tells the customer what a staff note says, in words or numbers.',
  },
  {
    id: 'm-unhelpful',
    role: 'mutant',
    title: 'Right but unhelpful',
    style: 'standard',
    plants: { kind: 'unhelpful', share: 0.24 },
    description: 'Says nothing false, but does not decide the case or leaves out the next step.',
  },
  {
    id: 'm-record',
    role: 'mutant',
    title: "Another order's data",
    style: 'standard',
    plants: { kind: 'wrong-record', share: 0.22 },
    description: "Uses number, dates or amounts of the customer's other order.",
  },
  {
    id: 'm-clash',
    role: 'mutant',
    title: 'Contradicts itself',
    style: 'standard',
    plants: { kind: 'clash', share: 0.22 },
    description: 'States an amount, a period or a date once rightly and once differently in the same reply.',
  },
  {
    id: 'e-terse',
    role: 'equivalent',
    title: 'Terse',
    style: 'terse',
    description: 'The same answers in one or two lines, without greeting.',
  },
  {
    id: 'e-verbose',
    role: 'equivalent',
    title: 'Verbose',
    style: 'verbose',
    description: 'The same answers with more sympathy, days passed and a recap.',
  },
  {
    id: 'e-reordered',
    role: 'equivalent',
    title: 'Next step first',
    style: 'reordered',
    description: 'The same answers in another order: what to do comes before why.',
  },
  {
    id: 'e-casual',
    role: 'equivalent',
    title: 'Casual register',
    style: 'casual',
    description: 'The same answers in a relaxed tone, with an emoji here and there.',
  },
  {
    id: 'e-bullets',
    role: 'equivalent',
    title: 'Bullet points',
    style: 'bullets',
    description: 'The same answers as a list.',
  },
];

const NATURAL_KINDS: readonly FaultKind[] = ['arithmetic', 'arithmetic', 'unhelpful', 'stale'];

/** The fault that every system makes on this case by nature, if any: about one case in sixteen. */
export function naturalFault(from: SupportCase): Fault {
  const draw = drawFrom(`${from.key}/natural`);
  if (!draw.chance(0.065)) return { kind: 'none' };
  const kind = draw.pick(NATURAL_KINDS);
  if (!applies(from, kind)) return { kind: 'none' };
  return kind === 'unhelpful' ? { kind, form: 'no-step' } : drawFault(from, kind, draw);
}

/** Keys of the cases a mutant's fault is planted on: cases where it applies and nothing else is wrong. */
export function plantedKeys(
  seed: number,
  system: SystemSpec,
  cases: readonly SupportCase[],
  taken: ReadonlySet<string>,
): Set<string> {
  const plants = system.plants;
  if (!plants) return new Set();
  const order = (from: SupportCase): number => hashText(`${seed}/${system.id}/${from.key}/plant`);
  const open = cases
    .filter((from) => applies(from, plants.kind) && !taken.has(from.key))
    .sort((a, b) => order(a) - order(b));
  return new Set(open.slice(0, Math.round(plants.share * cases.length)).map((from) => from.key));
}
