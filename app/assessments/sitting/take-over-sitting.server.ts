import { writeAudit } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { findDoor } from './find-door.server';
import { networkOf } from './network-of.server';
import { tellSitting } from './tell-sitting.server';
import { writeSittingEvent } from './write-sitting-event.server';

/**
 * Makes the browser with this secret the sitting's active device; the one before can save nothing from then on and is told so. The
 * link is the right to do it. Only while it runs is this noted among what was noticed: whoever looks at the result elsewhere has not
 * worked elsewhere. Throws `not-found` for an unknown link, `gone` when there is no sitting to go on with.
 */
export async function takeOverSitting({
  database = getDatabase(),
  clock = getClock(),
  token,
  device,
  address,
  userAgent,
}: {
  database?: Database;
  clock?: Clock;
  token: string;
  device: string;
  address: string;
  userAgent: string;
}): Promise<{ sittingId: string }> {
  const { door, organisationId, candidateName } = await findDoor({ database, clock, token, device });
  if (door.state !== 'running' && door.state !== 'finished')
    throw new AppError('gone', 'There is no sitting to go on with.');
  const { sittingId } = door;
  if (door.isDevice) return { sittingId };
  await database.$transaction(async (tx) => {
    const at = clock.now();
    // The row is held from here: what is noted and the end of the sitting take turns.
    const { status } = await tx.sitting.update({
      where: { id: sittingId, organisationId },
      data: { deviceHash: sha256(device), deviceSince: at },
      select: { status: true },
    });
    const detail = { userAgent: userAgent.slice(0, 400), network: networkOf(address) };
    if (status === 'RUNNING') {
      await writeSittingEvent({ tx, sittingId, at, event: { kind: 'device-changed', detail } });
    }
    await writeAudit({
      ...{ tx, organisationId, actor: { id: null, name: `candidate ${candidateName}` }, action: 'sitting.taken-over' },
      subject: { sittingId, network: detail.network },
    });
    await tellSitting({ database: tx, sittingId });
  });
  return { sittingId };
}
