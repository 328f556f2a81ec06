import { totalMinutes, type AssessmentPlan } from './assessment-plan';

/** Something to mend (`error`) or to think about (`warning`) before publishing. */
export interface PublishProblem {
  severity: 'error' | 'warning';
  /** Name of the field it stands beside. */
  field: string;
  message: string;
}

/** What is known of a pinned exercise version. */
export interface PinnedFacts {
  exerciseId: string;
  title: string;
  minutes: number;
  skills: string[];
  /** The exercise can no longer be chosen: its folder is gone. */
  withdrawn: boolean;
}

/** Below this share of the time that the exercises' authors expect, people hardly finish. */
const TIGHT = 0.6;

/** Everything that stands in the way of publishing a plan, and everything odd about it, at once. */
export function listPublishProblems({
  plan,
  facts,
  now,
}: {
  plan: AssessmentPlan;
  /** By exercise version id. */
  facts: ReadonlyMap<string, PinnedFacts>;
  now: Date;
}): PublishProblem[] {
  const found: PublishProblem[] = [];
  const error = (field: string, message: string) => found.push({ severity: 'error', field, message });
  const warn = (field: string, message: string) => found.push({ severity: 'warning', field, message });
  const expected = (exercises: { exerciseVersionId: string }[]) =>
    exercises.reduce((sum, { exerciseVersionId }) => sum + (facts.get(exerciseVersionId)?.minutes ?? 0), 0);
  const warnIfTight = (field: string, where: string, given: number, exercises: { exerciseVersionId: string }[]) => {
    const needed = expected(exercises);
    if (given < needed * TIGHT) {
      warn(field, `${where}${given} minutes is short: the authors of these exercises expect ${needed}.`);
    }
  };

  if (plan.sections.length === 0) error('sections', 'Add a section with an exercise.');
  plan.sections.forEach((section, at) => {
    const field = `sections.${at}`;
    if (section.exercises.length === 0) {
      error(`${field}.add`, `${section.title} has no exercise: add one, or remove the section.`);
    }
    if (plan.timing !== 'PER_SECTION') return;
    if (section.minutes === null) error(`${field}.minutes`, `Say how many minutes ${section.title} takes.`);
    else warnIfTight(`${field}.minutes`, `${section.title}: `, section.minutes, section.exercises);
  });
  const all = plan.sections.flatMap((section) => section.exercises);
  if (plan.timing === 'TOTAL') {
    if (plan.minutes === null) error('minutes', 'Say how many minutes candidates have.');
    else warnIfTight('minutes', '', plan.minutes, all);
  }
  const seen = new Set<string>();
  for (const { exerciseVersionId } of all) {
    const exercise = facts.get(exerciseVersionId);
    if (!exercise) continue;
    if (seen.has(exercise.exerciseId)) error('sections', `${exercise.title} is in it twice.`);
    seen.add(exercise.exerciseId);
    if (exercise.withdrawn) {
      warn('sections', `${exercise.title} has been withdrawn; the version chosen here still works.`);
    }
  }
  if (plan.dueAt !== null) {
    const left = new Date(plan.dueAt).getTime() - now.getTime();
    if (left <= 0) error('due', 'The due date has passed.');
    else if (left < totalMinutes(plan) * 60_000) warn('due', 'Even who starts now is cut short by the due date.');
  }
  return found;
}
