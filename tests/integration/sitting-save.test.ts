import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GRACE_MS } from '../../app/assessments/sitting-clock';
import { saveSittingDraft } from '../../app/attempts/sitting/save-sitting-draft.server';
import { finishSection } from '../../app/attempts/sitting/finish-section.server';
import { getSittingAttempt } from '../../app/attempts/sitting/get-sitting-attempt.server';
import { getAttempt } from '../../app/attempts/get-attempt.server';
import { saveDraft } from '../../app/attempts/save-draft.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import {
  assessmentIn,
  beginSitting,
  memoAnswer,
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

const memoOf = async (attemptId: string) =>
  (
    (await world.database.attempt.findUniqueOrThrow({ where: { id: attemptId } })).draft as {
      files: Record<string, string>;
    }
  ).files['memo.md'];

describe('a save in a sitting', () => {
  test('counts revisions, keeps a history, and hands a stale tab the newer draft', async () => {
    const { database } = world;
    const clock = new SetClock();
    const { attempts, save } = await beginSitting({ database, clock, assessment: await assessmentIn(world) });
    expect(await save('one', 0)).toMatchObject({ saved: true, revision: 1, clock: { now: clock.at.toISOString() } });
    clock.moveMs(9_000);
    expect(await save('two', 1)).toMatchObject({ saved: true, revision: 2 });
    clock.moveMs(9_000);
    expect(await save('three', 2, 0, 'another tab')).toMatchObject({ saved: true, revision: 3 });
    expect(await save('stale', 2)).toMatchObject({
      ...{ saved: false, revision: 3, savedBy: 'another tab' },
      answer: { files: { 'memo.md': 'three' } },
    });
    // The answer to the third was lost, and the tab asks again.
    expect(await save('three', 2, 0, 'another tab')).toMatchObject({ saved: true, revision: 3 });
    const history = await database.draftRevision.findMany({
      where: { attemptId: attempts[0]!.id },
      orderBy: { revision: 'asc' },
      select: { revision: true, savedBy: true },
    });
    expect(history).toEqual([
      { revision: 2, savedBy: 'tab' },
      { revision: 3, savedBy: 'another tab' },
    ]);
  });

  test('is taken to the last millisecond of the grace, and not one later', async () => {
    const { database } = world;
    const clock = new SetClock();
    const { sittingId, attempts, save } = await beginSitting({
      database,
      clock,
      assessment: await assessmentIn(world),
    });
    const { deadlineAt } = await database.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    clock.at = deadlineAt;
    await expect(save('at the deadline', 0)).resolves.toMatchObject({ saved: true });
    clock.at = new Date(deadlineAt.getTime() + GRACE_MS);
    await expect(save('at the end of the grace', 1)).resolves.toMatchObject({ saved: true });
    clock.moveMs(1);
    await expect(save('too late', 2)).rejects.toMatchObject({ code: 'gone' });
    expect(await memoOf(attempts[0]!.id)).toBe('at the end of the grace');
    // What was saved may be asked about again.
    await expect(save('at the end of the grace', 1)).resolves.toMatchObject({ saved: true, revision: 2 });
  });

  test('is refused when its section is finished, although there is time', async () => {
    const { database, tiny, second } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world, { sections: [[tiny], [second]] });
    const { sittingId, save } = await beginSitting({ database, clock, assessment });
    await save('in the first', 0, 0);
    await finishSection({ database, clock, sittingId, sectionId: assessment.sections[0]!.id, endedBy: 'CANDIDATE' });
    await expect(save('again in the first', 1, 0)).rejects.toMatchObject({ code: 'gone' });
    await expect(save('in the second', 0, 1)).resolves.toMatchObject({ saved: true });
  });

  test('knows only its own sitting: other attempts, other devices and practice do not exist for it', async () => {
    const { database } = world;
    const clock = new SetClock();
    const mine = await beginSitting({ database, clock, assessment: await assessmentIn(world) });
    const theirs = await beginSitting({ database, clock, assessment: await assessmentIn(world) });
    const answer = memoAnswer('foreign');
    const attempt = theirs.attempts[0]!;
    const crossed = { ...{ database, clock, device: mine.device, answer, baseRevision: 0, savedBy: 'x' } };
    const notFound = { code: 'not-found' };
    const cross = saveSittingDraft({ ...crossed, sittingId: mine.sittingId, attemptId: attempt.id });
    await expect(cross).rejects.toMatchObject(notFound);
    const malformed = saveSittingDraft({ ...crossed, sittingId: mine.sittingId, attemptId: "' OR 1=1 --" });
    await expect(malformed).rejects.toMatchObject(notFound);
    const strange = saveSittingDraft({
      ...{ ...crossed, device: newDevice(), sittingId: theirs.sittingId, attemptId: attempt.id },
    });
    await expect(strange).rejects.toMatchObject({ code: 'conflict' });
    // Practice routes never reach work in a sitting, even with its visitor.
    const practice = { database, attemptId: attempt.id, visitorId: attempt.visitorId };
    await expect(getAttempt(practice)).rejects.toMatchObject(notFound);
    await expect(saveDraft({ ...practice, answer, baseRevision: 0, savedBy: 'x' })).rejects.toMatchObject(notFound);
    expect(await memoOf(attempt.id)).not.toBe('foreign');
  });

  test('shows the candidate nothing that is hidden', async () => {
    const { database } = world;
    const clock = new SetClock();
    const { sittingId, device, attempts } = await beginSitting({
      ...{ database, clock, assessment: await assessmentIn(world) },
    });
    const shown = await getSittingAttempt({ database, clock, sittingId, device, attemptId: attempts[0]!.id });
    expect(JSON.stringify(shown)).not.toMatch(/SECRET/);
    expect(shown.attempt.exercise.criteria).toHaveLength(2);
    expect(shown.place).toMatchObject({ closed: false, aiPolicy: 'DECLARED', exercises: [{}, {}] });
  });
});
