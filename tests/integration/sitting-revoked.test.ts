import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawInvitation } from '../../app/assessments/withdraw-invitation.server';
import { startSitting } from '../../app/attempts/sitting/start-sitting.server';
import { createDatabase, type Database } from '../../app/lib/db/prisma.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeInvitation } from '../factories/hiring';
import { assessmentIn, newDevice, openSittingWorld, SetClock, type SittingWorld } from '../factories/sitting-world';

let world: SittingWorld;
let other: Database;
beforeAll(async () => {
  world = await openSittingWorld();
  other = createDatabase(world.fresh.url, 5);
});
afterAll(async () => {
  await other.$disconnect();
  await disposeSingletons();
  await world.close();
});

const clock = new SetClock();
const invite = async () => {
  const made = await makeInvitation({ database: world.database, assessment: await assessmentIn(world) });
  const by = { device: newDevice(), address: '203.0.113.7', userAgent: 'Test browser' };
  return { ...made, start: () => startSitting({ database: world.database, clock, token: made.token, ...by }) };
};

/** Resolves once `count` sessions of this database wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await other.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if ((row?.n ?? 0) >= count) return;
  }
}

/** Changes the invitation while somebody who found it open waits to start it. */
async function startWhile(change: { revokedAt: Date } | { expiresAt: Date } | { timeMultiplier: number }) {
  const { invitation, start } = await invite();
  const where = { id: invitation.id };
  let starting: Promise<unknown> = Promise.resolve();
  await other.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Invitation" WHERE id = ${invitation.id}::uuid FOR UPDATE`;
    starting = start().catch((error: unknown) => error);
    await waiting(1);
    await tx.invitation.update({ where, data: change });
  });
  const outcome = await starting;
  const sitting = await other.sitting.findUnique({ where: { invitationId: invitation.id } });
  return { outcome, sitting };
}

test.each([{ revokedAt: clock.now() }, { expiresAt: clock.now() }])(
  'an invitation that ends while it is being started starts nothing (%o)',
  async (change) => {
    const { outcome, sitting } = await startWhile(change);
    expect(outcome).toMatchObject({ code: 'gone' });
    expect(sitting).toBeNull();
  },
);

test('extra time given while it is being started counts', async () => {
  const { sitting } = await startWhile({ timeMultiplier: 2 });
  expect(sitting?.timeMultiplier).toBe(2);
});

test('of starting and revoking at once exactly one happens', async () => {
  const { organisationId, slug, name, members } = world.organisation;
  for (let round = 0; round < 20; round += 1) {
    const { invitation, start } = await invite();
    const [started, revoked] = await Promise.allSettled([
      start(),
      withdrawInvitation({
        ...{ database: other, clock, actor: members.ADMIN, invitationId: invitation.id },
        membership: { organisationId, slug, name, role: 'ADMIN' },
      }),
    ]);
    expect([started.status, revoked.status].sort()).toEqual(['fulfilled', 'rejected']);
    const row = await other.invitation.findUniqueOrThrow({ where: { id: invitation.id }, include: { sitting: true } });
    expect(row.revokedAt === null).toBe(row.sitting !== null);
  }
});

test('a rubric version that an assessment moves to while somebody starts is the one they are graded by', async () => {
  const { invitation, start } = await invite();
  const where = { section: { assessment: { invitations: { some: { id: invitation.id } } } } };
  const [place] = await other.assessmentExercise.findMany({ where, include: { rubricVersion: true } });
  const { exerciseId, content } = place!.rubricVersion;
  const ownerOrganisationId = world.organisation.organisationId;
  const newer = await other.rubricVersion.create({
    data: { exerciseId, content: content as object, ownerOrganisationId, number: 2, hash: 'newer' },
  });
  let starting: Promise<unknown> = Promise.resolve();
  await other.$transaction(async (tx) => {
    await tx.assessmentExercise.update({ where: { id: place!.id }, data: { rubricVersionId: newer.id } });
    starting = start();
    await waiting(1);
  });
  await starting;
  const attempts = await other.attempt.findMany({ where: { sitting: { invitationId: invitation.id } } });
  const moved = attempts.filter(({ assessmentExerciseId }) => assessmentExerciseId === place!.id);
  expect(moved.map(({ rubricVersionId }) => rubricVersionId)).toEqual([newer.id]);
});
