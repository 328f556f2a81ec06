import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentRecord, RECORDED } from '../../app/assessments/assessment-types';
import { findDoor } from '../../app/assessments/sitting/find-door.server';
import { takeOverSitting } from '../../app/assessments/sitting/take-over-sitting.server';
import { finishSitting } from '../../app/attempts/sitting/finish-sitting.server';
import { startSitting } from '../../app/attempts/sitting/start-sitting.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeInvitation } from '../factories/hiring';
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

const by = (device: string) => ({ device, address: '203.0.113.7', userAgent: 'Test browser' });

describe('starting', () => {
  test('makes everything at once: clock, attempts from the starter pinned to the rubric, consent, event, audit, webhook', async () => {
    const { database, organisation } = world;
    const clock = new SetClock();
    await database.webhook.create({
      data: {
        ...{ organisationId: organisation.organisationId, url: 'https://example.org', secret: 'whsec_x' },
        events: ['sitting.started'],
      },
    });
    const assessment = await assessmentIn(world, { minutes: 60 });
    const { sittingId, attempts } = await beginSitting({ database, clock, assessment, candidateMultiplier: 1.5 });
    const sitting = await database.sitting.findUniqueOrThrow({
      where: { id: sittingId },
      include: { sections: true, events: true, visitor: { include: { user: true } } },
    });
    expect(sitting.deadlineAt.getTime() - clock.at.getTime()).toBe(90 * MINUTE);
    expect(sitting.sections.map(({ deadlineAt }) => deadlineAt)).toEqual([sitting.deadlineAt]);
    expect(consentRecord.parse(sitting.consent).recorded).toEqual([...RECORDED]);
    expect(sitting.events.map(({ kind, detail }) => ({ kind, detail }))).toEqual([
      { kind: 'started', detail: { network: '203.0.113.0/24', userAgent: 'Test browser' } },
    ]);
    expect(attempts).toHaveLength(2);
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ visitorId: sitting.visitorId, draftRevision: 0, closedAt: null });
      expect(attempt.rubricVersionId).not.toBeNull();
      expect(JSON.stringify(attempt.draft)).toContain('evaluate');
    }
    const audit = await database.auditEntry.findMany({ where: { action: 'sitting.started' } });
    expect(audit).toHaveLength(1);
    expect(await database.webhookDelivery.count({ where: { event: 'sitting.started' } })).toBe(1);
  });

  test('a preview is told to no webhook, and may be tried before the assessment is published', async () => {
    const { database } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world, { status: 'DRAFT' });
    const told = await database.webhookDelivery.count();
    await beginSitting({ database, clock, assessment, isPreview: true });
    expect(await database.webhookDelivery.count()).toBe(told);
  });

  test('twice at once begins once, on the device that was first; the other is asked to take over', async () => {
    const { database } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world);
    const { token, invitation } = await makeInvitation({ database, assessment });
    const devices = Array.from({ length: 6 }, newDevice);
    const started = await Promise.all(devices.map((device) => startSitting({ database, clock, token, ...by(device) })));
    expect(new Set(started.map(({ sittingId }) => sittingId)).size).toBe(1);
    expect(await database.sitting.count({ where: { invitationId: invitation.id } })).toBe(1);
    expect(await database.attempt.count({ where: { sittingId: started[0]?.sittingId ?? '' } })).toBe(2);
    const doors = await Promise.all(devices.map((device) => findDoor({ database, clock, token, device })));
    expect(doors.filter(({ door }) => 'isDevice' in door && door.isDevice)).toHaveLength(1);
  });

  test('with a clock per section only the first is begun', async () => {
    const { database, tiny, second } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world, { timing: 'PER_SECTION', sections: [[tiny], [second]] });
    const { sittingId, attempts } = await beginSitting({ database, clock, assessment });
    expect(attempts).toHaveLength(1);
    const sitting = await database.sitting.findUniqueOrThrow({ where: { id: sittingId }, include: { sections: true } });
    expect(sitting.sections).toHaveLength(1);
    expect(sitting.sections[0]!.deadlineAt.getTime() - clock.at.getTime()).toBe(30 * MINUTE);
    expect(sitting.deadlineAt.getTime() - clock.at.getTime()).toBe(60 * MINUTE);
  });
});

describe('a link that starts nothing', () => {
  const stateOf = async (clock: SetClock, token: string) =>
    (await findDoor({ database: world.database, clock, token, device: newDevice() })).door.state;

  test('says which: revoked, expired, closed, past the due date, unknown', async () => {
    const { database } = world;
    const clock = new SetClock();
    const later = { expiresAt: new Date(clock.at.getTime() + 600 * MINUTE) };
    const invite = async (fields: object, about: object = {}) => {
      const assessment = await assessmentIn(world, about);
      return (await makeInvitation({ database, assessment, ...later, ...fields })).token;
    };
    const cases = {
      revoked: await invite({ revokedAt: clock.at }),
      expired: await invite({ expiresAt: clock.at }),
      closed: await invite({}, { status: 'CLOSED' }),
      over: await invite({}, { dueAt: clock.at }),
    };
    for (const [state, token] of Object.entries(cases)) {
      expect(await stateOf(clock, token)).toBe(state);
      const start = startSitting({ database, clock, token, ...by(newDevice()) });
      await expect(start).rejects.toMatchObject({ code: 'gone' });
    }
    await expect(stateOf(clock, 'no such token')).rejects.toMatchObject({ code: 'not-found' });
    // Extra time moves the due date too.
    const extra = await invite({ timeMultiplier: 1.5 }, { dueAt: clock.at });
    expect(await stateOf(clock, extra)).toBe('open');
  });

  test('a sitting that has begun goes on when the last moment to start has passed, and not when it was revoked', async () => {
    const { database } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world);
    const { token, invitation } = await beginSitting({ database, clock, assessment });
    await database.invitation.update({ where: { id: invitation.id }, data: { expiresAt: clock.at } });
    expect(await stateOf(clock, token)).toBe('running');
    await database.invitation.update({ where: { id: invitation.id }, data: { revokedAt: clock.at } });
    expect(await stateOf(clock, token)).toBe('revoked');
    const over = takeOverSitting({ database, clock, token, ...by(newDevice()) });
    await expect(over).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('another device', () => {
  test('takes over by the link; the one before saves nothing more, and may take it back', async () => {
    const { database } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world);
    const { sittingId, token, device, attempts, save } = await beginSitting({ database, clock, assessment });
    await expect(save('on the first', 0)).resolves.toMatchObject({ saved: true, revision: 1 });
    const other = newDevice();
    await takeOverSitting({ database, clock, token, ...by(other) });
    await expect(save('still on the first', 1)).rejects.toMatchObject({ code: 'conflict' });
    const attempt = await database.attempt.findUniqueOrThrow({ where: { id: attempts[0]!.id } });
    expect(JSON.stringify(attempt.draft)).toContain('on the first');
    const changes = { sittingId, kind: 'device-changed' };
    expect(await database.sittingEvent.count({ where: changes })).toBe(1);
    // Asking twice changes nothing.
    await takeOverSitting({ database, clock, token, ...by(other) });
    expect(await database.sittingEvent.count({ where: changes })).toBe(1);
    await takeOverSitting({ database, clock, token, ...by(device) });
    await expect(save('back on the first', 1)).resolves.toMatchObject({ saved: true, revision: 2 });
    expect(await database.auditEntry.count({ where: { action: 'sitting.taken-over' } })).toBe(2);
  });

  test('that opens the sitting after its end is let in, which is no evidence of work on it', async () => {
    const { database } = world;
    const clock = new SetClock();
    const assessment = await assessmentIn(world);
    const { sittingId, token } = await beginSitting({ database, clock, assessment });
    await finishSitting({ database, clock, sittingId, endedBy: 'CANDIDATE' });
    const device = newDevice();
    await takeOverSitting({ database, clock, token, ...by(device) });
    expect(await findDoor({ database, clock, token, device })).toMatchObject({
      door: { state: 'finished', isDevice: true },
    });
    expect(await database.sittingEvent.count({ where: { sittingId, kind: 'device-changed' } })).toBe(0);
  });
});
