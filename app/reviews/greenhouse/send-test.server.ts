import { z } from 'zod';
import type { ApiCaller } from '../../accounts/api-keys/require-api-key.server';
import { targetProblem } from '../../accounts/webhooks/webhook-url';
import { inviteCandidate } from '../../assessments/invite-candidate.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { SendTestBody } from './greenhouse-types';

/**
 * send_test: invites the candidate to the assessment and returns the invitation's id. The address to report to names the test in
 * Greenhouse, so a repeated request, even at the same moment, gives the invitation of the first. Throws `not-found` for an
 * assessment that is unknown or another organisation's, and whatever `inviteCandidate` refuses.
 */
export async function sendTest({
  database = getDatabase(),
  clock = getClock(),
  caller,
  body,
  origin,
  allowPrivate,
}: {
  database?: Database;
  clock?: Clock;
  caller: ApiCaller;
  body: SendTestBody;
  /** The site's address. */
  origin: string;
  /** Whether reports may go to addresses of this network. */
  allowPrivate: boolean;
}): Promise<{ partner_interview_id: string }> {
  const { organisationId } = caller;
  const { candidate, url, partner_test_id: assessmentId } = body;
  const problem = targetProblem({ url, allowPrivate });
  if (problem) throw new AppError('bad-request', `url: ${problem}`);
  if (!z.uuid().safeParse(assessmentId).success) throw new AppError('not-found', 'There is no such test.');
  const find = () => findByUrl({ database, organisationId, assessmentId, email: candidate.email, url });
  const earlier = await find();
  if (earlier) return { partner_interview_id: earlier };
  try {
    const { invitationId } = await inviteCandidate({
      ...{ database, clock, organisationId, assessmentId, origin },
      actor: { id: null, name: `Greenhouse, with the key "${caller.keyName}"` },
      email: candidate.email,
      name: `${candidate.first_name} ${candidate.last_name}`.trim(),
      externalOrigin: {
        ...{ schemaVersion: 1, system: 'greenhouse', url, apiKeyId: caller.apiKeyId },
        profileUrl: candidate.greenhouse_profile_url ?? null,
      },
    });
    return { partner_interview_id: invitationId };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    // The same request, a moment earlier, may be what it collided with.
    const meanwhile = await find();
    if (!meanwhile) throw error;
    return { partner_interview_id: meanwhile };
  }
}

async function findByUrl({
  database,
  organisationId,
  assessmentId,
  email,
  url,
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
  email: string;
  url: string;
}): Promise<string | null> {
  const found = await database.invitation.findFirst({
    where: {
      ...{ organisationId, assessmentId, candidate: { email } },
      externalOrigin: { path: ['url'], equals: url },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return found?.id ?? null;
}
