import { z } from 'zod';
import type { ApiCaller } from '../../accounts/api-keys/require-api-key.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getSittingScore } from '../report/get-sitting-score.server';
import type { SittingScore } from '../report/score-types';
import type { PartnerStatus, TestStatus } from './greenhouse-types';

/**
 * test_status: where the test stands that `sendTest` gave this id. From `complete` on it carries the address of our report; the
 * score only once it is final, because a number that a reviewer will still change would rank people there. Throws `not-found` for
 * an id that is unknown, another organisation's, or not from Greenhouse.
 */
export async function getTestStatus({
  database = getDatabase(),
  clock = getClock(),
  caller,
  interviewId,
  origin,
}: {
  database?: Database;
  clock?: Clock;
  caller: ApiCaller;
  interviewId: string;
  /** The site's address. */
  origin: string;
}): Promise<TestStatus> {
  const { organisationId, slug } = caller;
  const invitation = z.uuid().safeParse(interviewId).success
    ? await database.invitation.findFirst({
        where: {
          id: interviewId,
          organisationId,
          isPreview: false,
          externalOrigin: { path: ['system'], equals: 'greenhouse' },
        },
        include: { sitting: true },
      })
    : null;
  if (!invitation) throw new AppError('not-found', 'There is no such test.');
  const { sitting } = invitation;
  if (!sitting) {
    const status = invitation.revokedAt ? 'revoked' : invitation.expiresAt < clock.now() ? 'expired' : 'sent';
    return { partner_status: status, partner_profile_url: null, partner_score: null, metadata: {} };
  }
  const score = sitting.gradedAt ? await getSittingScore({ database, organisationId, sittingId: sitting.id }) : null;
  const complete = score?.status === 'settled' || score?.status === 'provisional';
  const status: PartnerStatus = complete ? 'complete' : sitting.status === 'RUNNING' ? 'in progress' : 'being graded';
  return {
    partner_status: status,
    partner_profile_url: complete ? `${origin}/organisations/${slug}/sittings/${sitting.id}` : null,
    partner_score: score?.status === 'settled' ? score.points : null,
    metadata: {
      'Started At': inWords(sitting.startedAt),
      ...(sitting.finishedAt ? { 'Completed At': inWords(sitting.finishedAt) } : {}),
      ...(complete ? aboutScore(score) : {}),
    },
  };
}

function aboutScore({ status, points, low, high, leftOut }: SittingScore): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  if (status === 'provisional') facts['Score'] = `A reviewer has not finished: ${low ?? 0} to ${high ?? 100} of 100`;
  else if (points === null) facts['Score'] = 'Nothing could be graded';
  else if (low !== null && high !== null && high > low) facts['Likely Between'] = `${low} and ${high} of 100`;
  if (leftOut.length > 0) facts['Left Out'] = `Not graded through a fault of ours: ${leftOut.join(', ')}`;
  return facts;
}

/** "21 Nov 2026, 10:15 UTC". */
const inWords = (at: Date): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
