import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnSitting } from '../../app/assessments/sitting/sitting-views';
import { answerAppeal } from '../../app/reviews/appeals/answer-appeal.server';
import { APPEAL_DAYS } from '../../app/reviews/appeals/appeal-forms';
import { listAppeals } from '../../app/reviews/appeals/list-appeals.server';
import { raiseAppeal } from '../../app/reviews/appeals/raise-appeal.server';
import { writeOverride } from '../../app/reviews/override/write-override.server';
import { getOwnResult } from '../../app/reviews/result/get-own-result.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { makeReviewable, makeTeam, registerTiny, type Team } from './reviews-setup';

let fresh: FreshDatabase;
let versionId: string;
let team: Team;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  versionId = await registerTiny(fresh.database);
  team = await makeTeam(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

type Made = Awaited<ReturnType<typeof makeReviewable>>;
const own = ({ sitting, candidate, invitation }: Made): OwnSitting => ({
  ...{ sittingId: sitting.id, organisationId: sitting.organisationId, assessmentId: sitting.assessmentId },
  ...{ invitationId: invitation.id, candidateId: candidate.id, visitorId: sitting.visitorId, status: 'FINISHED' },
  ...{ startedAt: sitting.startedAt, deadlineAt: sitting.deadlineAt, finishedAt: new Date() },
  isPreview: invitation.isPreview,
});
const make = (fields: Partial<Parameters<typeof makeReviewable>[0]> = {}) =>
  makeReviewable({ database: fresh.database, team, versionId, ...fields });
const resultOf = (made: Made) => getOwnResult({ database: fresh.database, sitting: own(made) });
const REASON = 'The memo does name what the evaluator cannot see.';
const appeal = (made: Made, fields: Partial<Parameters<typeof raiseAppeal>[0]> = {}) =>
  raiseAppeal({
    ...{ database: fresh.database, sitting: own(made), submissionId: made.submissionId, reason: REASON },
    ...fields,
  });
const afterDays = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) });

describe('the own result', () => {
  test('shows as much as the policy says, and nothing about other people or what graders know', async () => {
    const made = await make({ resultPolicy: 'FULL' });
    const actor = team.reviewers[0]!;
    const change = {
      target: 'criterion' as const,
      targetId: 'limits',
      levelIndex: 2,
      points: null,
      reason: 'it does say so',
    };
    await writeOverride({
      ...{ database: fresh.database, membership: team.membership('REVIEWER'), actor, submissionId: made.submissionId },
      change,
    });
    const full = await resultOf(made);
    expect(full).toMatchObject({ policy: 'FULL', status: 'settled', points: 35 + 30 });
    expect(full.exercises[0]?.full?.verdicts[0]).toMatchObject({
      levelIndex: 2,
      reason: 'it does say so',
      gradedBy: 'human',
    });
    const text = JSON.stringify(full);
    for (const hidden of [actor.name, actor.id, 'SECRET', 'JUDGE-REASON about limits', 'samples":[{'])
      expect(text).not.toContain(hidden);
    const set = (resultPolicy: 'NOTHING' | 'SCORE') =>
      fresh.database.assessment.update({ where: { id: made.assessment.id }, data: { resultPolicy } });
    await set('SCORE');
    expect(await resultOf(made)).toMatchObject({
      points: 65,
      exercises: [{ points: 65, full: null, state: 'settled' }],
    });
    await set('NOTHING');
    expect(await resultOf(made)).toMatchObject({ points: null, exercises: [] });
    await expect(appeal(made)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is provisional in words while a review is owed, and then nobody can appeal yet', async () => {
    const made = await make({ resultPolicy: 'SCORE', reviewPolicy: 'SINGLE' });
    expect(await resultOf(made)).toMatchObject({
      status: 'provisional',
      exercises: [{ state: 'provisional', appeal: null }],
    });
    await expect(appeal(made)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('an appeal', () => {
  test('is raised once after the result was seen, answered once, mailed, and seen by the candidate', async () => {
    const made = await make();
    await expect(appeal(made)).rejects.toMatchObject({ code: 'conflict' });
    expect((await resultOf(made)).exercises[0]?.appeal).toMatchObject({ state: 'open' });
    const tries = await Promise.allSettled([appeal(made), appeal(made), appeal(made)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [raised] = await listAppeals({ database: fresh.database, ...team, submissionId: made.submissionId });
    expect(raised).toMatchObject({ reason: REASON, answered: null });
    expect(JSON.stringify(raised)).not.toContain(made.candidate.name);
    const answer = (fields: Partial<Parameters<typeof answerAppeal>[0]> = {}) =>
      answerAppeal({
        ...{ database: fresh.database, membership: team.membership('REVIEWER'), actor: team.reviewers[0]! },
        ...{ appealId: raised!.id, outcome: 'UPHELD', answer: 'You are right, and it has been changed.' },
        origin: 'https://assay.example',
        ...fields,
      });
    const other = await makeTeam(fresh.database);
    await expect(answer({ membership: other.membership('ADMIN') })).rejects.toMatchObject({ code: 'not-found' });
    await expect(answer({ membership: team.membership('VIEWER') })).rejects.toMatchObject({ code: 'forbidden' });
    const { submissionId } = await fresh.database.appeal.findUniqueOrThrow({ where: { id: raised!.id } });
    const run = await fresh.database.gradingRun.findFirstOrThrow({ where: { submissionId, isCurrent: true } });
    const open = await fresh.database.review.create({
      data: {
        ...{ organisationId: team.organisationId, submissionId, pass: 'ADJUDICATION', blind: true },
        ...{ reviewerId: team.reviewers[0]!.id, reviewerName: 'x', rubricVersionId: run.rubricVersionId },
      },
    });
    await expect(answer()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Review') as string,
    });
    await fresh.database.review.delete({ where: { id: open.id } });
    await answer();
    await expect(answer({ outcome: 'REJECTED' })).rejects.toMatchObject({ code: 'conflict' });
    const mails = await fresh.database.mail.findMany({ where: { recipient: made.candidate.email } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`https://assay.example/sittings/${made.sitting.id}/result`);
    const seen = (await resultOf(made)).exercises[0]?.appeal;
    expect(seen).toMatchObject({
      state: 'answered',
      outcome: 'UPHELD',
      answer: 'You are right, and it has been changed.',
    });
    expect(JSON.stringify(seen)).not.toContain(team.reviewers[0]!.name);
    const log = await fresh.database.auditEntry.findMany({
      where: { organisationId: team.organisationId, subject: { path: ['submission'], equals: made.submissionId } },
      orderBy: { at: 'asc' },
    });
    expect(log.map(({ action, actorId }) => [action, actorId !== null])).toEqual([
      ['result.seen', false],
      ['appeal.raised', false],
      ['appeal.answered', true],
    ]);
  });

  test('is taken until the last day after the first look, and not after it', async () => {
    const made = await make();
    await resultOf(made);
    await expect(appeal(made, { clock: afterDays(APPEAL_DAYS + 0.01) })).rejects.toMatchObject({ code: 'gone' });
    await appeal(made, { clock: afterDays(APPEAL_DAYS - 0.01) });
  });

  test('reaches only what is part of the own sitting, and no preview', async () => {
    const [mine, theirs] = [await make(), await make()];
    await resultOf(mine);
    await resultOf(theirs);
    await expect(appeal(mine, { submissionId: theirs.submissionId })).rejects.toMatchObject({ code: 'not-found' });
    const preview = await make({ isPreview: true });
    await resultOf(preview);
    await expect(appeal(preview)).rejects.toMatchObject({ code: 'not-found' });
  });
});
