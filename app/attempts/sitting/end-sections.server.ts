import { writeAudit, type Actor, type ActorWithoutAccount } from '../../accounts/write-audit.server';
import { tellSitting } from '../../assessments/sitting/tell-sitting.server';
import { tellWebhooks } from '../../assessments/sitting/tell-webhooks.server';
import { sittingEvent } from '../../assessments/assessment-types';
import { enqueue } from '../../jobs/enqueue.server';
import type { Clock } from '../../lib/clock';
import { Prisma } from '../../lib/db/generated/client';
import type { Database } from '../../lib/db/prisma.server';
import { freezeSections } from './freeze-sections.server';

export type EndedBy = 'CANDIDATE' | 'DEADLINE' | 'ORGANISATION';

interface LockedSitting {
  id: string;
  organisationId: string;
  assessmentId: string;
  visitorId: string;
  deadlineAt: Date;
}

interface SectionRow {
  sectionId: string;
  /** Null: never begun. */
  deadlineAt: Date | null;
  finishedAt: Date | null;
}

/** A section whose clock runs. */
export interface OpenSection {
  sectionId: string;
  deadlineAt: Date;
}

export interface EndRequest {
  database: Database;
  clock: Clock;
  sittingId: string;
  endedBy: EndedBy;
  /** Who is written into the audit log; by default the candidate, or Assay for a deadline. */
  actor?: Actor | ActorWithoutAccount;
  /** Chosen when the sitting is locked: which open sections end, and whether the sitting ends with sections never begun. */
  choose(state: { now: Date; deadlineAt: Date; open: OpenSection[] }): { end: OpenSection[]; whole: boolean };
  /** True: leaves the sitting alone when somebody else is just ending it. */
  skipLocked?: boolean;
}

/** Grading of what a deadline ended waits, so that it does not hold up submitting everybody else's. */
const SWEEP_FIRST_SECONDS = 8;
const TRANSACTION = { maxWait: 10_000, timeout: 20_000 };

/**
 * Ends sections of a running sitting: locks it, freezes what is saved, queues grading (which no limit of the queue can refuse),
 * and, with the last section, ends the sitting; all in one transaction, so a process that dies in it has changed nothing. Safe to
 * be called by several at once and again: what has ended is left as it is. Returns whether the sitting has ended by now.
 */
export async function endSections(request: EndRequest): Promise<{ finished: boolean }> {
  const { database, clock, sittingId, endedBy } = request;
  return database.$transaction(async (tx) => {
    const skip = request.skipLocked ? Prisma.sql`SKIP LOCKED` : Prisma.empty;
    const [sitting] = await tx.$queryRaw<LockedSitting[]>`
      SELECT "id", "organisationId", "assessmentId", "visitorId", "deadlineAt" FROM "Sitting"
      WHERE "id" = ${sittingId}::uuid AND "status" = 'RUNNING' FOR NO KEY UPDATE ${skip}`;
    if (!sitting) return { finished: !request.skipLocked };
    const now = clock.now();
    const sections = await tx.$queryRaw<SectionRow[]>`
      SELECT section."id" AS "sectionId", sat."deadlineAt", sat."finishedAt" FROM "AssessmentSection" AS section
      LEFT JOIN "SittingSection" AS sat ON sat."sectionId" = section."id" AND sat."sittingId" = ${sittingId}::uuid
      WHERE section."assessmentId" = ${sitting.assessmentId}::uuid ORDER BY section."position"`;
    const open = sections.flatMap(({ sectionId, deadlineAt, finishedAt }) =>
      deadlineAt && !finishedAt ? [{ sectionId, deadlineAt }] : [],
    );
    const { end, whole } = request.choose({ now, deadlineAt: sitting.deadlineAt, open });
    const unfinished = sections.filter(({ finishedAt }) => !finishedAt).length;
    const finished = whole || unfinished === end.length;
    if (end.length === 0 && !finished) return { finished: false };
    const runIds = await closeSections({ tx, sittingId, end, endedBy, now });
    if (finished) await closeSitting({ tx, sitting, endedBy, now, actor: request.actor });
    await tellSitting({ database: tx, sittingId });
    for (const runId of runIds) {
      await enqueue({
        ...{ tx, job: 'grade-submission', payload: { runId } },
        ...{ fairnessKey: sitting.visitorId, limit: Number.POSITIVE_INFINITY },
        delaySeconds: endedBy === 'DEADLINE' ? SWEEP_FIRST_SECONDS : 0,
      });
    }
    return { finished };
  }, TRANSACTION);
}

interface Closing {
  tx: Prisma.TransactionClient;
  endedBy: EndedBy;
  now: Date;
}

async function closeSections({
  tx,
  sittingId,
  end,
  endedBy,
  now,
}: Closing & { sittingId: string; end: OpenSection[] }): Promise<string[]> {
  if (end.length === 0) return [];
  const sectionIds = end.map(({ sectionId }) => sectionId);
  const runIds = await freezeSections({ tx, sittingId, sectionIds, at: now });
  await tx.sittingSection.updateMany({
    where: { sittingId, sectionId: { in: sectionIds }, finishedAt: null },
    data: { finishedAt: now, endedBy },
  });
  await tx.sittingEvent.createMany({
    data: sectionIds.map((sectionId) => ({
      ...{ sittingId, at: now },
      ...sittingEvent.parse({ kind: 'section-finished', detail: { sectionId, endedBy } }),
    })),
  });
  return runIds;
}

async function closeSitting({
  tx,
  sitting,
  endedBy,
  now,
  actor,
}: Closing & { sitting: LockedSitting; actor: EndRequest['actor'] }): Promise<void> {
  const { assessment, invitation } = await tx.sitting.update({
    where: { id: sitting.id },
    data: { status: 'FINISHED', finishedAt: now, endedBy },
    select: {
      assessment: { select: { name: true } },
      invitation: { select: { candidate: { select: { name: true, email: true } } } },
    },
  });
  const { name, email } = invitation.candidate;
  const by = endedBy === 'CANDIDATE' ? `candidate ${name}` : 'Assay';
  await writeAudit({
    ...{ tx, organisationId: sitting.organisationId, action: 'sitting.finished' },
    actor: actor ?? { id: null, name: by },
    subject: { sittingId: sitting.id, assessment: assessment.name, candidate: email, endedBy },
  });
  await tellWebhooks({ tx, sittingId: sitting.id, event: 'sitting.submitted', at: now });
}
