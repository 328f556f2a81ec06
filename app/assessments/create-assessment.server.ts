import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { requireAbility } from './require-ability';

/** Makes a draft with one empty section, to be filled in its editor. Throws `forbidden`. */
export async function createAssessment({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  name,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  name: string;
}): Promise<{ assessmentId: string }> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  return database.$transaction(async (tx) => {
    const { id: assessmentId } = await tx.assessment.create({
      data: {
        ...{ organisationId, name, createdById: actor.id, createdAt: clock.now() },
        sections: { create: { position: 0, title: 'Part 1' } },
      },
      select: { id: true },
    });
    await writeAudit({ tx, organisationId, actor, action: 'assessment.created', subject: { assessment: name } });
    return { assessmentId };
  });
}
