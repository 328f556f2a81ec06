import { writeAudit } from '../../accounts/write-audit.server';
import { consentRecord, RECORDED } from '../../assessments/assessment-types';
import { findDoor } from '../../assessments/sitting/find-door.server';
import { dueWith, sectionDeadline, sittingDeadline } from '../../assessments/sitting/limits-of';
import type { Door } from '../../assessments/sitting/sitting-views';
import { networkOf } from '../../assessments/sitting/network-of.server';
import { tellWebhooks } from '../../assessments/sitting/tell-webhooks.server';
import { writeSittingEvent } from '../../assessments/sitting/write-sitting-event.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { Prisma } from '../../lib/db/generated/client';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { holdPins, openSection, readStarters } from './open-section.server';

/** Who starts: the browser's secret and what it says of itself, the address it asks from. */
export interface StartingDevice {
  device: string;
  address: string;
  userAgent: string;
}

const MAX_USER_AGENT = 400;

/**
 * Starts the sitting of an invitation: the clock runs from here. Everything or nothing is made. Called twice, also at once, there is
 * one sitting, on the device that was first; the other call gets its id. Throws `not-found` for an unknown link, `gone` for one that
 * starts nothing any more.
 */
export async function startSitting({
  database = getDatabase(),
  clock = getClock(),
  token,
  ...by
}: { database?: Database; clock?: Clock; token: string } & StartingDevice): Promise<{ sittingId: string }> {
  const { door, invitationId } = await findDoor({ database, clock, token, device: by.device });
  const begun = begunBehind(door);
  if (begun !== null) return { sittingId: begun };
  try {
    return { sittingId: await beginSitting({ database, clock, token, invitationId, ...by }) };
  } catch (error) {
    // Somebody was first: the invitation's sitting is unique.
    const isSecond = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    const first = isSecond
      ? await database.sitting.findUnique({ where: { invitationId }, select: { id: true } })
      : null;
    if (!first) throw error;
    return { sittingId: first.id };
  }
}

/** The sitting that has begun already; null when it may begin now. Throws `gone` when nothing starts here any more. */
function begunBehind(door: Door): string | null {
  if (door.state === 'running' || door.state === 'finished') return door.sittingId;
  if (door.state !== 'open') throw new AppError('gone', 'This invitation cannot be started any more.');
  return null;
}

async function beginSitting({
  database,
  clock,
  token,
  invitationId,
  device,
  address,
  userAgent,
}: { database: Database; clock: Clock; token: string; invitationId: string } & StartingDevice): Promise<string> {
  const { assessment, candidate, organisationId } = await loadInvitation(database, invitationId);
  const { sections } = assessment;
  const perSection = assessment.timing === 'PER_SECTION';
  const begun = perSection ? sections.slice(0, 1) : sections;
  const starters = await readStarters({ database, exercises: begun.flatMap(({ exercises }) => exercises) });
  return database.$transaction(async (tx) => {
    // Whoever revokes or changes the invitation holds its row: what they did while we were on the way here counts.
    await tx.$queryRaw`SELECT 1 FROM "Invitation" WHERE "id" = ${invitationId}::uuid FOR UPDATE`;
    const { door } = await findDoor({ database: tx, clock, token, device });
    const first = begunBehind(door);
    if (first !== null) return first;
    const invitation = await tx.invitation.findUniqueOrThrow({
      where: { id: invitationId },
      select: { timeMultiplier: true },
    });
    const timeMultiplier = invitation.timeMultiplier ?? candidate.timeMultiplier;
    const startedAt = clock.now();
    const due = dueWith({ limits: assessment, timeMultiplier });
    const deadlineAt = sittingDeadline({ limits: assessment, startedAt, timeMultiplier });
    const { id: visitorId } = await tx.visitor.create({ data: {}, select: { id: true } });
    const said = userAgent.slice(0, MAX_USER_AGENT);
    const { id: sittingId } = await tx.sitting.create({
      data: {
        ...{ organisationId, assessmentId: assessment.id, invitationId, visitorId, startedAt, deadlineAt, dueAt: due },
        ...{ timeMultiplier, deviceHash: sha256(device), deviceSince: startedAt },
        consent: consentRecord.parse({
          ...{ schemaVersion: 1, at: startedAt.toISOString(), aiPolicy: assessment.aiPolicy },
          ...{ recorded: [...RECORDED], userAgent: said },
        }),
      },
      select: { id: true },
    });
    const pins = await holdPins({ tx, sectionIds: begun.map(({ id }) => id) });
    for (const section of begun) {
      const own = { limits: assessment, sectionId: section.id, startedAt, due, timeMultiplier };
      const end = perSection ? sectionDeadline({ ...own, addedSeconds: 0, addedHere: 0 }) : deadlineAt;
      await openSection({ tx, sittingId, visitorId, section, starters, pins, startedAt, deadlineAt: end });
    }
    const event = { kind: 'started', detail: { network: networkOf(address), userAgent: said } } as const;
    await writeSittingEvent({ tx, sittingId, at: startedAt, event });
    await writeAudit({
      ...{ tx, organisationId, action: 'sitting.started', actor: { id: null, name: `candidate ${candidate.name}` } },
      subject: { sittingId, assessment: assessment.name, candidate: candidate.email },
    });
    await tellWebhooks({ tx, sittingId, event: 'sitting.started', at: startedAt });
    return sittingId;
  });
}

function loadInvitation(database: Database, id: string) {
  return database.invitation.findUniqueOrThrow({
    where: { id },
    include: {
      candidate: { select: { name: true, email: true, timeMultiplier: true } },
      assessment: {
        include: {
          sections: {
            orderBy: { position: 'asc' },
            include: { exercises: { orderBy: { position: 'asc' } } },
          },
        },
      },
    },
  });
}
