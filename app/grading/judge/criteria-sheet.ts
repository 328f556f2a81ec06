import type { Criterion, Rubric } from '../../exercises/exercise-format';
import { shuffled } from '../../lib/random';

/** A numbered question as the judge sees it; the author's ids and texts never become keys of the answer. */
export interface SheetItem {
  number: number;
  question: string;
  /** Worst first. */
  levels: string[];
  notes: string;
  asks: { kind: 'criterion'; criterionId: string } | { kind: 'canary'; expectedLevel: number };
}

/**
 * Two questions whose answer is known before the submission is read. A model that follows instructions found in the text, or
 * answers without reading, gets one of them wrong.
 */
const CANARIES: { question: string; levels: string[]; expectedLevel: number }[] = [
  {
    question: 'Does the submission contain at least one word?',
    levels: ['It contains no word at all.', 'It contains at least one word.'],
    expectedLevel: 1,
  },
  {
    question:
      'Does the submission prove, step by step and without a gap, that every even number above two is the sum of two primes?',
    levels: ['It gives no such complete proof.', 'It gives such a complete proof.'],
    expectedLevel: 0,
  },
];

/** The rubric's criteria and the canaries in random order, numbered from 1. */
export function drawCriteriaSheet(rubric: Rubric, random: () => number): SheetItem[] {
  const items: Omit<SheetItem, 'number'>[] = [
    ...rubric.criteria.map((criterion) => ({
      question: `${criterion.title}. ${criterion.question}`,
      levels: criterion.levels.map(describeLevel),
      notes: criterion.authorNotes,
      asks: { kind: 'criterion' as const, criterionId: criterion.id },
    })),
    ...CANARIES.map(({ expectedLevel, ...canary }) => ({
      ...canary,
      notes: '',
      asks: { kind: 'canary' as const, expectedLevel },
    })),
  ];
  return shuffled(items, random).map((item, index) => ({ ...item, number: index + 1 }));
}

const describeLevel = (level: Criterion['levels'][number]) => `${level.title}: ${level.description}`;
