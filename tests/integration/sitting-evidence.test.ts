import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerProblem } from '../../app/assessments/answer-problem.server';
import type { AiDeclaration } from '../../app/assessments/assessment-types';
import { discardPreviews } from '../../app/assessments/discard-previews.server';
import { listCandidates } from '../../app/assessments/list-candidates.server';
import { countOpenProblems, listProblemReports } from '../../app/assessments/list-problem-reports.server';
import { MOST_PER_SITTING } from '../../app/assessments/sitting/browser-events';
import { getSittingNow } from '../../app/assessments/sitting/get-sitting-now.server';
import { noteNetwork } from '../../app/assessments/sitting/note-network.server';
import { recordEvents } from '../../app/assessments/sitting/record-events.server';
import { reportProblem } from '../../app/assessments/sitting/report-problem.server';
import { GRACE_MS } from '../../app/assessments/sitting-clock';
import { finishSitting } from '../../app/attempts/sitting/finish-sitting.server';
import { saveDeclaration } from '../../app/attempts/sitting/save-declaration.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import {
  assessmentIn,
  beginSitting,
  MINUTE,
  newDevice,
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

async function begun(fields: { isPreview?: boolean } = {}) {
  const { database, organisation } = world;
  const clock = new SetClock();
  const made = await beginSitting({ database, clock, assessment: await assessmentIn(world), ...fields });
  const sitting = { ...made, organisationId: organisation.organisationId, status: 'RUNNING' as const };
  const finish = () => finishSitting({ database, clock, sittingId: made.sittingId, endedBy: 'CANDIDATE' });
  const events = (kind: string) =>
    database.sittingEvent.findMany({ where: { sittingId: made.sittingId, kind }, orderBy: { at: 'asc' } });
  return { database, clock, sitting, finish, events, ...made };
}

describe('another network', () => {
  test('is noted once per change, within a network not at all, and not after the end', async () => {
    const { database, clock, sittingId, finish, events } = await begun();
    const from = (address: string) => noteNetwork({ database, clock, sittingId, address });
    await from('203.0.113.99');
    expect(await events('network-changed')).toHaveLength(0);
    await from('198.51.100.1');
    await from('198.51.100.2');
    clock.moveMs(MINUTE);
    await from('203.0.113.7');
    expect((await events('network-changed')).map(({ detail }) => detail)).toEqual([
      { from: '203.0.113.0/24', to: '198.51.100.0/24' },
      { from: '198.51.100.0/24', to: '203.0.113.0/24' },
    ]);
    await finish();
    await from('192.0.2.1');
    expect(await events('network-changed')).toHaveLength(2);
  });
});

describe('what a page notices', () => {
  const lost = (agoMs: number) => ({ event: { kind: 'focus-lost' as const, detail: {} }, agoMs });

  test('is kept with its time, at most ten minutes old, and with the exercise only when it is one of the sitting', async () => {
    const { database, clock, sitting, attempts, events } = await begun();
    const record = (attemptId: string | null, agoMs: number) =>
      recordEvents({ database, clock, sitting, reported: { attemptId, events: [lost(agoMs)] } });
    await record(attempts[0]!.id, 1_000);
    await record(randomUUID(), 90 * MINUTE);
    const kept = await events('focus-lost');
    expect(kept.map(({ attemptId }) => attemptId)).toEqual([null, attempts[0]!.id]);
    expect(kept.map(({ at }) => clock.at.getTime() - at.getTime())).toEqual([10 * MINUTE, 1_000]);
  });

  test('is dropped beyond the most that a sitting keeps, and after its end', async () => {
    const { database, clock, sitting, sittingId, events } = await begun();
    const record = (status: 'RUNNING' | 'FINISHED') =>
      recordEvents({
        ...{ database, clock, sitting: { sittingId, status } },
        reported: { attemptId: null, events: [lost(0), lost(0), lost(0)] },
      });
    await record('FINISHED');
    expect(await events('focus-lost')).toHaveLength(0);
    const room = 2;
    const filler = { sittingId, kind: 'focus-gained', detail: { awayMs: 1 }, at: clock.at };
    const known = await database.sittingEvent.count({ where: { sittingId } });
    await database.sittingEvent.createMany({
      data: Array<typeof filler>(MOST_PER_SITTING - known - room).fill(filler),
    });
    await recordEvents({
      ...{ database, clock, sitting },
      reported: { attemptId: null, events: [lost(0), lost(0), lost(0)] },
    });
    expect(await events('focus-lost')).toHaveLength(room);
    await record('RUNNING');
    expect(await events('focus-lost')).toHaveLength(room);
  });
});

describe('a problem report', () => {
  const admin = () => ({
    membership: { ...world.organisation, role: 'ADMIN' as const },
    actor: world.organisation.members.ADMIN,
  });

  test('reaches the organisation, and its answer the candidate, also when it is given after the end', async () => {
    const { database, clock, sitting, sittingId, device, attempts, finish, events } = await begun();
    const own = { database, clock, sitting };
    const { reportId } = await reportProblem({ ...own, attemptId: attempts[0]!.id, text: '  The tab is empty.  ' });
    expect((await events('problem-reported')).map(({ detail }) => detail)).toEqual([{ reportId }]);
    await finish();
    const { organisationId } = world.organisation;
    const listed = await listProblemReports({ database, organisationId, blind: false });
    expect(listed.find(({ id }) => id === reportId)).toMatchObject({
      ...{ text: 'The tab is empty.', candidate: 'Robin Candidate', exercise: expect.any(String) as string },
      ...{ answer: null, running: false },
    });
    const reportsOn = async (by: string) => (await getSittingNow({ database, clock, sittingId, device: by })).reports;
    expect(await reportsOn(device)).toMatchObject([{ reportId, text: 'The tab is empty.', answer: null }]);
    await answerProblem({ database, clock, ...admin(), reportId, answer: 'It is counted for you.' });
    expect(await reportsOn(device)).toMatchObject([{ reportId, answer: 'It is counted for you.' }]);
    expect(await reportsOn(newDevice())).toEqual([]);
  });

  test('of a preview is nobody’s to answer, and whoever tried out is no candidate once the preview is discarded', async () => {
    const { database, clock, sitting, sittingId, invitation, candidate } = await begun({ isPreview: true });
    const { organisationId } = world.organisation;
    const before = await countOpenProblems({ database, organisationId });
    await reportProblem({ database, clock, sitting, attemptId: null, text: 'Only trying this' });
    expect(await countOpenProblems({ database, organisationId })).toBe(before);
    const listed = await listProblemReports({ database, organisationId, blind: false });
    expect(listed.filter((report) => report.sittingId === sittingId)).toEqual([]);
    const { assessmentId } = invitation;
    await database.$transaction((tx) => discardPreviews({ tx, organisationId, assessmentId }));
    const found = await listCandidates({ database, organisationId, search: candidate.email, page: 1 });
    expect(found.count).toBe(0);
  });

  test('is refused when it says nothing, is about somebody else’s exercise, or is one of too many', async () => {
    const { database, clock, sitting } = await begun();
    const other = await begun();
    const report = (text: string, attemptId: string | null = null) =>
      reportProblem({ database, clock, sitting, attemptId, text });
    await expect(report(' . ')).rejects.toMatchObject({ code: 'bad-request' });
    for (const attemptId of [other.attempts[0]!.id, 'no-uuid']) {
      await expect(report('It hangs', attemptId)).rejects.toMatchObject({ code: 'not-found' });
    }
    for (let count = 0; count < 20; count += 1) await report(`It hangs, ${count}`);
    await expect(report('It hangs again')).rejects.toMatchObject({ code: 'too-many' });
    await reportProblem({ database, clock, sitting: other.sitting, attemptId: null, text: 'Another sitting' });
  });
});

test('AI use is declared as long as there is time, and not after the end', async () => {
  const { database, clock, sittingId, attempts, finish } = await begun();
  const attemptId = attempts[0]!.id;
  const said: AiDeclaration = { schemaVersion: 1, used: true, description: 'A chat assistant', transcript: '' };
  const declare = (description: string) =>
    saveDeclaration({ database, clock, sittingId, attemptId, declaration: { ...said, description } });
  const stored = async () =>
    (await database.attempt.findUniqueOrThrow({ where: { id: attemptId } })).aiDeclaration as AiDeclaration | null;
  await declare('before');
  clock.moveMs(60 * MINUTE + GRACE_MS);
  await declare('within the grace');
  clock.moveMs(1);
  await expect(declare('too late')).rejects.toMatchObject({ code: 'gone' });
  clock.moveMs(-30 * MINUTE);
  await finish();
  await expect(declare('after finishing')).rejects.toMatchObject({ code: 'gone' });
  expect((await stored())?.description).toBe('within the grace');
});
