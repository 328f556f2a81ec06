import { expect, test } from 'vitest';
import { criterionPoints } from './criterion-points';

test('criteria share the rubric by weight', () => {
  const points = criterionPoints(
    [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 3 },
    ],
    30,
  );
  expect([...points]).toEqual([
    ['a', 7.5],
    ['b', 22.5],
  ]);
});

test('without criteria there is nothing to share', () => {
  expect(criterionPoints([], 30).size).toBe(0);
});
