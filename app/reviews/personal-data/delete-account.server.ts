import { verifyPassword } from 'better-auth/crypto';
import type { SignedInUser } from '../../accounts/find-user.server';
import { isFreshSession } from '../../accounts/fresh-session.server';
import { countSignIn } from '../../accounts/sign-in-limits.server';
import { writeAudit } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';

/**
 * Deletes an account with its sessions, its attempts and what was submitted in practice; memberships end, each with an audit entry.
 * What the person did for an organisation stays there under their name. Throws `bad-request` for a wrong password, `conflict` when
 * they must sign in anew first, or are the only owner of an organisation.
 */
export async function deleteAccount({
  database = getDatabase(),
  clock = getClock(),
  user,
  password,
  address,
  countTry = countSignIn,
}: {
  database?: Database;
  clock?: Clock;
  user: SignedInUser;
  password: string;
  /** The client's network address, for the limit on tries. */
  address: string;
  countTry?: typeof countSignIn;
}): Promise<void> {
  await countTry({ email: user.email, address });
  await proveIdentity({ database, clock, user, password });
  await database.$transaction(async (tx) => {
    await endMemberships(tx, user);
    const { visitorId } = await tx.user.findUniqueOrThrow({ where: { id: user.id }, select: { visitorId: true } });
    await tx.memberInvitation.deleteMany({ where: { email: user.email, acceptedAt: { not: null } } });
    const own = { organisationId: null, recipient: { equals: user.email, mode: 'insensitive' as const } };
    const mailIds = (await tx.mail.findMany({ where: own, select: { id: true } })).map(({ id }) => id);
    await tx.$executeRaw`DELETE FROM pgboss.job WHERE name LIKE 'send-mail%' AND data->>'mailId' = ANY(${mailIds})`;
    await tx.mail.deleteMany({ where: { id: { in: mailIds }, organisationId: null } });
    await tx.verification.deleteMany({
      where: { OR: [{ identifier: user.email }, { value: { contains: user.email } }] },
    });
    // What they did to their own account stands in no organisation's log: nobody could read it any more.
    await tx.auditEntry.deleteMany({ where: { actorId: user.id, organisationId: null } });
    await tx.user.delete({ where: { id: user.id } });
    if (visitorId) await tx.visitor.deleteMany({ where: { id: visitorId } });
  });
}

/** Whether deleting asks for a password, or for a sign-in of the last minutes. */
export async function howToProve({
  database = getDatabase(),
  userId,
}: {
  database?: Database;
  userId: string;
}): Promise<'password' | 'fresh-sign-in'> {
  const account = await database.account.findFirst({
    where: { userId, providerId: 'credential', password: { not: null } },
    select: { id: true },
  });
  return account ? 'password' : 'fresh-sign-in';
}

async function proveIdentity({
  database,
  clock,
  user,
  password,
}: {
  database: Database;
  clock: Clock;
  user: SignedInUser;
  password: string;
}): Promise<void> {
  const account = await database.account.findFirst({
    where: { userId: user.id, providerId: 'credential', password: { not: null } },
    select: { password: true },
  });
  if (account?.password) {
    if (await verifyPassword({ hash: account.password, password })) return;
    throw new AppError('bad-request', 'This is not your password.');
  }
  const fresh = await isFreshSession({ database, user, now: clock.now() });
  if (!fresh) throw new AppError('conflict', 'Sign out and in again, then delete your account within ten minutes.');
}

async function endMemberships(tx: Prisma.TransactionClient, user: SignedInUser): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId: user.id },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  });
  const orphaned: string[] = [];
  const alone: string[] = [];
  for (const { organisationId } of memberships) {
    // Two owners who leave at once must not both succeed.
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = ${organisationId}::uuid FOR UPDATE`;
    const key = { organisationId_userId: { organisationId, userId: user.id } };
    const member = await tx.membership.findUnique({
      where: key,
      select: { role: true, organisation: { select: { name: true } } },
    });
    if (!member) continue;
    const otherOwners = { organisationId, role: 'OWNER' as const, userId: { not: user.id } };
    if (member.role === 'OWNER' && (await tx.membership.count({ where: otherOwners })) === 0) {
      const others = await tx.membership.count({ where: { organisationId, userId: { not: user.id } } });
      (others === 0 ? alone : orphaned).push(member.organisation.name);
      continue;
    }
    const subject = { email: user.email, from: member.role, to: null };
    await writeAudit({ tx, organisationId, actor: user, action: 'member.left', subject });
    await tx.membership.delete({ where: key });
  }
  const problems = [
    alone.length > 0 &&
      `You are the only member of ${alone.join(', ')}. Invite somebody as owner; once they have joined, you can go.`,
    orphaned.length > 0 &&
      `You are the only owner of ${orphaned.join(', ')}. Make somebody else an owner first, or everybody there would be locked out.`,
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw new AppError('conflict', problems.join(' '));
}
