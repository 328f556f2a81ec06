import { randomBytes } from 'node:crypto';
import { queueMail } from '../accounts/queue-mail.server';
import { queueWebhooks } from '../accounts/webhooks/queue-webhooks.server';
import { writeAudit, type Actor, type ActorWithoutAccount } from '../accounts/write-audit.server';
import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import type { ExternalOrigin } from './assessment-types';
import { invitationMail } from './invitation-mail';
import { lastStart, limitsSelect, refusePastDue } from './last-start';

/** How long an invitation is open when nobody says otherwise. */
export const INVITATION_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Invites one candidate to a published assessment and mails the link, of which only the hash is stored. The candidate is known by
 * address: one that exists keeps their name. The caller has checked that the actor may invite. Throws `not-found` for an
 * assessment of others, `conflict` when it is not published or its due date has passed, or when the candidate holds an open invitation or has started already.
 */
export async function inviteCandidate({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  actor,
  assessmentId,
  email,
  name,
  timeMultiplier = null,
  expiresAt,
  externalOrigin = null,
  origin,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  actor: Actor | ActorWithoutAccount;
  assessmentId: string;
  /** In lower case, as the forms write it. */
  email: string;
  /** Empty: the part of the address before the @ stands in. */
  name: string;
  /** For this assessment only; null takes the candidate's own. */
  timeMultiplier?: number | null;
  expiresAt?: Date;
  externalOrigin?: ExternalOrigin | null;
  /** The site's address, for the link. */
  origin: string;
}): Promise<{ invitationId: string; token: string }> {
  const token = randomBytes(32).toString('base64url');
  return database.$transaction(async (tx) => {
    const now = clock.now();
    const assessment = await lockPublished(tx, organisationId, assessmentId);
    const candidate = await findOrMakeCandidate(tx, { organisationId, email, name });
    await refuseSecond(tx, { organisationId, assessmentId, candidateId: candidate.id, now });
    const until = expiresAt ?? new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    const extra = { timeMultiplier: timeMultiplier ?? candidate.timeMultiplier };
    refusePastDue({ limits: assessment.limits, ...extra, now });
    const startUntil = lastStart({ limits: assessment.limits, expiresAt: until, ...extra });
    const { id: invitationId } = await tx.invitation.create({
      data: {
        ...{ organisationId, assessmentId, candidateId: candidate.id, timeMultiplier, expiresAt: until },
        ...{ tokenHash: sha256(token), sentAt: now, createdAt: now, invitedById: actor.id },
        ...(externalOrigin ? { externalOrigin } : {}),
      },
      select: { id: true },
    });
    const subject = { assessment: assessment.name, candidate: candidate.email, invitationId };
    await writeAudit({ tx, organisationId, actor, action: 'invitation.sent', subject });
    await queueWebhooks({
      ...{ tx, organisationId, event: 'candidate.invited', at: now },
      data: {
        ...{ assessmentId, assessment: assessment.name, invitationId, sittingId: null, points: null, outcome: null },
        candidate: { email: candidate.email, name: candidate.name },
      },
    });
    const { organisation, name: title, role } = assessment;
    const link = new URL(`/invitations/${token}`, origin).href;
    const mail = invitationMail({
      ...{ organisation, assessment: title, role, name: candidate.name, link, startUntil },
      ...{ stage: 'open', again: false },
    });
    await queueMail({ tx, organisationId, recipient: candidate.email, ...mail });
    return { invitationId, token };
  });
}

/** Inviting and closing take turns: nobody is invited to what was closed a moment before. */
async function lockPublished(tx: Prisma.TransactionClient, organisationId: string, assessmentId: string) {
  await tx.$queryRaw`SELECT id FROM "Assessment" WHERE id = ${assessmentId}::uuid
    AND "organisationId" = ${organisationId}::uuid FOR SHARE`;
  const assessment = await tx.assessment.findFirst({
    where: { id: assessmentId, organisationId },
    select: { name: true, role: true, status: true, organisation: { select: { name: true } }, ...limitsSelect },
  });
  if (!assessment) throw new AppError('not-found', 'There is no such assessment.');
  if (assessment.status === 'DRAFT') throw new AppError('conflict', 'Publish the assessment before you invite to it.');
  if (assessment.status === 'CLOSED') throw new AppError('conflict', 'This assessment is closed. Reopen it to invite.');
  return {
    name: assessment.name,
    role: assessment.role,
    organisation: assessment.organisation.name,
    limits: assessment,
  };
}

/** Also locks the candidate's row, so that two invitations of one person at once take turns. */
export async function findOrMakeCandidate(
  tx: Prisma.TransactionClient,
  { organisationId, email, name }: { organisationId: string; email: string; name: string },
) {
  const placeholder = email.split('@')[0] ?? email;
  const candidate = await tx.candidate.upsert({
    where: { organisationId_email: { organisationId, email } },
    create: { organisationId, email, name: name || placeholder },
    // Writes the same value back: only for the lock.
    update: { email },
    select: { id: true, email: true, name: true, timeMultiplier: true },
  });
  if (!name || candidate.name !== placeholder || candidate.name === name) return candidate;
  await tx.candidate.update({ where: { id: candidate.id, organisationId }, data: { name } });
  return { ...candidate, name };
}

/**
 * Refuses a candidate a second invitation that opens the assessment: they hold one, or have started. `except` is the invitation that
 * is about to be opened again. The caller has locked the candidate. Throws `conflict`.
 */
export async function refuseSecond(
  tx: Prisma.TransactionClient,
  {
    now,
    except,
    ...which
  }: { organisationId: string; assessmentId: string; candidateId: string; now: Date; except?: string },
) {
  const earlier = await tx.invitation.findFirst({
    where: {
      ...{ ...which, isPreview: false, ...(except === undefined ? {} : { id: { not: except } }) },
      OR: [{ sitting: { isNot: null } }, { revokedAt: null, expiresAt: { gt: now } }],
    },
    select: { sitting: { select: { id: true } } },
  });
  if (!earlier) return;
  throw new AppError(
    'conflict',
    earlier.sitting
      ? 'This candidate has started this assessment already.'
      : except === undefined
        ? 'This candidate holds an open invitation to this assessment. Resend it instead.'
        : 'This candidate holds a newer invitation to this assessment, which is open. Use that one.',
  );
}
