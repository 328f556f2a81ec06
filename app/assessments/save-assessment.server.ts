import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { stableStringify } from '../lib/json';
import type { AssessmentPlan } from './assessment-plan';
import { discardPreviews } from './discard-previews.server';
import { factsOf } from './get-assessment.server';
import { listExerciseChoices } from './list-exercise-choices.server';
import { loadPlan } from './load-plan.server';
import { requireAbility } from './require-ability';
import { writeSections } from './write-sections.server';

/**
 * Saves a plan that was edited from the state `token` names. Of a published or closed assessment only name, introduction, due date,
 * result policy, review policy and expectations change; the rest of `plan` is ignored. Throws `forbidden`, `not-found`, `conflict`
 * when somebody else has saved since, `bad-request` for exercises or rubrics the organisation may not use.
 */
export async function saveAssessment({
  database = getDatabase(),
  membership,
  actor,
  assessmentId,
  token,
  plan: wanted,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
  token: string;
  plan: AssessmentPlan;
}): Promise<void> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    const stored = await loadPlan({ tx, organisationId, assessmentId, lock: true });
    const plan = stored.status === 'DRAFT' ? wanted : { ...stored.plan, ...changeableAlways(wanted) };
    const choices = await pinnedChoices(tx, organisationId, plan);
    refuseForeignPins(plan, choices);
    const facts = factsOf(choices);
    const skills = new Set(exercisesOf(plan).flatMap((one) => facts.get(one.exerciseVersionId)?.skills ?? []));
    plan.expectations = Object.fromEntries(Object.entries(plan.expectations).filter(([skill]) => skills.has(skill)));
    // Saving what is stored already is no change, whoever asks again.
    if (stableStringify(plan) === stableStringify(stored.plan)) return;
    if (stored.token !== token) {
      throw new AppError('conflict', 'Somebody else has changed this assessment since you opened it.');
    }
    const { sections, dueAt, ...fields } = plan;
    await tx.assessment.update({
      where: { id: assessmentId, organisationId },
      data: { ...fields, dueAt: dueAt === null ? null : new Date(dueAt) },
    });
    if (stableStringify(sections) !== stableStringify(stored.plan.sections)) {
      await discardPreviews({ tx, organisationId, assessmentId });
      await writeSections({ tx, organisationId, assessmentId, sections });
    }
    const changed = changedFields(stored.plan, plan).join(', ');
    await writeAudit({
      ...{ tx, organisationId, actor, action: 'assessment.changed' },
      subject: { assessment: plan.name, changed },
    });
  });
}

const exercisesOf = (plan: AssessmentPlan) => plan.sections.flatMap((section) => section.exercises);

const changeableAlways = ({
  name,
  introduction,
  dueAt,
  resultPolicy,
  reviewPolicy,
  expectations,
}: AssessmentPlan): Partial<AssessmentPlan> => ({
  ...{ name, introduction, dueAt, resultPolicy, reviewPolicy, expectations },
});

const pinnedChoices = (tx: Prisma.TransactionClient, organisationId: string, plan: AssessmentPlan) =>
  listExerciseChoices({
    ...{ database: tx, organisationId },
    pinned: exercisesOf(plan).map((one) => one.exerciseVersionId),
  });

/** Ids come from a form: a version or rubric of another organisation, or one that do not belong together, must not get in. */
function refuseForeignPins(plan: AssessmentPlan, choices: Awaited<ReturnType<typeof pinnedChoices>>): void {
  for (const { exerciseVersionId, rubricVersionId } of exercisesOf(plan)) {
    const choice = choices.find(({ versions }) => versions.some(({ id }) => id === exerciseVersionId));
    if (!choice) throw new AppError('bad-request', 'An exercise of this form does not exist. Choose it again.');
    if (!choice.rubrics.some(({ id }) => id === rubricVersionId)) {
      throw new AppError('bad-request', `Choose a rubric of ${choice.title}.`);
    }
  }
}

const changedFields = (before: AssessmentPlan, after: AssessmentPlan): string[] =>
  (Object.keys(after) as (keyof AssessmentPlan)[]).filter(
    (field) => stableStringify(before[field]) !== stableStringify(after[field]),
  );
