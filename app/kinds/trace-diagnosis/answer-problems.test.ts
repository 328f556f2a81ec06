import { expect, it } from 'vitest';
import { answerProblems } from './answer-problems';
import { answerOf } from './testing/sample-answers';
import { tinyContent } from './testing/tiny-exercise';

it('asks for nothing when the answer is complete', () => {
  expect(answerProblems(tinyContent, answerOf())).toEqual([]);
});

it('names what to mend before submitting, beside the field', () => {
  const answer = answerOf({
    language: 'python',
    rootCause: { spanId: '', actor: '', category: 'bad-luck' },
    patch: [
      { path: 'limits', value: 1 },
      { path: '/limits/maxSteps', value: 3 },
      { path: '/agents/clerk/model', value: 'other' },
    ],
  });
  expect(answerProblems(tinyContent, answer).map(({ path }) => path)).toEqual([
    'fields/rootCause/spanId',
    'fields/rootCause/category',
    'files/detector.py',
    'fields/patch/0/path',
    'fields/patch/2/path',
  ]);
});
