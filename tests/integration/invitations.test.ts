import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerProblem } from '../../app/assessments/answer-problem.server';
import { changeCandidate } from '../../app/assessments/change-candidate.server';
import { changeInvitation } from '../../app/assessments/change-invitation.server';
import { checkCandidates } from '../../app/assessments/check-candidates.server';
import { getCandidate } from '../../app/assessments/get-candidate.server';
import { inviteCandidate } from '../../app/assessments/invite-candidate.server';
import { inviteCandidates } from '../../app/assessments/invite-candidates.server';
import { listCandidates } from '../../app/assessments/list-candidates.server';
import { invitationFilter, listInvitations } from '../../app/assessments/list-invitations.server';
import { listProblemReports } from '../../app/assessments/list-problem-reports.server';
import { resendInvitation } from '../../app/assessments/resend-invitation.server';
import { findDoor } from '../../app/assessments/sitting/find-door.server';
import { withdrawInvitation } from '../../app/assessments/withdraw-invitation.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeAssessment, makeOrganisation, makeSitting, type MadeAssessment } from '../factories/hiring';
import { openSittingWorld, SetClock } from '../factories/sitting-world';

const ROLES = ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] as const;
const ORIGIN = 'https://assay.example.org';
const DAY_MS = 86_400_000;
let world: Awaited<ReturnType<typeof openSittingWorld>>;
let team: Awaited<ReturnType<typeof makeTeam>>;
let others: Awaited<ReturnType<typeof makeTeam>>;
let assessment: MadeAssessment;
const clock = new SetClock();

async function makeTeam() {
  const { database } = world;
  const made = await makeOrganisation({ database, roles: ROLES });
  const as = (role: (typeof ROLES)[number]) => ({
    ...{ database, clock, actor: made.members[role] },
    membership: { organisationId: made.organisationId, slug: made.slug, name: made.name, role },
  });
  return { ...made, as };
}

beforeAll(async () => {
  world = await openSittingWorld();
  team = await makeTeam();
  others = await makeTeam();
  const { organisationId } = team;
  assessment = await makeAssessment({ database: world.database, organisationId, sections: [[world.tiny]] });
});
afterAll(async () => {
  await disposeSingletons();
  await world.close();
});

const mailOf = () => `${randomUUID()}@example.org`;
const invite = (changes: { email?: string; name?: string; assessmentId?: string; timeMultiplier?: number } = {}) =>
  inviteCandidate({
    ...{ database: world.database, clock, organisationId: team.organisationId, actor: team.members.ADMIN },
    ...{ assessmentId: assessment.id, email: mailOf(), name: 'Ada', origin: ORIGIN, ...changes },
  });
const door = async (token: string) =>
  (await findDoor({ database: world.database, clock, token, device: '' })).door.state;
const audited = async (action: string) =>
  world.database.auditEntry.count({ where: { organisationId: team.organisationId, action } });

describe('an invitation', () => {
  test('is mailed with its link, of which only the hash is kept, and is told and logged once', async () => {
    const before = await audited('invitation.sent');
    const email = mailOf();
    const { invitationId, token } = await invite({ email });
    const mail = await world.database.mail.findFirstOrThrow({ where: { recipient: email } });
    expect(mail.text).toContain(`${ORIGIN}/invitations/${token}`);
    expect(mail.text).toContain('5 December 2026 at 09:00 UTC');
    expect(JSON.stringify(await world.database.invitation.findUnique({ where: { id: invitationId } }))).not.toContain(
      token,
    );
    expect(await audited('invitation.sent')).toBe(before + 1);
    expect(await door(token)).toBe('open');
    clock.moveMs(14 * DAY_MS);
    expect(await door(token)).toBe('expired');
    clock.moveMs(-14 * DAY_MS);
  });

  test('is given once at a time, also when two ask at once', async () => {
    const email = mailOf();
    const before = await audited('invitation.sent');
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => invite({ email })));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await audited('invitation.sent')).toBe(before + 1);
    expect(await world.database.mail.count({ where: { recipient: email } })).toBe(1);
    expect(await world.database.candidate.count({ where: { email } })).toBe(1);
  });

  test('is for published assessments only', async () => {
    const { organisationId } = team;
    for (const status of ['DRAFT', 'CLOSED'] as const) {
      const { id } = await makeAssessment({
        database: world.database,
        organisationId,
        sections: [[world.tiny]],
        status,
      });
      await expect(invite({ assessmentId: id }), status).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  test('that is resent ends the link before it and is open again when it had run out', async () => {
    const { invitationId, token } = await invite();
    clock.moveMs(20 * DAY_MS);
    const again = await resendInvitation({ ...team.as('ADMIN'), invitationId, origin: ORIGIN });
    await expect(door(token)).rejects.toMatchObject({ code: 'not-found' });
    expect(await door(again.token)).toBe('open');
    clock.moveMs(-20 * DAY_MS);
  });

  test('that is revoked opens nothing and cannot be resent, but the candidate can be invited anew', async () => {
    const email = mailOf();
    const { invitationId, token } = await invite({ email });
    await withdrawInvitation({ ...team.as('ADMIN'), invitationId });
    expect(await door(token)).toBe('revoked');
    const resend = resendInvitation({ ...team.as('ADMIN'), invitationId, origin: ORIGIN });
    await expect(resend).rejects.toMatchObject({ code: 'conflict' });
    expect(await door((await invite({ email })).token)).toBe('open');
  });

  test('whose sitting has begun is neither revoked nor changed nor given twice', async () => {
    const { candidate, invitation } = await makeSitting({ database: world.database, assessment });
    const which = { ...team.as('ADMIN'), invitationId: invitation.id };
    const change = { timeMultiplier: 2, expiresAt: new Date() };
    await expect(withdrawInvitation(which)).rejects.toMatchObject({ code: 'conflict' });
    await expect(changeInvitation({ ...which, ...change })).rejects.toMatchObject({ code: 'conflict' });
    await expect(invite({ email: candidate.email })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a list', () => {
  const raw = (line: number, email: string) => ({ line, email, name: '', multiplier: '', expires: '' });

  test('says who is in it twice, who is invited and who may be invited again', async () => {
    const [open, run, fresh] = [mailOf(), mailOf(), mailOf()];
    await invite({ email: open });
    const { invitationId } = await invite({ email: run });
    await withdrawInvitation({ ...team.as('ADMIN'), invitationId });
    const { candidate } = await makeSitting({ database: world.database, assessment });
    const rows = [open, run, fresh, fresh.toUpperCase(), candidate.email].map((email, at) => raw(at + 1, email));
    const { organisationId } = team;
    const where = { database: world.database, clock, organisationId, assessmentId: assessment.id };
    const { fine, wrong } = await checkCandidates({ ...where, rows, zone: 'UTC' });
    expect(fine.map(({ row, note }) => [row.email, note !== null])).toEqual([
      [run, true],
      [fresh, false],
    ]);
    expect(wrong.map(({ errors }) => errors.email)).toEqual([
      'Holds an open invitation already.',
      'Already in line 3.',
      'Has started this assessment already.',
    ]);
  });

  test('is invited row by row: what is refused does not stop the others, and doing it again invites nobody twice', async () => {
    const rows = [mailOf(), mailOf(), mailOf()].map((email) => ({
      email,
      name: '',
      timeMultiplier: null,
      expiresAt: null,
    }));
    await invite({ email: rows[1]!.email });
    const where = { ...team.as('ADMIN'), assessmentId: assessment.id, rows, days: 7, origin: ORIGIN };
    expect(await inviteCandidates(where)).toMatchObject({
      invited: [rows[0]!.email, rows[2]!.email],
      refused: [{ email: rows[1]!.email }],
    });
    expect((await inviteCandidates(where)).invited).toEqual([]);
    await expect(inviteCandidates({ ...where, ...team.as('REVIEWER') })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('candidates', () => {
  test('have extra time that an invitation may replace', async () => {
    const { invitationId } = await invite({ timeMultiplier: 2 });
    const { candidateId } = await world.database.invitation.findUniqueOrThrow({ where: { id: invitationId } });
    await changeCandidate({ ...team.as('ADMIN'), candidateId, name: 'Ada L', timeMultiplier: 1.25 });
    const read = () =>
      getCandidate({ database: world.database, clock, organisationId: team.organisationId, candidateId });
    expect((await read()).invitations).toMatchObject([{ timeMultiplier: 2, ownMultiplier: 2 }]);
    const expiresAt = new Date('2027-01-01T00:00:00Z');
    await changeInvitation({ ...team.as('ADMIN'), invitationId, timeMultiplier: null, expiresAt });
    expect(await read()).toMatchObject({
      ...{ name: 'Ada L', timeMultiplier: 1.25 },
      invitations: [{ timeMultiplier: 1.25, ownMultiplier: null, expiresAt: expiresAt.toISOString() }],
    });
    const found = { database: world.database, organisationId: team.organisationId, page: 1 };
    expect(await listCandidates({ ...found, search: 'ada l' })).toMatchObject({ count: 1 });
    expect(await listCandidates({ ...found, search: '%' })).toMatchObject({ count: 0 });
  });

  test('are listed by what became of their invitations, those at work first', async () => {
    const { organisationId } = team;
    const own = await makeAssessment({ database: world.database, organisationId, sections: [[world.tiny]] });
    const { sitting } = await makeSitting({ database: world.database, assessment: own, startedAt: clock.now() });
    for (let more = 0; more < 52; more += 1) await invite({ assessmentId: own.id });
    const list = (filter: object) =>
      listInvitations({
        ...{ database: world.database, clock, organisationId, assessmentId: own.id },
        filter: invitationFilter.parse({ search: '', state: null, page: 1, ...filter }),
      });
    const first = await list({});
    expect(first).toMatchObject({ count: 53, pages: 2, page: 1 });
    expect(first.rows[0]).toMatchObject({ state: 'running', sitting: { id: sitting.id } });
    const second = await list({ page: 2 });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53);
    expect((await list({ state: 'running' })).count).toBe(1);
    expect((await list({ state: 'run-out' })).count).toBe(0);
  });
});

test('a problem report is answered once, by who may', async () => {
  const { sitting } = await makeSitting({ database: world.database, assessment });
  const { organisationId } = team;
  const data = { organisationId, sittingId: sitting.id, text: 'It hangs', at: clock.now() };
  const { id: reportId } = await world.database.problemReport.create({ data });
  const answer = { reportId, answer: 'Try now' };
  await expect(answerProblem({ ...team.as('REVIEWER'), ...answer })).rejects.toMatchObject({ code: 'forbidden' });
  await answerProblem({ ...team.as('ADMIN'), ...answer });
  await expect(answerProblem({ ...team.as('OWNER'), ...answer })).rejects.toMatchObject({ code: 'conflict' });
  expect(await audited('problem.answered')).toBe(1);
  const [report] = await listProblemReports({ database: world.database, organisationId, blind: true });
  expect(report).toMatchObject({ answer: 'Try now', candidate: null, sittingId: null });
});

test('another organisation gets the same answer as for what does not exist, and roles without the ability are refused', async () => {
  const { invitationId } = await invite();
  const { candidateId } = await world.database.invitation.findUniqueOrThrow({ where: { id: invitationId } });
  const acts = (who: ReturnType<typeof team.as>, id: { invitationId: string; candidateId: string }) => [
    () => resendInvitation({ ...who, ...id, origin: ORIGIN }),
    () => withdrawInvitation({ ...who, ...id }),
    () => changeInvitation({ ...who, ...id, timeMultiplier: 3, expiresAt: new Date() }),
    () => changeCandidate({ ...who, ...id, name: 'X', timeMultiplier: 3 }),
    () => answerProblem({ ...who, reportId: id.invitationId, answer: 'X' }),
  ];
  const unknown = ['nonsense', randomUUID()].map((id) => ({ invitationId: id, candidateId: id }));
  for (const id of [{ invitationId, candidateId }, ...unknown]) {
    for (const act of acts(others.as('OWNER'), id)) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  }
  const { organisationId } = others;
  const where = { database: world.database, clock, organisationId };
  await expect(getCandidate({ ...where, candidateId })).rejects.toMatchObject({ code: 'not-found' });
  const filter = invitationFilter.parse({});
  expect((await listInvitations({ ...where, assessmentId: assessment.id, filter })).rows).toEqual([]);
  for (const role of ['REVIEWER', 'AUTHOR', 'VIEWER'] as const) {
    for (const act of acts(team.as(role), { invitationId, candidateId })) {
      await expect(act(), role).rejects.toMatchObject({ code: 'forbidden' });
    }
  }
  const kept = await world.database.invitation.findUniqueOrThrow({ where: { id: invitationId } });
  expect(kept).toMatchObject({ revokedAt: null, timesSent: 1, timeMultiplier: null });
});
