import { expect, test } from 'vitest';
import { gradedByWords, sampleWords, whyHuman } from './verdict-words';

const sample = (levelIndex: number | null, sampleIndex: number) => ({
  sampleIndex,
  levelIndex,
  reason: '',
  quotes: [],
  unverifiedQuotes: [],
});
const titles = ['None', 'Partly', 'Fully'];

test('samples that agree are told in one word', () => {
  expect(sampleWords({ samples: [sample(2, 0), sample(2, 1), sample(2, 2)] }, titles)).toBe('3 samples, all Fully');
});

test('samples that differ are counted by level, those that could not assess too', () => {
  expect(sampleWords({ samples: [sample(1, 0), sample(null, 1), sample(1, 2)] }, titles)).toBe(
    '3 samples: Partly ×2, could not assess ×1',
  );
});

test('a single sample is told as such, and none as nothing', () => {
  expect(sampleWords({ samples: [sample(0, 0)] }, titles)).toBe('1 sample: None');
  expect(sampleWords({ samples: [] }, titles)).toBeNull();
});

test('a verdict that awaits a human names no grader, whoever proposed it', () => {
  expect(gradedByWords({ status: 'needs-human', gradedBy: 'some-model' })).toBe('Awaiting a human');
  expect(gradedByWords({ status: 'judged', gradedBy: 'some-model' })).toBe('Judge model some-model');
  expect(gradedByWords({ status: 'judged', gradedBy: 'human' })).toBe('Graded by a human');
});

test('a reason without words of its own is shown as it is', () => {
  expect(whyHuman({ needsHumanBecause: 'no-judge' })).toBe('no judge model is connected');
  expect(whyHuman({ needsHumanBecause: 'something-new' })).toBe('something-new');
});
