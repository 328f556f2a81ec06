import { afterAll, beforeAll, expect, test } from 'vitest';
import { GRACE_MS } from '../../app/assessments/sitting-clock';
import { finishSitting } from '../../app/attempts/sitting/finish-sitting.server';
import { sweepSittings } from '../../app/attempts/sitting/sweep-sittings.server';
import { createDatabase } from '../../app/lib/db/prisma.server';
import { AppError } from '../../app/lib/errors';
import { disposeSingletons } from '../../app/lib/singleton.server';
import {
  assessmentIn,
  beginSitting,
  MINUTE,
  openSittingWorld,
  SetClock,
  type SittingWorld,
} from '../factories/sitting-world';

let world: SittingWorld;
beforeAll(async () => {
  world = await openSittingWorld();
});
afterAll(async () => {
  await disposeSingletons();
  await world.close();
});

const ROUNDS = 40;

/** Saves one after the other until refused; returns the last that was acknowledged. */
async function saveUntilRefused(save: (memo: string, base: number) => Promise<{ saved: boolean }>): Promise<number> {
  for (let revision = 0; ; revision += 1) {
    try {
      const reply = await save(`save ${revision + 1}`, revision);
      expect(reply.saved).toBe(true);
    } catch (error) {
      if (error instanceof AppError && error.code === 'gone') return revision;
      throw error;
    }
  }
}

const memoIn = async (sittingId: string) => {
  const submissions = await world.database.submission.findMany({
    where: { attempt: { sittingId, draftRevision: { gt: 0 } } },
    include: { attempt: true },
  });
  return submissions.map(({ answer, attempt }) => ({
    memo: (answer as { files: Record<string, string> }).files['memo.md'],
    revision: attempt.draftRevision,
  }));
};

test(`what is acknowledged is submitted, however saves and the end meet (${ROUNDS} times)`, async () => {
  const { database } = world;
  const other = createDatabase(world.fresh.url, 5);
  const assessment = await assessmentIn(world);
  for (let round = 0; round < ROUNDS; round += 1) {
    const clock = new SetClock();
    const { sittingId, save } = await beginSitting({ database, clock, assessment });
    // Saves read the clock within the grace; whoever ends the sitting reads one beyond it, some saves later.
    clock.moveMs(60 * MINUTE + GRACE_MS);
    const later = new SetClock(new Date(clock.at.getTime() + 1));
    let ending: Promise<unknown> = Promise.resolve();
    const meeting = (memo: string, base: number) => {
      const saving = save(memo, base);
      if (base === round % 7) {
        ending = Promise.all([
          sweepSittings({ database, clock: later, failures: new Map(), onError: (error) => expect(error).toBeNull() }),
          finishSitting({ database: other, clock: later, sittingId, endedBy: 'CANDIDATE' }),
        ]);
      }
      return saving;
    };
    const acknowledged = await saveUntilRefused(meeting);
    await ending;
    expect(acknowledged).toBeGreaterThanOrEqual(round % 7);
    const expected = acknowledged === 0 ? [] : [{ memo: `save ${acknowledged}`, revision: acknowledged }];
    expect(await memoIn(sittingId)).toEqual(expected);
  }
  await other.$disconnect();
});
