import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { endSections, type EndedBy } from './end-sections.server';

/**
 * Ends one section of a sitting, and with the last one the sitting. A section that has ended already, or was never begun, is left as
 * it is. The caller has checked whose sitting it is.
 */
export async function finishSection({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  sectionId,
  endedBy,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  sectionId: string;
  endedBy: EndedBy;
}): Promise<{ finished: boolean }> {
  return endSections({
    ...{ database, clock, sittingId, endedBy },
    choose: ({ open }) => ({ end: open.filter((section) => section.sectionId === sectionId), whole: false }),
  });
}
