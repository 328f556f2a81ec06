import type { Actor, ActorWithoutAccount } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { endSections, type EndedBy } from './end-sections.server';

/**
 * Ends a sitting: whatever is saved is submitted and will be graded, sections never begun stay so. Doing it twice, or at once with
 * the deadline, is harmless. The caller has checked whose sitting it is.
 */
export async function finishSitting({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  endedBy,
  actor,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  endedBy: EndedBy;
  actor?: Actor | ActorWithoutAccount;
}): Promise<void> {
  const choose = ({ open }: { open: { sectionId: string; deadlineAt: Date }[] }) => ({ end: open, whole: true });
  await endSections({ database, clock, sittingId, endedBy, choose, ...(actor ? { actor } : {}) });
}
