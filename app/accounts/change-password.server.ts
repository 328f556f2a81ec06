import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { SignedInUser } from './find-user.server';
import { isFreshSession } from './fresh-session.server';
import { countSignIn } from './sign-in-limits.server';
import { writeAudit } from './write-audit.server';

const CREDENTIAL = 'credential';

/**
 * What setting a new password asks for: nothing more after a sign-in of the last minutes (by a mailed link, when the old one is
 * forgotten), else the old one, and who has none must sign in anew.
 */
export async function howToSetPassword({
  database = getDatabase(),
  clock = getClock(),
  user,
}: {
  database?: Database;
  clock?: Clock;
  user: SignedInUser;
}): Promise<'nothing' | 'old-password' | 'sign-in'> {
  if (await isFreshSession({ database, user, now: clock.now() })) return 'nothing';
  const where = { userId: user.id, providerId: CREDENTIAL, password: { not: null } };
  return (await database.account.count({ where })) > 0 ? 'old-password' : 'sign-in';
}

/**
 * Sets a new password and signs every other browser out. Throws `bad-request` when the old one was asked for and is wrong,
 * `conflict` when they must sign in anew first, `too-many` beyond the limits of signing in.
 */
export async function changePassword({
  database = getDatabase(),
  clock = getClock(),
  user,
  oldPassword,
  newPassword,
  address,
  countTry = countSignIn,
}: {
  database?: Database;
  clock?: Clock;
  user: SignedInUser;
  oldPassword: string;
  /** As `passwordForm` bounds it. */
  newPassword: string;
  /** The client's network address, for the limit on tries. */
  address: string;
  countTry?: typeof countSignIn;
}): Promise<void> {
  await countTry({ email: user.email, address });
  const account = await database.account.findFirst({
    where: { userId: user.id, providerId: CREDENTIAL },
    select: { id: true, password: true },
  });
  const asked = await howToSetPassword({ database, clock, user });
  if (asked === 'sign-in') {
    throw new AppError('conflict', 'Sign out and in again, then set a password within ten minutes.');
  }
  const hash = account?.password ?? null;
  if (asked === 'old-password' && !(hash !== null && (await verifyPassword({ hash, password: oldPassword })))) {
    throw new AppError('bad-request', 'This is not your password.');
  }
  const password = await hashPassword(newPassword);
  await database.$transaction(async (tx) => {
    const own = { userId: user.id, accountId: user.id, providerId: CREDENTIAL };
    if (account) await tx.account.updateMany({ where: { id: account.id, userId: user.id }, data: { password } });
    else await tx.account.create({ data: { ...own, password } });
    await tx.session.deleteMany({ where: { userId: user.id, id: { not: user.sessionId } } });
    await writeAudit({ tx, organisationId: null, actor: user, action: 'password.changed', subject: {} });
  });
}
