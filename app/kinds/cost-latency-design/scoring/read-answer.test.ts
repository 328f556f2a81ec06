import { describe, expect, it } from 'vitest';
import type { Retry } from '../design';
import { tinyContext } from './testing/grade-design';
import { loadExerciseForGrading } from './load-exercise-for-grading';
import { readAnswerDesign } from './read-answer';
import { MOST_REQUESTS_PER_CALL } from './thresholds';

/** Reads a design of so many model requests in a row, each repeated as `retry` says. */
function readDesignOf(stages: number, retry: Retry) {
  const { content, publicFiles, gradingFiles } = tinyContext('');
  const { catalogue, slices } = loadExerciseForGrading(content, publicFiles, gradingFiles);
  const model = catalogue.models[0]?.id ?? '';
  const design = {
    schemaVersion: 1,
    stages: Array.from({ length: stages }, (_, at) => ({
      type: 'generate',
      id: `answer-${at}`,
      model,
      maxTokens: 400,
      retry,
    })),
  };
  return readAnswerDesign({ file: 'design.json', text: JSON.stringify(design), catalogue, slices, starter: null });
}

describe('reading a design for grading', () => {
  it('refuses one whose calls could come to so many requests that grading would take too long', () => {
    const retry = { limit: 11, backoffMs: 0, factor: 2 };
    const { obstacle } = readDesignOf(30, retry);
    expect(obstacle?.reason).toBe('too-many-requests');
    expect(obstacle?.summary).toContain('360 requests');
    expect(readDesignOf(MOST_REQUESTS_PER_CALL / 20, { ...retry, limit: 19 }).obstacle).toBeNull();
  });

  it('measures three requests that are repeated without end: a bad habit, not an attack', () => {
    const retry = { limit: null, backoffMs: 50, factor: 2 };
    expect(readDesignOf(3, retry).obstacle).toBeNull();
  });
});
