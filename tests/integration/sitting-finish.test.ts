import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GRACE_MS } from '../../app/assessments/sitting-clock';
import { beginSection } from '../../app/attempts/sitting/begin-section.server';
import { endSitting } from '../../app/attempts/sitting/end-sitting.server';
import { finishSection } from '../../app/attempts/sitting/finish-section.server';
import { finishSitting } from '../../app/attempts/sitting/finish-sitting.server';
import { sweepSittings } from '../../app/attempts/sitting/sweep-sittings.server';
import { addTime } from '../../app/assessments/sitting/add-time.server';
import { createDatabase } from '../../app/lib/db/prisma.server';
import { env } from '../../app/lib/env.server';
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
// What a test leaves running must not be due in the next.
afterEach(async () => {
  await world.database.sitting.updateMany({ data: { status: 'FINISHED' } });
});

const membership = () => ({ ...world.organisation, role: 'ADMIN' as const });
const admin = () => world.organisation.members.ADMIN;

async function submitted(sittingId: string) {
  const submissions = await world.database.submission.findMany({
    where: { attempt: { sittingId } },
    orderBy: { attempt: { assessmentExercise: { position: 'asc' } } },
    include: { gradingRuns: true, attempt: true },
  });
  return submissions;
}

const waitingJobs = async () => {
  const rows = await world.database.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pgboss.job WHERE name = 'grade-submission'`;
  return Number(rows[0]?.count ?? 0);
};

const sweep = (clock: SetClock, database = world.database) => {
  const errors: string[] = [];
  const onError = (_error: unknown, id: string) => errors.push(id);
  return sweepSittings({ database, clock, failures: new Map(), onError }).then((count) => ({ count, errors }));
};

async function begun(fields: Parameters<typeof assessmentIn>[1] = {}) {
  const { database } = world;
  const clock = new SetClock();
  const assessment = await assessmentIn(world, fields);
  return { clock, assessment, database, ...(await beginSitting({ database, clock, assessment })) };
}

describe('finishing', () => {
  test('submits what is saved exactly as it is, never run and untouched alike, and queues its grading', async () => {
    const { database, clock, sittingId, save, attempts } = await begun();
    await save('unfinished', 0);
    const jobs = await waitingJobs();
    await finishSitting({ database, clock, sittingId, endedBy: 'CANDIDATE' });
    const [first, second] = await submitted(sittingId);
    expect(first).toMatchObject({ number: 1, answer: { files: { 'memo.md': 'unfinished' } } });
    expect(second?.answer).toEqual(attempts[1]!.draft);
    for (const submission of [first, second]) {
      expect(submission?.gradingRuns).toHaveLength(1);
      expect(submission?.gradingRuns[0]?.rubricVersionId).toBe(submission?.attempt.rubricVersionId);
      expect(submission?.attempt.closedAt).toEqual(clock.at);
    }
    expect((await waitingJobs()) - jobs).toBe(2);
    const sitting = await database.sitting.findUniqueOrThrow({ where: { id: sittingId }, include: { sections: true } });
    expect(sitting).toMatchObject({ status: 'FINISHED', endedBy: 'CANDIDATE', finishedAt: clock.at });
    expect(sitting.sections[0]).toMatchObject({ endedBy: 'CANDIDATE', finishedAt: clock.at });
    expect(await database.auditEntry.count({ where: { action: 'sitting.finished' } })).toBeGreaterThan(0);
  });

  test('no limit of the queue refuses it: here one job may wait, and more do', async () => {
    const { database, clock, sittingId } = await begun();
    expect(env().QUEUE_LIMIT).toBe(1);
    expect(await waitingJobs()).toBeGreaterThan(1);
    await finishSitting({ database, clock, sittingId, endedBy: 'DEADLINE' });
    expect(await submitted(sittingId)).toHaveLength(2);
  });

  test('by candidate, organisation and several workers at once happens once', async () => {
    const { database, clock, sittingId } = await begun();
    clock.moveMs(60 * MINUTE + GRACE_MS + 1);
    const other = createDatabase(world.fresh.url, 5);
    await Promise.all([
      finishSitting({ database, clock, sittingId, endedBy: 'CANDIDATE' }),
      finishSitting({ database, clock, sittingId, endedBy: 'CANDIDATE' }),
      endSitting({ database, clock, membership: membership(), actor: admin(), sittingId }).catch(() => undefined),
      ...[database, other, database, other].map((one) => sweep(clock, one)),
    ]);
    await other.$disconnect();
    const submissions = await submitted(sittingId);
    expect(submissions.map(({ number }) => number)).toEqual([1, 1]);
    expect(submissions.flatMap(({ gradingRuns }) => gradingRuns)).toHaveLength(2);
    const ended = { action: 'sitting.finished', subject: { path: ['sittingId'], equals: sittingId } };
    expect(await database.auditEntry.count({ where: ended })).toBe(1);
    expect(await database.sittingEvent.count({ where: { sittingId, kind: 'section-finished' } })).toBe(1);
  });

  test('a transaction that dies in the middle leaves everything as it was, and another finishes', async () => {
    const { database, clock, sittingId, save } = await begun();
    await save('kept', 0);
    const died = database.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE "id" = ${sittingId}::uuid FOR NO KEY UPDATE`;
      await tx.attempt.updateMany({ where: { sittingId }, data: { closedAt: clock.at } });
      // As when the process is killed: its connection ends in the middle.
      await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    });
    await expect(died).rejects.toThrow();
    expect(await submitted(sittingId)).toHaveLength(0);
    clock.moveMs(60 * MINUTE + GRACE_MS + 1);
    expect(await sweep(clock)).toEqual({ count: 1, errors: [] });
    expect((await submitted(sittingId))[0]).toMatchObject({ answer: { files: { 'memo.md': 'kept' } } });
  });

  test('of another organisation does not exist; a reviewer may not', async () => {
    const { database, clock, sittingId } = await begun();
    const own = { database, clock, actor: admin(), sittingId };
    const foreign = { ...membership(), organisationId: crypto.randomUUID() };
    await expect(endSitting({ ...own, membership: foreign })).rejects.toMatchObject({ code: 'not-found' });
    const reviewer = { ...membership(), role: 'REVIEWER' as const };
    await expect(endSitting({ ...own, membership: reviewer })).rejects.toMatchObject({ code: 'forbidden' });
    await endSitting({ ...own, membership: membership() });
    await expect(endSitting({ ...own, membership: membership() })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the deadline', () => {
  test('ends what is over a millisecond after the grace, and nothing sooner', async () => {
    const { clock, sittingId } = await begun();
    clock.moveMs(60 * MINUTE + GRACE_MS);
    expect((await sweep(clock)).count).toBe(0);
    clock.moveMs(1);
    expect((await sweep(clock)).count).toBe(1);
    expect(await submitted(sittingId)).toHaveLength(2);
  });

  test('moves when time is added, also in the last moment', async () => {
    const { database, clock, sittingId, save } = await begun();
    clock.moveMs(60 * MINUTE + GRACE_MS);
    const more = { database, clock, membership: membership(), actor: admin(), sittingId, seconds: 300 };
    await addTime(more);
    clock.moveMs(1);
    expect((await sweep(clock)).count).toBe(0);
    await expect(save('in the added time', 0)).resolves.toMatchObject({ saved: true });
    clock.moveMs(300_000);
    expect((await sweep(clock)).count).toBe(1);
    await expect(addTime(more)).rejects.toMatchObject({ code: 'conflict' });
    await expect(addTime({ ...more, sittingId: 'nonsense' })).rejects.toMatchObject({ code: 'not-found' });
    const reviewer = { ...membership(), role: 'REVIEWER' as const };
    await expect(addTime({ ...more, membership: reviewer })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a sitting that cannot be submitted holds up no other, and is tried again', async () => {
    const broken = await begun();
    const sound = await begun();
    const { database } = world;
    const clock = broken.clock;
    await database.attempt.update({ where: { id: broken.attempts[0]!.id }, data: { draft: { nonsense: true } } });
    clock.moveMs(60 * MINUTE + GRACE_MS + 1);
    const failures = new Map();
    const errors: string[] = [];
    const run = () => sweepSittings({ database, clock, failures, onError: (_error, id) => errors.push(id) });
    await run();
    expect(errors).toEqual([broken.sittingId]);
    expect(await submitted(sound.sittingId)).toHaveLength(2);
    expect(await submitted(broken.sittingId)).toHaveLength(0);
    await run();
    expect(errors).toHaveLength(1);
    await database.attempt.update({
      where: { id: broken.attempts[0]!.id },
      data: { draft: { schemaVersion: 1, files: {}, fields: {} } },
    });
    clock.moveMs(5_001);
    await run();
    expect(await submitted(broken.sittingId)).toHaveLength(2);
  });
});

describe('sections with clocks of their own', () => {
  test('are begun one after the other; a pause takes nothing from the next; time between two is the next one’s', async () => {
    const { tiny, second } = world;
    const { database, clock, assessment, sittingId } = await begun({
      ...{ timing: 'PER_SECTION', sections: [[tiny], [second], [tiny]] },
    });
    const [one, two, three] = assessment.sections.map(({ id }) => id) as [string, string, string];
    const sitting = await database.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    const begin = (sectionId: string) =>
      beginSection({ database, clock, sitting: { ...sitting, sittingId }, sectionId });
    await expect(begin(two)).rejects.toMatchObject({ code: 'conflict' });
    await begin(one);
    clock.moveMs(30 * MINUTE + GRACE_MS + 1);
    await sweep(clock);
    expect(await submitted(sittingId)).toHaveLength(1);
    await expect(begin(three)).rejects.toMatchObject({ code: 'conflict' });
    await expect(begin(one)).rejects.toMatchObject({ code: 'gone' });
    clock.moveMs(40 * MINUTE);
    await addTime({ database, clock, membership: membership(), actor: admin(), sittingId, seconds: 600 });
    await Promise.all([begin(two), begin(two)]);
    const end = await database.sittingSection.findUniqueOrThrow({
      where: { sittingId_sectionId: { sittingId, sectionId: two } },
    });
    expect(end.deadlineAt.getTime() - clock.at.getTime()).toBe(40 * MINUTE);
    expect(await database.attempt.count({ where: { sittingId } })).toBe(2);
    await finishSection({ database, clock, sittingId, sectionId: two, endedBy: 'CANDIDATE' });
    // The third is never begun: the sitting ends at its own deadline without it.
    clock.moveMs(120 * MINUTE);
    await expect(begin(three)).rejects.toMatchObject({ code: 'gone' });
    await sweep(clock);
    const ended = await database.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    expect(ended).toMatchObject({ status: 'FINISHED', endedBy: 'DEADLINE' });
    expect(await submitted(sittingId)).toHaveLength(2);
  });

  test('keep the due date that stood when the sitting began, whatever becomes of the assessment’s', async () => {
    const { tiny, second } = world;
    const dueAt = new Date(new SetClock().at.getTime() + 50 * MINUTE);
    const { database, clock, assessment, sittingId } = await begun({
      ...{ timing: 'PER_SECTION', sections: [[tiny], [second]], dueAt },
    });
    const [one, two] = assessment.sections.map(({ id }) => id) as [string, string];
    const sitting = await database.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    await database.assessment.update({
      where: { id: assessment.id },
      data: { dueAt: new Date(clock.at.getTime() + 10 * MINUTE) },
    });
    clock.moveMs(15 * MINUTE);
    await finishSection({ database, clock, sittingId, sectionId: one, endedBy: 'CANDIDATE' });
    await addTime({ database, clock, membership: membership(), actor: admin(), sittingId, seconds: 120 });
    clock.moveMs(10 * MINUTE);
    await beginSection({ database, clock, sitting: { ...sitting, sittingId }, sectionId: two });
    const { deadlineAt } = await database.sittingSection.findUniqueOrThrow({
      where: { sittingId_sectionId: { sittingId, sectionId: two } },
    });
    expect(deadlineAt.getTime() - dueAt.getTime()).toBe(2 * MINUTE);
  });
});
