import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { discardPreviews } from './discard-previews.server';
import { loadPlan } from './load-plan.server';
import { requireAbility } from './require-ability';

/** Deletes a draft, to which nobody can have been invited. Throws `forbidden`, `not-found`, `conflict` once it was published. */
export async function deleteAssessment({
  database = getDatabase(),
  membership,
  actor,
  assessmentId,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
}): Promise<void> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    const { plan, status } = await loadPlan({ tx, organisationId, assessmentId, lock: true });
    if (status !== 'DRAFT')
      throw new AppError('conflict', 'Only a draft can be deleted. Close this assessment instead.');
    await discardPreviews({ tx, organisationId, assessmentId });
    await tx.assessment.delete({ where: { id: assessmentId, organisationId } });
    await writeAudit({ tx, organisationId, actor, action: 'assessment.deleted', subject: { assessment: plan.name } });
  });
}
