import type { ExerciseChoice } from './assessment-views';
import { changePlan, type ChangeResult, type NewExercise } from './change-plan';
import type { RawPlan } from './raw-plan';

/**
 * Applies one press of a button of the form. `added` names the exercise chosen in the section's list; adding and updating take the
 * exercise's current version and the rubric it is graded by unless somebody chooses another.
 */
export function applyChange({
  plan,
  wanted,
  added,
  choices,
}: {
  plan: RawPlan;
  wanted: string;
  added: string;
  choices: readonly ExerciseChoice[];
}): ChangeResult {
  const [what, act, at, index] = wanted.split(' ');
  if (what !== 'exercise' || (act !== 'add' && act !== 'update')) return changePlan(plan, wanted);
  const pinned = plan.sections[Number(at)]?.exercises[Number(index)]?.version;
  const choice =
    act === 'add' ? choices.find(({ exerciseId }) => exerciseId === added) : choiceOf(choices, pinned ?? '');
  return changePlan(plan, wanted, choice && newest(choice));
}

/** The exercise that a pinned version is a version of. */
export const choiceOf = (choices: readonly ExerciseChoice[], version: string): ExerciseChoice | undefined =>
  choices.find(({ versions }) => versions.some(({ id }) => id === version));

const newest = ({ currentVersionId, currentRubricId }: ExerciseChoice): NewExercise | undefined =>
  currentVersionId === null ? undefined : { version: currentVersionId, rubric: currentRubricId };
