import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { loadPlan } from './load-plan.server';
import { requireAbility } from './require-ability';
import { writeSections } from './write-sections.server';

/** Makes a draft with the plan of another assessment, its pins as they are and without its due date. Throws `forbidden`, `not-found`. */
export async function duplicateAssessment({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  assessmentId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
}): Promise<{ assessmentId: string }> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  return database.$transaction(async (tx) => {
    const { plan } = await loadPlan({ tx, organisationId, assessmentId });
    const { sections, dueAt: _past, ...fields } = plan;
    const name = `Copy of ${fields.name}`.slice(0, 120);
    const made = await tx.assessment.create({
      data: { ...fields, organisationId, name, createdById: actor.id, createdAt: clock.now() },
      select: { id: true },
    });
    await writeSections({ tx, organisationId, assessmentId: made.id, sections });
    const subject = { assessment: name, copyOf: plan.name };
    await writeAudit({ tx, organisationId, actor, action: 'assessment.created', subject });
    return { assessmentId: made.id };
  });
}
