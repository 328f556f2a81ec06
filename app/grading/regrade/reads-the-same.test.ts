import { expect, it } from 'vitest';
import { TINY_RUBRIC } from '../../../tests/factories/exercise-folder';
import type { Rubric } from '../../exercises/exercise-format';
import { readsTheSame } from './reads-the-same';

const changed = (change: (criterion: Rubric['criteria'][number]) => Partial<Rubric['criteria'][number]>): Rubric => ({
  ...TINY_RUBRIC,
  criteria: TINY_RUBRIC.criteria.map((criterion) => ({ ...criterion, ...change(criterion) })),
});

it('takes weights, shares and order for nothing a judge is told', () => {
  const shares = changed(({ levels, weight }) => ({
    weight: weight + 3,
    levels: levels.map((level) => ({ ...level, share: level.share === 0.5 ? 0.2 : level.share })),
  }));
  expect(readsTheSame(TINY_RUBRIC, shares)).toBe(true);
  expect(readsTheSame(TINY_RUBRIC, { ...TINY_RUBRIC, criteria: TINY_RUBRIC.criteria.toReversed() })).toBe(true);
});

it('notices every word that a judge is told', () => {
  for (const other of [
    changed(({ title }) => ({ title: `${title}!` })),
    changed(({ question }) => ({ question: `${question}!` })),
    changed(({ authorNotes }) => ({ authorNotes: `${authorNotes}!` })),
    changed(({ levels }) => ({ levels: levels.map((level) => ({ ...level, description: `${level.description}!` })) })),
    changed(({ id }) => ({ id: `${id}-2` })),
    { ...TINY_RUBRIC, criteria: TINY_RUBRIC.criteria.slice(1) },
    { ...TINY_RUBRIC, exemplars: [] },
  ]) {
    expect(readsTheSame(TINY_RUBRIC, other)).toBe(false);
  }
});
