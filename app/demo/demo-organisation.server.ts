import type { MembershipView } from '../accounts/account-views';
import { writeAudit } from '../accounts/write-audit.server';
import type { Database } from '../lib/db/prisma.server';
import { DEMO_MEMBERS, DEMO_NAME, DEMO_ORGANISATION_ID, DEMO_SLUG, ines, type DemoMember } from './cast';
import { daysAgo, inThePast } from './past.server';

/** The action under which the log says that the demo is complete. */
const FILLED = { action: 'settings.changed', subject: { path: ['demo'], equals: 'filled' } } as const;
const ASSAY = { id: null, name: 'Assay' } as const;

/** How far the demo is. */
export async function demoState(database: Database): Promise<'absent' | 'filling' | 'filled'> {
  const organisation = await database.organisation.findUnique({
    where: { id: DEMO_ORGANISATION_ID },
    select: { audit: { where: FILLED, take: 1, select: { id: true } } },
  });
  return !organisation ? 'absent' : organisation.audit.length > 0 ? 'filled' : 'filling';
}

/** Notes that nothing is left to fill. */
export async function markFilled(database: Database): Promise<void> {
  await database.$transaction((tx) =>
    writeAudit({
      ...{ tx, organisationId: DEMO_ORGANISATION_ID, actor: ASSAY, action: FILLED.action },
      subject: { demo: 'filled' },
    }),
  );
}

/** Makes the company and its members, who have no password and no address that mail could reach. Doing it again changes nothing. */
export async function makeDemoOrganisation({ database, now }: { database: Database; now: Date }): Promise<void> {
  if ((await demoState(database)) !== 'absent') return;
  const taken = await database.organisation.findUnique({ where: { slug: DEMO_SLUG }, select: { id: true } });
  const slug = taken ? `${DEMO_SLUG}-${now.getTime().toString(36)}` : DEMO_SLUG;
  const at = daysAgo(now, 40);
  const act = () =>
    database.$transaction(async (tx) => {
      await tx.user.createMany({
        data: DEMO_MEMBERS.map(({ id, name, email }) => ({ id, name, email, emailVerified: true, createdAt: at })),
        skipDuplicates: true,
      });
      await tx.organisation.create({
        data: {
          ...{ id: DEMO_ORGANISATION_ID, slug, name: DEMO_NAME, createdAt: at, retentionDays: 365 },
          members: { create: DEMO_MEMBERS.map(({ id: userId, role }) => ({ userId, role, createdAt: at })) },
        },
      });
      const founded = { tx, organisationId: DEMO_ORGANISATION_ID, actor: ines };
      await writeAudit({ ...founded, action: 'organisation.created', subject: { name: DEMO_NAME, slug } });
      for (const { email, role } of DEMO_MEMBERS.slice(1)) {
        await writeAudit({ ...founded, action: 'member.joined', subject: { email, role } });
      }
    });
  await inThePast({ database, at, act });
}

/** What a use case asks of a demo member who acts: whom the log names, and what they may do here. */
export async function acting(
  database: Database,
  member: DemoMember,
): Promise<{ actor: DemoMember; membership: MembershipView }> {
  const { slug, name } = await database.organisation.findUniqueOrThrow({
    where: { id: DEMO_ORGANISATION_ID },
    select: { slug: true, name: true },
  });
  return { actor: member, membership: { organisationId: DEMO_ORGANISATION_ID, slug, name, role: member.role } };
}
