import { z } from 'zod';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { containsText } from './contains-text';
import type { InvitationPage, InvitationState } from './invitation-views';
import { limitsSelect } from './last-start';
import { invitationSelect, readInvitationRow } from './read-invitation-row';
import { allMinutes, type Limits } from './sitting/limits-of';

export const ROWS_PER_PAGE = 50;

/** What the list is narrowed to, as it stands in the address of the page. */
export const invitationFilter = z.object({
  search: z.string().trim().max(100).catch(''),
  state: z.enum(['open', 'run-out', 'revoked', 'running', 'ended', 'decided']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type InvitationFilter = z.infer<typeof invitationFilter>;

/**
 * A page of an assessment's invitations, previews left out: those running first, then the others, newest first. The caller has
 * checked the membership. Throws `not-found`.
 */
export async function listInvitations({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  assessmentId,
  filter,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  assessmentId: string;
  filter: InvitationFilter;
}): Promise<InvitationPage> {
  const id = z.uuid().safeParse(assessmentId).data;
  if (id === undefined) throw new AppError('not-found', 'There is no such assessment.');
  const now = clock.now();
  const assessment = await database.assessment.findFirst({ where: { id, organisationId }, select: limitsSelect });
  const moment = { now, overFor: assessment ? overFor(assessment, now) : 0 };
  const text = containsText(filter.search);
  const where: Prisma.InvitationWhereInput = {
    ...{ organisationId, assessmentId: id, isPreview: false },
    ...(filter.search ? { candidate: { OR: [{ name: text }, { email: text }] } } : {}),
  };
  const states: Prisma.InvitationWhereInput[] = [...(filter.state ? [inState(filter.state, moment)] : [])];
  const all: Prisma.InvitationWhereInput = { AND: [where, ...states] };
  const running: Prisma.InvitationWhereInput = { AND: [all, inState('running', moment)] };
  const others: Prisma.InvitationWhereInput = { AND: [all, { NOT: inState('running', moment) }] };
  const [runningCount, otherCount] = await Promise.all([
    database.invitation.count({ where: running }),
    database.invitation.count({ where: others }),
  ]);
  const count = runningCount + otherCount;
  const pages = Math.max(1, Math.ceil(count / ROWS_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * ROWS_PER_PAGE;
  const orderBy: Prisma.InvitationOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }];
  const read = (which: Prisma.InvitationWhereInput, skip: number, take: number) =>
    take > 0 ? database.invitation.findMany({ where: which, select: invitationSelect, orderBy, skip, take }) : [];
  const first = await read(running, from, Math.min(ROWS_PER_PAGE, Math.max(0, runningCount - from)));
  const rest = await read(others, Math.max(0, from - runningCount), ROWS_PER_PAGE - first.length);
  const rows = [...first, ...rest].map((found) => readInvitationRow(found, now));
  return { rows, count, page, pages, now: now.toISOString() };
}

/** Up to which extra time the due date has passed; 0, which nobody has, when it has passed for nobody. */
function overFor(limits: Limits, now: Date): number {
  const late = limits.dueAt ? now.getTime() - limits.dueAt.getTime() : -1;
  if (late < 0) return 0;
  const all = allMinutes(limits) * 60_000;
  return all === 0 ? Number.MAX_VALUE : 1 + late / all;
}

function inState(
  state: InvitationState,
  { now, overFor: most }: { now: Date; overFor: number },
): Prisma.InvitationWhereInput {
  const waiting = { sitting: { is: null }, revokedAt: null };
  const runOut: Prisma.InvitationWhereInput = {
    OR: [
      { expiresAt: { lte: now } },
      { timeMultiplier: { lte: most } },
      { timeMultiplier: null, candidate: { timeMultiplier: { lte: most } } },
    ],
  };
  switch (state) {
    case 'running':
      return { sitting: { is: { status: 'RUNNING' } } };
    case 'ended':
      return { sitting: { is: { status: 'FINISHED', decisions: { none: {} } } } };
    case 'decided':
      return { sitting: { is: { status: 'FINISHED', decisions: { some: {} } } } };
    case 'revoked':
      return { sitting: { is: null }, revokedAt: { not: null } };
    case 'run-out':
      return { ...waiting, ...runOut };
    case 'open':
      return {
        ...waiting,
        expiresAt: { gt: now },
        OR: [{ timeMultiplier: { gt: most } }, { timeMultiplier: null, candidate: { timeMultiplier: { gt: most } } }],
      };
  }
}
