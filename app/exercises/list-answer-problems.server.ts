import type { Answer } from '../kinds/contract';
import { getKind } from '../kinds/registry.server';
import type { AnsweredExercise } from './parse-answer.server';

/** What must be mended in an answer before it can be submitted, by path (`files/eval.ts`); empty when it is ready. */
export function listAnswerProblems({
  exercise,
  answer,
}: {
  exercise: AnsweredExercise;
  answer: Answer;
}): { path: string; message: string }[] {
  return getKind(exercise.manifest.kind).problems(exercise.content, answer);
}
