import { writeAudit } from '../accounts/write-audit.server';
import type { Database } from '../lib/db/prisma.server';
import { DEMO_ORGANISATION_ID, type DemoMember } from './cast';

/**
 * Gives a member of the demo their account and role back, which a visitor before may have taken away, so that every card of the demo
 * always opens. Returns the organisation's slug; null while there is no demo, or when their address is somebody else's account.
 */
export async function restoreMember({
  database,
  member,
}: {
  database: Database;
  member: DemoMember;
}): Promise<string | null> {
  const { id: userId, name, email, role } = member;
  return database.$transaction(async (tx) => {
    // Two visitors at once take turns.
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = ${DEMO_ORGANISATION_ID}::uuid FOR UPDATE`;
    const organisation = await tx.organisation.findUnique({
      where: { id: DEMO_ORGANISATION_ID },
      select: { slug: true, members: { where: { userId }, select: { role: true } } },
    });
    if (!organisation) return null;
    await tx.user.createMany({ data: [{ id: userId, name, email, emailVerified: true }], skipDuplicates: true });
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (user?.email !== email) return null;
    const was = organisation.members[0]?.role ?? null;
    if (was === role) return organisation.slug;
    const organisationId = DEMO_ORGANISATION_ID;
    await tx.membership.upsert({
      where: { organisationId_userId: { organisationId, userId } },
      create: { organisationId, userId, role },
      update: { role },
    });
    const action = was === null ? 'member.joined' : 'member.role-changed';
    const subject = { email, from: was, to: role };
    await writeAudit({ tx, organisationId, actor: { id: null, name: 'Assay' }, action, subject });
    return organisation.slug;
  });
}
