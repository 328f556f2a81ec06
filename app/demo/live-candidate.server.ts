import { createHmac, randomBytes } from 'node:crypto';
import { inviteCandidate } from '../assessments/invite-candidate.server';
import { startSitting } from '../attempts/sitting/start-sitting.server';
import { getClock } from '../lib/clock.server';
import type { Database } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { sha256 } from '../lib/hash.server';
import { DEMO_ORGANISATION_ID, LIVE_CANDIDATE, tomas } from './cast';
import { demoAssessmentId } from './demo-assessments.server';

const LIVE_DOMAIN = '@live.invalid';

/**
 * The link of a candidate in the middle of a sitting, for visitors of the demo; when the last one's sitting is over, another is
 * invited and started. The link can be given out again and again because its secret is made from the invitation's id.
 */
export async function liveInvitationLink({
  database,
  origin,
}: {
  database: Database;
  origin: string;
}): Promise<string> {
  const clock = getClock();
  const found = await database.invitation.findFirst({
    where: {
      ...{ organisationId: DEMO_ORGANISATION_ID, candidate: { email: { endsWith: LIVE_DOMAIN } } },
      sitting: { status: 'RUNNING', deadlineAt: { gt: clock.now() } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (found) return `/invitations/${tokenOf(found.id)}`;
  const assessmentId = await demoAssessmentId(database, 'running');
  const { invitationId } = await inviteCandidate({
    ...{
      database,
      clock,
      organisationId: DEMO_ORGANISATION_ID,
      actor: tomas,
      assessmentId,
      name: LIVE_CANDIDATE,
      origin,
    },
    email: `mika.${randomBytes(4).toString('hex')}${LIVE_DOMAIN}`,
  });
  const token = tokenOf(invitationId);
  await database.invitation.update({
    where: { id: invitationId, organisationId: DEMO_ORGANISATION_ID },
    data: { tokenHash: sha256(token) },
  });
  const device = randomBytes(32).toString('base64url');
  await startSitting({
    database,
    clock,
    token,
    device,
    address: '203.0.113.7',
    userAgent: "the candidate's own computer",
  });
  return `/invitations/${token}`;
}

function tokenOf(invitationId: string): string {
  const secret = env().COOKIE_SECRET;
  if (!secret) throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  return createHmac('sha256', `${secret} demo`).update(invitationId).digest('base64url');
}
