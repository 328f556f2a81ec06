import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../app/accounts/roles';
import { writeComment } from '../../app/reviews/comments/write-comment.server';
import { getComparison } from '../../app/reviews/report/get-comparison.server';
import { getEverything } from '../../app/reviews/report/get-everything.server';
import { getSittingScore } from '../../app/reviews/report/get-sitting-score.server';
import { getTwoMinutes } from '../../app/reviews/report/get-two-minutes.server';
import { listRowScores } from '../../app/reviews/report/list-row-scores.server';
import { recordDecision } from '../../app/reviews/report/record-decision.server';
import { openReportWorld, type ReportWorld } from '../factories/report-world';
import { SetClock } from '../factories/sitting-world';

let world: ReportWorld;
beforeAll(async () => {
  world = await openReportWorld();
});
afterAll(() => world.close());

describe('the score of a sitting', () => {
  it('is the weighted mean of its exercises, with the interval that the judge’s samples leave', async () => {
    const { database } = world;
    const { organisationId } = world;
    const assessment = await world.newAssessment();
    await database.assessmentExercise.update({
      where: { id: assessment.sections[0]?.exercises[1]?.id ?? '' },
      data: { weight: 3 },
    });
    // 70 by checks and 30 by criteria of weights 2 and 1.
    const { sittingId } = await world.newSitting(assessment, [
      { points: 10, samples: [2, 2, 1] },
      { points: 0, levels: [0, 0] },
    ]);
    const score = await getSittingScore({ database, organisationId, sittingId });
    expect(score).toMatchObject({ status: 'settled', points: 25, low: 22.5, high: 25, awaiting: 0 });
    expect(score.disagreement).toEqual({ down: -2.5, up: 0 });
    const { userId, membership } = world.as('VIEWER');
    const table = { database, organisationId, assessmentId: assessment.id, sittingIds: [sittingId] };
    expect(await listRowScores({ ...table, userId, role: membership.role })).toEqual({
      scores: { [sittingId]: { status: 'settled', points: 25, low: 22.5, high: 25 } },
      linked: [sittingId],
    });
  });

  it('counts what was never begun as nothing once the sitting has ended', async () => {
    const { database } = world;
    const assessment = await world.newAssessment();
    const ended = await world.newSitting(assessment, [{ points: 10 }]);
    const running = await world.newSitting(assessment, [{ points: 10 }], { finished: false });
    const scoreOf = (sittingId: string) =>
      getSittingScore({ database, organisationId: world.organisationId, sittingId });
    expect(await scoreOf(ended.sittingId)).toMatchObject({ status: 'settled', points: 50 });
    expect(await scoreOf(running.sittingId)).toMatchObject({ status: 'running', points: 100 });
  });

  it('is not found in another organisation, nor for ids that are none', async () => {
    const { database } = world;
    const { sittingId } = await world.newSitting(await world.newAssessment(), [{ points: 10 }]);
    for (const asked of [
      { organisationId: world.stranger().membership.organisationId, sittingId },
      { organisationId: world.organisationId, sittingId: '../secret' },
    ]) {
      await expect(getSittingScore({ database, ...asked })).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the two-minute view', () => {
  it('shows score, place, skills, evidence, what is open and what was recorded', async () => {
    const { database } = world;
    const assessment = await world.newAssessment({ expectations: { evaluation: 0.6 } });
    const { sittingId, submissions } = await world.newSitting(assessment, [
      { points: 9 },
      { points: 2, levels: [0, 0] },
    ]);
    for (const points of [1, 3, 5, 8])
      await world.newSitting(assessment, [{ points }, { points }], { name: `Other ${points}` });
    await world.newSitting(assessment, [{ points: 10 }], { name: 'Still working', finished: false });
    const graded = await world.newSitting(assessment, [{ points: 10 }, { points: 10 }], { name: 'Being graded' });
    await database.gradingRun.updateMany({
      where: { submissionId: graded.submissions[1] ?? '' },
      data: { status: 'RUNNING' },
    });
    const at = new Date();
    await database.sittingEvent.createMany({
      data: [
        { sittingId, kind: 'paste', detail: { file: 'memo.md', characters: 900, lines: 9, own: false }, at },
        { sittingId, kind: 'paste', detail: { file: 'memo.md', characters: 9000, lines: 9, own: true }, at },
      ],
    });
    await database.problemReport.create({
      data: { organisationId: world.organisationId, sittingId, text: 'The editor froze.', at },
    });
    const report = await getTwoMinutes({ database, ...world.as('VIEWER'), sittingId });
    expect(report.standing).toMatchObject({ below: 2, above: 2, level: 0 });
    expect(report.standing?.scores).toHaveLength(5);
    expect(report.skills).toMatchObject([
      { skill: 'evaluation', expected: 0.6, share: expect.closeTo(0.535, 3) as number },
    ]);
    expect(report.strongest[0]).toMatchObject({
      targetId: 'faults',
      earned: 31.5,
      most: 35,
      submissionId: submissions[0],
    });
    expect(report.weakest[0]).toMatchObject({ targetId: 'faults', submissionId: submissions[1] });
    expect(report.strongest.find(({ targetId }) => targetId === 'limits')?.quote).toBe('It cannot see sarcasm.');
    const notes = report.notes.map(({ kind, text }) => `${kind}: ${text}`);
    expect(notes).toContain('fact: 1 paste from elsewhere, the longest of 900 characters.');
    expect(notes).toContain('problem: Problem reported, not answered yet: “The editor froze.”');
    // Nothing hidden of the rubric travels with it.
    expect(JSON.stringify(report)).not.toContain('SECRET');
  });

  it('is read by viewers, kept from authors, and does not exist for others', async () => {
    const { database } = world;
    const { sittingId } = await world.newSitting(await world.newAssessment(), [{ points: 9 }]);
    for (const role of ['OWNER', 'ADMIN', 'REVIEWER', 'VIEWER'] as const) {
      expect((await getTwoMinutes({ database, ...world.as(role), sittingId })).head.candidate.name).toBe(
        'Robin Candidate',
      );
    }
    const refused = { AUTHOR: world.as('AUTHOR'), stranger: world.stranger() };
    await expect(getTwoMinutes({ database, ...refused.AUTHOR, sittingId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(getEverything({ database, ...refused.AUTHOR, sittingId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const id of [sittingId, 'no-id']) {
      await expect(getTwoMinutes({ database, ...refused.stranger, sittingId: id })).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(getEverything({ database, ...refused.stranger, sittingId: id })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('is kept from a reviewer while a blind review of it could be theirs', async () => {
    const { database } = world;
    const assessment = await world.newAssessment({ blindReview: true, reviewPolicy: 'SINGLE' });
    const { sittingId } = await world.newSitting(assessment, [{ points: 9 }, { points: 9 }]);
    const asked = { database, ...world.as('REVIEWER'), sittingId };
    await expect(getTwoMinutes(asked)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('could still become yours') as string,
    });
    await expect(getEverything(asked)).rejects.toMatchObject({ code: 'forbidden' });
    const compared = { database, ...world.as('REVIEWER'), assessmentId: assessment.id, chosen: [sittingId] };
    expect(await getComparison(compared)).toMatchObject({ sittings: [], hidden: 1, chosen: [], sideBySide: null });
    expect(await getTwoMinutes({ ...asked, ...world.as('ADMIN') })).toBeTruthy();
  });
});

describe('everything', () => {
  it('shows an exercise with its answer, sources, changes and comments, and the course of the sitting', async () => {
    const { database } = world;
    const { sittingId, submissions } = await world.newSitting(await world.newAssessment(), [
      { points: 9, samples: [2, 1, 2] },
      { points: 1 },
    ]);
    const [, second = ''] = submissions;
    await writeComment({ database, ...world.as('ADMIN'), sittingId, submissionId: second, text: 'Ask about this.' });
    const everything = await getEverything({ database, ...world.as('VIEWER'), sittingId, submission: second });
    expect(everything.lines).toHaveLength(2);
    expect(everything.chosen?.handedIn).toMatchObject({
      submissionId: second,
      answer: { files: { 'memo.md': 'It cannot see sarcasm. Memo 1.' } },
      comments: [{ text: 'Ask about this.' }],
      run: { judgeModel: 'judge-1', rubricNumber: 1 },
    });
    expect(everything.timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Started', 'A second exercise submitted', 'Ended by the candidate']),
    );
    expect(JSON.stringify(everything)).not.toContain('SECRET');
    const missing = { database, ...world.as('VIEWER'), sittingId, submission: crypto.randomUUID() };
    await expect(getEverything(missing)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a decision', () => {
  const decide = (role: Role, sittingId: string, clock = new SetClock()) =>
    recordDecision({
      ...{
        database: world.database,
        clock,
        sittingId,
        ...world.as(role),
      },
      ...{ outcome: 'ADVANCE' as const, reasons: 'Finds the fault and says what it cannot see.' },
    });

  it('is appended with its reasons, audited and told to webhooks; the latest counts', async () => {
    const { database } = world;
    const { organisationId } = world;
    const assessment = await world.newAssessment();
    const { sittingId } = await world.newSitting(assessment, [{ points: 10 }, { points: 10 }]);
    const { id: webhookId } = await database.webhook.create({
      data: {
        organisationId,
        url: 'https://hooks.example.org',
        secret: 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz',
        events: ['decision.made'],
      },
      select: { id: true },
    });
    await decide('REVIEWER', sittingId);
    await decide('REVIEWER', sittingId);
    const clock = new SetClock(new Date('2026-11-22T09:00:00Z'));
    await recordDecision({
      ...{ database, clock, sittingId, ...world.as('ADMIN') },
      ...{ outcome: 'HOLD', reasons: 'Waiting for the second interview.' },
    });
    const { decisions } = await getTwoMinutes({ database, ...world.as('VIEWER'), sittingId });
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['HOLD', 'ADVANCE']);
    const deliveries = await database.webhookDelivery.findMany({ where: { webhookId }, orderBy: { createdAt: 'asc' } });
    expect(deliveries.map(({ payload }) => (payload as { data: object }).data)).toMatchObject([
      { sittingId, outcome: 'ADVANCE', points: 100 },
      { sittingId, outcome: 'HOLD', points: 100 },
    ]);
    expect(await database.auditEntry.count({ where: { organisationId, action: 'decision.made' } })).toBe(2);
    const compared = await getComparison({ database, ...world.as('VIEWER'), assessmentId: assessment.id, chosen: [] });
    expect(compared.sittings.map(({ decision }) => decision)).toEqual(['HOLD']);
    await database.webhook.delete({ where: { id: webhookId } });
  });

  it('waits for the end of the sitting, and for somebody who may decide and may know whose it is', async () => {
    const { database } = world;
    const before = await database.decision.count();
    const running = await world.newSitting(await world.newAssessment(), [{ points: 10 }], { finished: false });
    await expect(decide('ADMIN', running.sittingId)).rejects.toMatchObject({ code: 'conflict' });
    const { sittingId } = await world.newSitting(await world.newAssessment(), [{ points: 10 }]);
    for (const role of ['VIEWER', 'AUTHOR'] as const) {
      await expect(decide(role, sittingId)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const blind = await world.newSitting(await world.newAssessment({ blindReview: true, reviewPolicy: 'SINGLE' }), [
      { points: 10 },
    ]);
    await expect(decide('REVIEWER', blind.sittingId)).rejects.toMatchObject({ code: 'forbidden' });
    const foreign = recordDecision({
      ...{ database, sittingId, ...world.stranger() },
      ...{ outcome: 'REJECT', reasons: 'Not theirs to decide.' },
    });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    expect(await database.decision.count()).toBe(before);
  });
});
