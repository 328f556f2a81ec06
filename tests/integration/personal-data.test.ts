import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from '../../app/accounts/write-audit.server';
import { queueMail } from '../../app/accounts/queue-mail.server';
import { inviteCandidate } from '../../app/assessments/invite-candidate.server';
import type { Clock } from '../../app/lib/clock';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { deleteCandidate } from '../../app/reviews/personal-data/delete-candidate.server';
import { exportCandidate } from '../../app/reviews/personal-data/export-candidate.server';
import { sweepRetention } from '../../app/reviews/personal-data/sweep-retention.server';
import { addWebhook } from '../../app/accounts/webhooks/add-webhook.server';
import { aCheck, aVerdict, makeGradedSubmission, makeSitting } from '../factories/hiring';
import { makeTeam, registerTinyExercise } from '../factories/interop';
import { makeSubmission } from '../factories/submission';
import { findMentions } from './find-mentions';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let versionId: string;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  versionId = await registerTinyExercise(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

type Team = Awaited<ReturnType<typeof makeTeam>>;
const NOW = new Date('2026-11-21T12:00:00Z');
const at = (date: Date): Clock => ({ now: () => date });
const daysBefore = (days: number, ms = 0) => new Date(NOW.getTime() - days * 86_400_000 + ms);

/** A candidate of whom every sort of row exists, with name and address wherever people or programs would write them. */
async function makeWhole(team: Team, finishedAt = NOW) {
  const { database } = fresh;
  const { organisationId, assessment, owner, members } = team;
  const name = `Zelda Q. O'Hara "${randomUUID().slice(0, 6)}"`;
  const startedAt = new Date(finishedAt.getTime() - 3_600_000);
  const made = await makeSitting({ database, assessment, name, startedAt });
  const { sitting, candidate, invitation, attempts } = made;
  const { email } = candidate;
  const attemptId = attempts[0]!.id;
  const signed = `I am ${name}, ${email}.`;
  const { submissionId } = await makeGradedSubmission({
    ...{ database, attemptId, answer: { schemaVersion: 1, files: { 'memo.md': signed }, fields: {} } },
    ...{ checks: [aCheck({ summary: signed })], verdicts: [aVerdict('limits', 1, { reason: signed })] },
  });
  const ended = { status: 'FINISHED', endedBy: 'CANDIDATE', finishedAt, gradedAt: finishedAt } as const;
  await database.sitting.update({ where: { id: sitting.id }, data: ended });
  await database.draftRevision.create({
    data: {
      attemptId,
      revision: 1,
      savedBy: 'tab',
      answer: { schemaVersion: 1, files: { 'memo.md': signed }, fields: {} },
    },
  });
  const rows = { organisationId, sittingId: sitting.id };
  const author = { authorId: members.REVIEWER.id, authorName: members.REVIEWER.name };
  await database.sittingEvent.create({
    data: { sittingId: sitting.id, kind: 'paste', detail: { file: signed }, at: startedAt },
  });
  await database.problemReport.create({ data: { ...rows, text: signed, at: startedAt } });
  await database.comment.create({ data: { ...rows, submissionId, text: signed, ...author } });
  await database.decision.create({ data: { ...rows, outcome: 'HOLD', reasons: signed, ...author } });
  await database.appeal.create({ data: { ...rows, submissionId, reason: signed, at: startedAt } });
  const { rubricVersionId } = await database.gradingRun.findFirstOrThrow({ where: { submissionId } });
  const judged = { organisationId, submissionId, rubricVersionId };
  await database.review.create({
    data: { ...judged, pass: 'FIRST', reviewerName: 'R', blind: false, levels: { limits: { reason: signed } } },
  });
  await database.override.create({
    data: { ...judged, target: 'check', targetId: 'faults', points: 1, reason: signed, ...author },
  });
  await database.$transaction(async (tx) => {
    await queueMail({ tx, organisationId, recipient: email, subject: `For ${name}`, text: `/invitations/x ${name}` });
    await queueMail({ tx, organisationId, recipient: owner.email, subject: 'A problem', text: `${name} reports it.` });
    const about = { sittingId: sitting.id };
    await writeAudit({ tx, organisationId, actor: { id: null, name }, action: 'sitting.started', subject: about });
    await writeAudit({
      ...{ tx, organisationId, actor: owner, action: 'candidate.changed' },
      subject: { candidateId: candidate.id, from: 'Zelda Maiden', to: name },
    });
    await writeAudit({ tx, organisationId, actor: owner, action: 'invitation.resent', subject: { candidate: email } });
  });
  return { name, email, sitting, candidate, invitation, submissionId };
}

/** What the invitation writes by itself: audit, webhook delivery, mail. */
async function inviteAgain(team: Team, { name, email }: { name: string; email: string }, expiresAt?: Date) {
  const { organisationId, owner: actor, membership } = team;
  const { database } = fresh;
  const url = 'https://example.org/hook';
  await addWebhook({ database, membership, actor, url, events: ['candidate.invited'], allowPrivate: false });
  const second = await makeTeam({ database, versionId });
  await database.assessment.update({ where: { id: second.assessment.id }, data: { organisationId } });
  const origin = 'https://assay.example.org';
  return inviteCandidate({
    ...{ database, organisationId, actor, email, name, origin, assessmentId: second.assessment.id },
    ...(expiresAt ? { expiresAt } : {}),
  });
}

describe('deleting a candidate', () => {
  test('leaves no row in any table that holds their name or address, and nothing of others is touched', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    const whole = await makeWhole(team);
    await inviteAgain(team, whole);
    const neighbour = await makeWhole(team);
    const elsewhere = await makeWhole(await makeTeam({ database, versionId, name: 'Others' }));
    const practised = await makeSubmission({
      database,
      versionId,
      answer: { schemaVersion: 1, files: {}, fields: {} },
    });
    const others = () =>
      Promise.all([neighbour, elsewhere].map(({ name, email }) => findMentions({ database, words: [name, email] })));
    const untouched = await others();
    expect(await findMentions({ database, words: [whole.name, whole.email, 'Zelda Maiden'] })).toContain('Candidate');
    await deleteCandidate({
      ...{ database, membership: team.membership, actor: team.owner },
      ...{ candidateId: whole.candidate.id, confirmedEmail: ` ${whole.email.toUpperCase()} ` },
    });
    expect(await findMentions({ database, words: [whole.name, whole.email] })).toEqual([]);
    const gone = { where: { id: whole.submissionId } };
    expect([
      await database.submission.count(gone),
      await database.visitor.count({ where: { id: whole.sitting.visitorId } }),
    ]).toEqual([0, 0]);
    expect(await others()).toEqual(untouched);
    expect(await database.submission.count({ where: { id: practised.submissionId } })).toBe(1);
    const audit = await database.auditEntry.findMany({
      where: { organisationId: team.organisationId, action: 'candidate.deleted' },
    });
    expect(audit).toMatchObject([{ subject: { candidateId: whole.candidate.id, sittings: 1 } }]);
    const kept = await database.mail.findMany({
      where: { organisationId: team.organisationId, recipient: team.owner.email },
    });
    expect(kept.map(({ text }) => text)).toContain('(deleted) reports it.');
  });

  test('asks for their address, for the right to, and for a candidate of this organisation', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    const { candidate, email } = await makeWhole(team);
    const other = await makeTeam({ database, versionId, name: 'Others' });
    const attempt = (who: Pick<Team, 'membership' | 'owner'>, candidateId: string, confirmedEmail = email) =>
      deleteCandidate({ database, membership: who.membership, actor: who.owner, candidateId, confirmedEmail });
    await expect(attempt(team, candidate.id, 'other@example.org')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(attempt({ ...team, membership: team.reviewing }, candidate.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const id of [candidate.id, randomUUID(), 'no-uuid'])
      await expect(attempt(other, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await database.candidate.count({ where: { id: candidate.id } })).toBe(1);
  });
});

describe('exporting a candidate', () => {
  test('hands over everything held about them, with their answers as files and without names of reviewers', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    const { candidate, name, email, sitting } = await makeWhole(team);
    const { bytes, filename } = await exportCandidate({
      ...{ database, clock: at(NOW), membership: team.membership, actor: team.owner, candidateId: candidate.id },
    });
    expect(filename).not.toContain(name);
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual([
      ...[`answers/${sitting.id}/tiny-task/answer.json`, `answers/${sitting.id}/tiny-task/memo.md`, 'data.json'],
    ]);
    const text = strFromU8(files['data.json']!);
    for (const held of ['HOLD', 'paste', 'FIRST', 'problemReports', 'revisions', 'consent', 'limits', 'faults', email])
      expect(text).toContain(held);
    expect(text).not.toContain(team.members.REVIEWER.name);
    expect(text).not.toContain(sitting.deviceHash);
    expect(text).not.toContain('SECRET');
    const action = 'candidate.exported';
    const audit = await database.auditEntry.findMany({ where: { organisationId: team.organisationId, action } });
    expect(audit.map(({ subject }) => subject)).toEqual([{ candidateId: candidate.id }]);
    const reviewing = { database, membership: team.reviewing, actor: team.members.REVIEWER, candidateId: candidate.id };
    await expect(exportCandidate(reviewing)).rejects.toMatchObject({ code: 'forbidden' });
    const other = await makeTeam({ database, versionId, name: 'Others' });
    for (const candidateId of [candidate.id, randomUUID(), 'no-uuid'])
      await expect(
        exportCandidate({ database, membership: other.membership, actor: other.owner, candidateId }),
      ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the retention period', () => {
  const sweep = () => sweepRetention({ database: fresh.database, clock: at(NOW) });
  const keepFor = (team: Team, retentionDays: number | null) =>
    fresh.database.organisation.update({ where: { id: team.organisationId }, data: { retentionDays } });
  const exists = async (id: string) => (await fresh.database.candidate.count({ where: { id } })) === 1;

  test('ends for a sitting to the moment: what finished longer ago goes whole, the rest stays', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    await keepFor(team, 30);
    const over = await makeWhole(team, daysBefore(30, -1));
    const justOn = await makeWhole(team, daysBefore(30));
    const running = await makeSitting({ database, assessment: team.assessment, startedAt: daysBefore(90) });
    const forEver = await makeWhole(await makeTeam({ database, versionId, name: 'Others' }), daysBefore(4_000));
    const practised = await makeSubmission({
      database,
      versionId,
      answer: { schemaVersion: 1, files: {}, fields: {} },
    });
    expect(await sweep()).toBe(1);
    expect(await findMentions({ database, words: [over.name, over.email] })).toEqual([]);
    for (const { candidate } of [justOn, running, forEver]) expect(await exists(candidate.id)).toBe(true);
    expect(await database.submission.count({ where: { id: practised.submissionId } })).toBe(1);
    const audit = await database.auditEntry.findMany({
      where: { organisationId: team.organisationId, action: 'retention.deleted' },
    });
    expect(audit).toMatchObject([{ actorName: 'Assay', subject: { invitations: 1, sittings: 1, candidates: 1 } }]);
    expect(await sweep()).toBe(0);
    await keepFor(team, null);
  });

  test('takes the old sitting of somebody who was invited anew, and keeps them', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    await keepFor(team, 10);
    const whole = await makeWhole(team, daysBefore(11));
    const { invitationId } = await inviteAgain(team, whole);
    await database.mail.updateMany({
      where: { organisationId: team.organisationId, text: { contains: '/invitations/x ' } },
      data: { createdAt: daysBefore(12) },
    });
    expect(await sweep()).toBe(1);
    expect(await exists(whole.candidate.id)).toBe(true);
    expect(await database.sitting.count({ where: { id: whole.sitting.id } })).toBe(0);
    expect(await database.invitation.count({ where: { id: invitationId } })).toBe(1);
    const mails = await database.mail.findMany({
      where: { organisationId: team.organisationId, recipient: whole.email },
    });
    expect(mails).toHaveLength(1);
    await keepFor(team, null);
  });

  test('takes invitations that nobody used, counted from when they ran out', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    await keepFor(team, 10);
    const unused = { name: 'Never Came', email: `never-${randomUUID().slice(0, 8)}@example.org` };
    await inviteAgain(team, unused, daysBefore(10, -1_000));
    const open = { name: 'Still Open', email: `open-${randomUUID().slice(0, 8)}@example.org` };
    await inviteAgain(team, open, daysBefore(9));
    expect(await sweep()).toBe(1);
    expect(await findMentions({ database, words: [unused.email] })).toEqual([]);
    expect(await findMentions({ database, words: [open.email] })).toContain('Candidate');
    await keepFor(team, null);
  });

  test('deletes more than one batch, once, although two workers sweep', async () => {
    const { database } = fresh;
    const team = await makeTeam({ database, versionId });
    await keepFor(team, 1);
    for (let number = 0; number < 25; number += 1) {
      const made = await makeSitting({ database, assessment: team.assessment, startedAt: daysBefore(3) });
      const ended = { status: 'FINISHED', endedBy: 'DEADLINE', finishedAt: daysBefore(2) } as const;
      await database.sitting.update({ where: { id: made.sitting.id }, data: ended });
    }
    const counts = await Promise.all([sweep(), sweep()]);
    expect(counts.reduce((sum, count) => sum + count, 0) + (await sweep())).toBe(25);
    expect(await database.candidate.count({ where: { organisationId: team.organisationId } })).toBe(0);
    await keepFor(team, null);
  });
});
