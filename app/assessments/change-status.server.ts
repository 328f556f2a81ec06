import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { AssessmentPlan } from './assessment-plan';
import { factsOf } from './get-assessment.server';
import { listExerciseChoices } from './list-exercise-choices.server';
import { loadPlan } from './load-plan.server';
import { listPublishProblems } from './publish-problems';
import { requireAbility } from './require-ability';

/** `publish` a draft; `close`: nobody can start any more, running sittings go on; `reopen` what was closed. */
export type StatusChange = 'publish' | 'close' | 'reopen';

const ACTIONS = {
  publish: { from: 'DRAFT', to: 'PUBLISHED', audit: 'assessment.published' },
  close: { from: 'PUBLISHED', to: 'CLOSED', audit: 'assessment.closed' },
  reopen: { from: 'CLOSED', to: 'PUBLISHED', audit: 'assessment.reopened' },
} as const;

/**
 * Publishes, closes or reopens an assessment. Throws `forbidden`, `not-found`, `conflict` when it is in no state for it or, with
 * `publish`, when the plan is not the one `token` names, `bad-request` when something that publishing needs is missing.
 */
export async function changeStatus({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  assessmentId,
  change,
  token,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
  change: StatusChange;
  token: string;
}): Promise<void> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  const { from, to, audit } = ACTIONS[change];
  await database.$transaction(async (tx) => {
    const { plan, status, ...stored } = await loadPlan({ tx, organisationId, assessmentId, lock: true });
    if (status === to) return;
    if (status !== from) throw new AppError('conflict', 'This assessment has changed since you opened it.');
    const now = clock.now();
    if (change === 'publish') {
      if (stored.token !== token) {
        throw new AppError('conflict', 'Somebody has changed this assessment since you opened it: look at it again.');
      }
      const pinned = plan.sections.flatMap((section) => section.exercises.map((one) => one.exerciseVersionId));
      refuseIncomplete(plan, await listExerciseChoices({ database: tx, organisationId, pinned }), now);
    }
    await tx.assessment.update({
      where: { id: assessmentId, organisationId },
      data: {
        ...{ status: to, closedAt: to === 'CLOSED' ? now : null },
        ...(change === 'publish' ? { publishedAt: now } : {}),
      },
    });
    await writeAudit({ tx, organisationId, actor, action: audit, subject: { assessment: plan.name } });
  });
}

function refuseIncomplete(
  plan: AssessmentPlan,
  choices: Awaited<ReturnType<typeof listExerciseChoices>>,
  now: Date,
): void {
  const errors = listPublishProblems({ plan, facts: factsOf(choices), now }).filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new AppError('bad-request', errors.map(({ message }) => message).join(' '));
}
