import type { ExerciseChoice } from '../assessment-views';
import type { PlanState } from './use-plan';

/** What every part of the editor gets. */
export interface PlanPartProps {
  state: PlanState;
  /** By field name; from the last answer of the server. */
  errors: Record<string, string>;
  /** Published: only some fields can still be changed. */
  locked: boolean;
}

export interface PlanExercisesProps extends PlanPartProps {
  choices: readonly ExerciseChoice[];
}
