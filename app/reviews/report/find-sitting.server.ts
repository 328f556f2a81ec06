import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import type { Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { mayIdentify } from '../may-identify.server';

/**
 * The sitting whose report somebody opens: every page and command of a report begins here. Throws `not-found` for one that the
 * organisation does not have, `forbidden` for a role that reads no reports and for whoever may not know yet whose it is, because they have
 * a review of it to do or could still be given one.
 */
export async function findSitting({
  database,
  membership,
  userId,
  sittingId,
}: {
  database: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
}) {
  const { organisationId, role } = membership;
  if (!may(role, 'read-reports')) throw new AppError('forbidden', 'Your role does not read reports. Ask an admin.');
  const sitting = z.uuid().safeParse(sittingId).success
    ? await database.sitting.findFirst({ where: { id: sittingId, organisationId }, select: sittingSelect })
    : null;
  if (!sitting) throw new AppError('not-found', 'There is no such sitting.');
  if (!(await mayIdentify({ database, organisationId, userId, role, sittingId }))) {
    throw new AppError('forbidden', BLIND_MESSAGE);
  }
  return sitting;
}

export const BLIND_MESSAGE =
  'A review of this sitting is yours and not finished, or could still become yours. Its report names the candidate and shows what others gave, so it opens to you when that review is done. Your reviews are in the queue.';

const sittingSelect = {
  id: true,
  assessmentId: true,
  status: true,
  startedAt: true,
  finishedAt: true,
  endedBy: true,
  deadlineAt: true,
  timeMultiplier: true,
  addedSeconds: true,
  invitationId: true,
  invitation: { select: { isPreview: true, candidate: { select: { id: true, name: true, email: true } } } },
  assessment: { select: { name: true, role: true, aiPolicy: true } },
} as const;
