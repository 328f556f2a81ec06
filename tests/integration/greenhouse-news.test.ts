import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ATS_REPORT } from '../../app/accounts/webhooks/queue-ats-report.server';
import { noteSittingGraded } from '../../app/grading/note-sitting-graded.server';
import { reportNews } from '../../app/grading/report-news.server';
import { prepareQueuesAt } from '../../app/jobs/prepare-queues.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { writeOverride } from '../../app/reviews/override/write-override.server';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { getSittingScore } from '../../app/reviews/report/get-sitting-score.server';
import { finishReview } from '../../app/reviews/review/finish-review.server';
import { saveReview } from '../../app/reviews/review/save-review.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { makeReviewable, makeTeam, registerTiny, type Team } from './reviews-setup';

let fresh: FreshDatabase;
let versionId: string;
let team: Team;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  await prepareQueuesAt({ url: fresh.url, log: () => undefined });
  versionId = await registerTiny(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});
beforeEach(async () => {
  team = await makeTeam(fresh.database);
});

const URL = 'https://greenhouse.example/done/1';

/** A graded sitting, asked for by Greenhouse unless `asked` is false, whose one submission owes a review. */
async function sat({ asked = true, isPreview = false } = {}) {
  const { database } = fresh;
  const made = await makeReviewable({ database, team, versionId, isPreview, reviewPolicy: 'SINGLE' });
  const data = asked ? { externalOrigin: { schemaVersion: 1, system: 'greenhouse', url: URL, profileUrl: URL } } : {};
  await database.invitation.update({ where: { id: made.invitation.id }, data });
  await database.$transaction((tx) => noteSittingGraded({ tx, sittingId: made.sitting.id }));
  return made;
}
const reports = () =>
  fresh.database.webhookDelivery.findMany({ where: { organisationId: team.organisationId, event: ATS_REPORT } });
const statusOf = async (sittingId: string) =>
  (await getSittingScore({ database: fresh.database, organisationId: team.organisationId, sittingId })).status;

async function review(submissionId: string) {
  const as = { database: fresh.database, membership: team.membership('REVIEWER'), actor: team.reviewers[0]! };
  const { reviewId } = await takeReview({ ...as, submissionId });
  const level = { levelIndex: 1, reason: 'It says so.', quotes: [] };
  const levels = { limits: level, 'next-step': level };
  const { revision } = await saveReview({ ...as, reviewId, revision: 0, levels });
  await finishReview({ ...as, reviewId, revision });
}
const override = (submissionId: string) =>
  writeOverride({
    ...{ database: fresh.database, membership: team.membership('ADMIN'), actor: team.members.ADMIN, submissionId },
    change: { target: 'criterion', targetId: 'limits', levelIndex: 2, points: null, reason: 'It does say so.' },
  });

test('Greenhouse is told when a provisional score becomes settled by a review, and again of an override', async () => {
  const { submissionId, sitting, invitation } = await sat();
  expect([await statusOf(sitting.id), (await reports()).length]).toEqual(['provisional', 1]);
  await review(submissionId);
  expect(await statusOf(sitting.id)).toBe('settled');
  expect((await reports()).map(({ url }) => url)).toEqual([URL, URL]);
  await override(submissionId);
  expect(await reports()).toHaveLength(3);
  for (const { payload } of await reports()) expect(payload).toMatchObject({ invitationId: invitation.id });
});

test('nobody outside is told of a test that nobody outside asked for', async () => {
  const { submissionId } = await sat({ asked: false });
  await review(submissionId);
  await override(submissionId);
  expect(await reports()).toEqual([]);
});

test('one test is told of once for several submissions; previews and other organisations not at all', async () => {
  const [one, two, preview] = [await sat(), await sat(), await sat({ isPreview: true })];
  const submissionIds = [one, one, two, preview].map(({ submissionId }) => submissionId);
  const told = (await reports()).length;
  const other = await makeTeam(fresh.database);
  const { database } = fresh;
  const tell = ({ organisationId }: Team) =>
    database.$transaction((tx) => reportNews({ tx, organisationId, submissionIds }));
  await tell(other);
  expect(await reports()).toHaveLength(told);
  await tell(team);
  expect((await reports()).length - told).toBe(2);
});
