import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeInvitation } from '../../app/assessments/change-invitation.server';
import { inviteCandidate } from '../../app/assessments/invite-candidate.server';
import { invitationFilter, listInvitations } from '../../app/assessments/list-invitations.server';
import { resendInvitation } from '../../app/assessments/resend-invitation.server';
import { findDoor } from '../../app/assessments/sitting/find-door.server';
import { startSitting } from '../../app/attempts/sitting/start-sitting.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeAssessment, makeSitting, type MadeAssessment } from '../factories/hiring';
import {
  assessmentIn,
  MINUTE,
  newDevice,
  openSittingWorld,
  SetClock,
  type SittingWorld,
} from '../factories/sitting-world';

const ORIGIN = 'https://assay.example.org';
const DAY_MS = 86_400_000;
const clock = new SetClock();
let world: SittingWorld;
let assessment: MadeAssessment;
beforeAll(async () => {
  world = await openSittingWorld();
  assessment = await assessmentIn(world);
});
afterAll(async () => {
  await disposeSingletons();
  await world.close();
});

const mailOf = () => `${randomUUID()}@example.org`;
const admin = () => ({
  ...{ database: world.database, clock, actor: world.organisation.members.ADMIN },
  membership: { ...world.organisation, role: 'ADMIN' as const },
});
const invite = (changes: { email?: string; assessmentId?: string; timeMultiplier?: number } = {}) => {
  const { organisationId, members } = world.organisation;
  return inviteCandidate({
    ...{ database: world.database, clock, organisationId, actor: members.ADMIN, assessmentId: assessment.id },
    ...{ email: mailOf(), name: 'Ada', origin: ORIGIN, ...changes },
  });
};
const door = async (token: string) =>
  (await findDoor({ database: world.database, clock, token, device: '' })).door.state;

test('an invitation that ran out is not opened again once the candidate holds a newer one or has started', async () => {
  const email = mailOf();
  const { invitationId } = await invite({ email });
  clock.moveMs(20 * DAY_MS);
  const newer = await invite({ email });
  const which = { ...admin(), invitationId };
  const expiresAt = new Date(clock.at.getTime() + 60 * DAY_MS);
  const open = [
    () => resendInvitation({ ...which, origin: ORIGIN }),
    () => changeInvitation({ ...which, timeMultiplier: null, expiresAt }),
  ];
  for (const act of open) await expect(act()).rejects.toMatchObject({ code: 'conflict' });
  const by = { device: newDevice(), address: '203.0.113.7', userAgent: 'Test browser' };
  await startSitting({ database: world.database, clock, token: newer.token, ...by });
  clock.moveMs(20 * DAY_MS);
  for (const act of open) await expect(act()).rejects.toMatchObject({ code: 'conflict' });
  // What stays shut may be changed, and the one that counts is mailed again.
  await changeInvitation({ ...which, timeMultiplier: 2, expiresAt: new Date(clock.at.getTime() - DAY_MS) });
  await resendInvitation({ ...which, invitationId: newer.invitationId, origin: ORIGIN });
  clock.moveMs(-40 * DAY_MS);
});

test('an invitation is open until the due date, with extra time, where that is earlier; after it nothing is mailed', async () => {
  const { organisationId } = world.organisation;
  const dueAt = new Date(clock.at.getTime() + 3 * DAY_MS);
  const own = { database: world.database, organisationId, sections: [[world.tiny]], dueAt };
  const { id: assessmentId } = await makeAssessment(own);
  const email = mailOf();
  const { invitationId, token } = await invite({ email, assessmentId });
  const slow = await invite({ assessmentId, timeMultiplier: 2 });
  const mail = await world.database.mail.findFirstOrThrow({ where: { recipient: email } });
  expect(mail.text).toContain('until Tuesday, 24 November 2026 at 09:00 UTC');
  const rows = async (state: string) => {
    const filter = invitationFilter.parse({ search: '', state, page: 1 });
    const list = await listInvitations({ database: world.database, clock, organisationId, assessmentId, filter });
    return list.rows
      .map(({ id, state: shown, startUntil }) => [id, shown, startUntil])
      .sort((a, b) => (a[2]! < b[2]! ? -1 : 1));
  };
  const until = { first: dueAt.toISOString(), slow: new Date(dueAt.getTime() + 60 * MINUTE).toISOString() };
  expect(await rows('open')).toEqual([
    [invitationId, 'open', until.first],
    [slow.invitationId, 'open', until.slow],
  ]);
  clock.moveMs(3 * DAY_MS);
  expect([await door(token), await door(slow.token)]).toEqual(['over', 'open']);
  expect(await rows('open')).toEqual([[slow.invitationId, 'open', until.slow]]);
  expect(await rows('run-out')).toEqual([[invitationId, 'run-out', until.first]]);
  const resend = resendInvitation({ ...admin(), invitationId, origin: ORIGIN });
  await expect(resend).rejects.toMatchObject({ code: 'conflict', message: /due date/ });
  await expect(invite({ assessmentId })).rejects.toMatchObject({ code: 'conflict', message: /due date/ });
  await resendInvitation({ ...admin(), invitationId: slow.invitationId, origin: ORIGIN });
  clock.moveMs(-3 * DAY_MS);
});

test('an invitation that is mailed again says where its link leads: to the rules, the work, or what became of it', async () => {
  const { sitting, candidate, invitation } = await makeSitting({ database: world.database, assessment });
  const resend = async () => {
    await resendInvitation({ ...admin(), invitationId: invitation.id, origin: ORIGIN });
    const where = { recipient: candidate.email };
    return (await world.database.mail.findFirstOrThrow({ where, orderBy: { id: 'desc' } })).text;
  };
  expect(await resend()).toContain('go back to your work');
  await world.database.sitting.update({ where: { id: sitting.id }, data: { status: 'FINISHED' } });
  expect(await resend()).toContain('has been submitted');
});
