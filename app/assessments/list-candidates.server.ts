import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { containsText } from './contains-text';
import type { CandidateLine } from './invitation-views';

export const CANDIDATES_PER_PAGE = 50;

/** A page of the organisation's candidates by name, narrowed by a search; members who only tried an assessment out are left out. */
export async function listCandidates({
  database = getDatabase(),
  organisationId,
  search,
  page: wanted,
}: {
  database?: Database;
  organisationId: string;
  search: string;
  page: number;
}): Promise<{ candidates: CandidateLine[]; count: number; page: number; pages: number }> {
  const text = containsText(search);
  const where: Prisma.CandidateWhereInput = {
    organisationId,
    // Whoever only tried an assessment out stays a row when the preview is discarded.
    invitations: { some: { isPreview: false } },
    ...(search ? { OR: [{ name: text }, { email: text }] } : {}),
  };
  const count = await database.candidate.count({ where });
  const pages = Math.max(1, Math.ceil(count / CANDIDATES_PER_PAGE));
  const page = Math.min(wanted, pages);
  const found = await database.candidate.findMany({
    where,
    select: {
      ...{ id: true, name: true, email: true, timeMultiplier: true },
      invitations: {
        where: { isPreview: false },
        select: { createdAt: true, sitting: { select: { id: true } } },
        orderBy: { createdAt: 'desc' },
      },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * CANDIDATES_PER_PAGE,
    take: CANDIDATES_PER_PAGE,
  });
  const candidates = found.map(({ invitations, ...candidate }) => ({
    ...candidate,
    invitations: invitations.length,
    sittings: invitations.filter(({ sitting }) => sitting !== null).length,
    lastInvitedAt: invitations[0]?.createdAt.toISOString() ?? null,
  }));
  return { candidates, count, page, pages };
}
