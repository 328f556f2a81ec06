import { createHmac, randomBytes } from 'node:crypto';
import { inviteCandidate } from '../assessments/invite-candidate.server';
import { startSitting } from '../attempts/sitting/start-sitting.server';
import { getClock } from '../lib/clock.server';
import type { Database } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { sha256 } from '../lib/hash.server';
import { DEMO_ORGANISATION_ID, LIVE_CANDIDATE, tomas } from './cast';
import { openLiveAssessment } from './demo-assessments.server';

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
      revokedAt: null,
      sitting: { status: 'RUNNING', deadlineAt: { gt: clock.now() } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (found) return linkOf(database, found.id);
  const assessmentId = await openLiveAssessment({ database, now: clock.now() });
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
  const link = await linkOf(database, invitationId);
  const device = randomBytes(32).toString('base64url');
  await startSitting({
    database,
    clock,
    ...{ token: tokenOf(invitationId), device },
    address: '203.0.113.7',
    userAgent: "the candidate's own computer",
  });
  return link;
}

/** Also when the link was replaced: by a visitor who resent the invitation, or by a start without the demo. */
async function linkOf(database: Database, invitationId: string): Promise<string> {
  const token = tokenOf(invitationId);
  await database.invitation.update({
    where: { id: invitationId, organisationId: DEMO_ORGANISATION_ID },
    data: { tokenHash: sha256(token) },
  });
  return `/invitations/${token}`;
}

function tokenOf(invitationId: string): string {
  const secret = env().COOKIE_SECRET;
  if (!secret) throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  return createHmac('sha256', `${secret} demo`).update(invitationId).digest('base64url');
}
