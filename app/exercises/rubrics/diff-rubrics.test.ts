import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rubric } from '../exercise-format';
import { diffRubrics, diffText } from './diff-rubrics';

const level = (share: number, title: string) => ({ share, title, description: `${title}: said in some words.` });
const criterion = (id: string, weight = 1): Rubric['criteria'][number] => ({
  ...{ id, title: `Title of ${id}`, question: `What about ${id}?`, weight, authorNotes: '' },
  levels: [level(0, 'No'), level(0.5, 'Partly'), level(1, 'Yes')],
});
const rubric = (...criteria: Rubric['criteria']): Rubric => ({ criteria, exemplars: [] });

describe('diffRubrics', () => {
  it('finds nothing between equal rubrics', () => {
    expect(diffRubrics(rubric(criterion('a'), criterion('b')), rubric(criterion('a'), criterion('b'))).isEmpty).toBe(
      true,
    );
  });

  it('matches criteria by id, whatever else about them changed', () => {
    const renamed = { ...criterion('a', 3), title: 'Another title' };
    const { criteria } = diffRubrics(rubric(criterion('a'), criterion('b')), rubric(criterion('c'), renamed));
    expect(criteria.map(({ id, fate }) => [id, fate])).toEqual([
      ['c', 'added'],
      ['a', 'changed'],
      ['b', 'removed'],
    ]);
    expect(criteria[1]).toMatchObject({
      weight: { before: 1, after: 3 },
      percent: { before: 50, after: 75 },
      place: { before: 1, after: 2 },
    });
  });

  it('lets a middle level come and go without moving the outer ones', () => {
    const binary = { ...criterion('a'), levels: [level(0, 'No'), level(1, 'Yes')] };
    const [change] = diffRubrics(rubric(criterion('a')), rubric(binary)).criteria;
    expect(change?.levels.map(({ fate }) => fate)).toEqual(['same', 'removed', 'same']);
  });

  it('marks the words that changed', () => {
    expect(diffText('Names one limit.', 'Names two limits.').filter(({ kind }) => kind === 'added')).toMatchObject([
      { text: 'two' },
      { text: 'limits' },
    ]);
  });
});

describe('the parts of a text', () => {
  it('give back both versions', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = diffText(before, after);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text);
        expect(without('added').join('')).toBe(before);
        expect(without('removed').join('')).toBe(after);
      }),
    );
  });
});
