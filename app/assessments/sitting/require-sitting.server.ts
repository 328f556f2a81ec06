import { z } from 'zod';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { readSittingDevice } from './device-cookie.server';
import type { OwnSitting } from './sitting-views';

export const TAKEN_OVER =
  'This sitting is open on another device now. To go on here, open your invitation link and choose to continue here.';

/**
 * The sitting this browser holds. Every page of a sitting begins here. Throws `not-found` for an unknown one and for a browser that
 * never held it alike, and `conflict` for one that held it until another device took over.
 */
export async function requireSitting({
  database = getDatabase(),
  request,
  sittingId,
}: {
  database?: Database;
  request: Request;
  sittingId: string;
}): Promise<OwnSitting> {
  const { device, id } = await requireSittingDevice({ request, sittingId });
  const row = await database.sitting.findUnique({
    where: { id },
    include: { invitation: { select: { isPreview: true, candidateId: true } } },
  });
  if (!row) throw notFound();
  if (row.deviceHash !== sha256(device)) throw new AppError('conflict', TAKEN_OVER);
  const { organisationId, assessmentId, invitationId, visitorId, status, startedAt, deadlineAt, finishedAt } = row;
  return {
    ...{ sittingId: row.id, organisationId, assessmentId, invitationId, visitorId },
    ...{ status, startedAt, deadlineAt, finishedAt, ...row.invitation },
  };
}

/** The first half of it, without the database: the secret this browser received for the sitting. Throws `not-found`. */
export async function requireSittingDevice({
  request,
  sittingId,
}: {
  request: Request;
  sittingId: string;
}): Promise<{ id: string; device: string }> {
  const id = z.uuid().safeParse(sittingId).data?.toLowerCase();
  const device = id ? await readSittingDevice({ request, sittingId: id }) : null;
  if (!id || !device) throw notFound();
  return { id, device };
}

const notFound = () =>
  new AppError('not-found', 'There is no such sitting in this browser. Open your invitation link to go on.');
