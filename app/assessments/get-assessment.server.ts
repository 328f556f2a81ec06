import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { AssessmentView, ExerciseChoice } from './assessment-views';
import { countInvitations } from './count-invitations.server';
import { listExerciseChoices } from './list-exercise-choices.server';
import { loadPlan } from './load-plan.server';
import { listPublishProblems, type PinnedFacts } from './publish-problems';
import { renderIntroduction } from './render-introduction.server';

/** An assessment of the organisation with what may be chosen for it and what stands in the way of publishing. Throws `not-found`. */
export async function getAssessment({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  assessmentId,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  assessmentId: string;
}): Promise<AssessmentView> {
  const loaded = await loadPlan({ tx: database, organisationId, assessmentId });
  const { plan, status, token, publishedAt, closedAt } = loaded;
  const id = loaded.assessmentId;
  const pinned = plan.sections.flatMap((section) => section.exercises.map((one) => one.exerciseVersionId));
  const [choices, counts] = await Promise.all([
    listExerciseChoices({ database, organisationId, pinned }),
    countInvitations({ database, organisationId, assessmentIds: [id] }),
  ]);
  return {
    ...{ id, status, plan, token, choices },
    introductionHtml: renderIntroduction(plan.introduction),
    publishedAt: publishedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    problems: status === 'DRAFT' ? listPublishProblems({ plan, facts: factsOf(choices), now: clock.now() }) : [],
    counts: counts.get(id) ?? { waiting: 0, running: 0, finished: 0, decided: 0 },
  };
}

/** What is known of every version among the choices, by version id. */
export const factsOf = (choices: readonly ExerciseChoice[]): Map<string, PinnedFacts> =>
  new Map(
    choices.flatMap(({ exerciseId, currentVersionId, versions }) =>
      versions.map(({ id, title, minutes, skills }) => [
        id,
        { exerciseId, title, minutes, skills, withdrawn: currentVersionId === null },
      ]),
    ),
  );
