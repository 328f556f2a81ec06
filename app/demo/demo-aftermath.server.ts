import type { Database } from '../lib/db/prisma.server';
import { answerAppeal } from '../reviews/appeals/answer-appeal.server';
import { raiseAppeal } from '../reviews/appeals/raise-appeal.server';
import { noteResultsSeen } from '../reviews/appeals/result-seen.server';
import { writeComment } from '../reviews/comments/write-comment.server';
import { writeOverride } from '../reviews/override/write-override.server';
import { recordDecision } from '../reviews/report/record-decision.server';
import { DEMO_ORGANISATION_ID } from './cast';
import { acting } from './demo-organisation.server';
import type { DemoSubmission } from './demo-reviews.server';
import { ownSitting } from './demo-sittings.server';
import { APPEALS, COMMENTS, DECISIONS, OVERRIDE } from './demo-story';
import { daysAgo, inThePast } from './past.server';

interface Told {
  database: Database;
  now: Date;
  graded: ReadonlyMap<string, DemoSubmission>;
}

/** What follows the reviews: an override, comments, appeals and their answers, decisions. What is there already is left as it is. */
export async function makeDemoAftermath({ origin, ...told }: Told & { origin: string }): Promise<void> {
  await makeOverride(told);
  await makeComments(told);
  await makeAppeals({ ...told, origin });
  await makeDecisions(told);
}

async function makeOverride({ database, now, graded }: Told): Promise<void> {
  const submission = graded.get(OVERRIDE.submission);
  const criterion = submission?.rubric.criteria[OVERRIDE.criterion];
  if (!submission || !criterion) return;
  const { submissionId } = submission;
  if (await database.override.findFirst({ where: { submissionId }, select: { id: true } })) return;
  const own = await acting(database, OVERRIDE.by);
  const change = {
    ...{ target: 'criterion' as const, targetId: criterion.id, levelIndex: criterion.levels.length - 1, points: null },
    reason: OVERRIDE.reason,
  };
  await inThePast({
    ...{ database, at: daysAgo(now, OVERRIDE.days) },
    act: (clock) => writeOverride({ database, clock, ...own, submissionId, change }),
  });
}

const sittingOf = (graded: ReadonlyMap<string, DemoSubmission>, candidate: string): string | undefined =>
  [...graded.values()].find((submission) => submission.candidate === candidate)?.sittingId;

async function makeComments({ database, now, graded }: Told): Promise<void> {
  for (const { candidate, by, days, text } of COMMENTS) {
    const sittingId = sittingOf(graded, candidate);
    if (!sittingId || (await database.comment.findFirst({ where: { sittingId }, select: { id: true } }))) continue;
    const own = await acting(database, by);
    await inThePast({
      ...{ database, at: daysAgo(now, days) },
      act: (clock) => writeComment({ database, clock, ...own, sittingId, text }),
    });
  }
}

async function makeAppeals({ database, now, graded, origin }: Told & { origin: string }): Promise<void> {
  for (const { submission: key, days, reason, answer } of APPEALS) {
    const submission = graded.get(key);
    if (!submission) continue;
    const { submissionId, sittingId, candidate } = submission;
    const known = { database, organisationId: DEMO_ORGANISATION_ID };
    if (!(await database.appeal.findUnique({ where: { submissionId }, select: { id: true } }))) {
      const actor = { id: null, name: `candidate ${candidate}` };
      await inThePast({
        ...{ database, at: daysAgo(now, days, -30) },
        act: () => noteResultsSeen({ ...known, actor, submissionIds: [submissionId] }),
      });
      const sitting = await ownSitting(database, sittingId);
      await inThePast({
        ...{ database, at: daysAgo(now, days) },
        act: (clock) => raiseAppeal({ database, clock, sitting, submissionId, reason }),
      });
    }
    const appeal = await database.appeal.findUniqueOrThrow({ where: { submissionId } });
    if (!answer || appeal.outcome) continue;
    const own = await acting(database, answer.by);
    const { outcome, text } = answer;
    await inThePast({
      ...{ database, at: daysAgo(now, answer.days) },
      act: (clock) => answerAppeal({ database, clock, ...own, appealId: appeal.id, outcome, answer: text, origin }),
    });
  }
}

async function makeDecisions({ database, now, graded }: Told): Promise<void> {
  for (const { candidate, by, days, outcome, reasons } of DECISIONS) {
    const sittingId = sittingOf(graded, candidate);
    if (!sittingId || (await database.decision.findFirst({ where: { sittingId }, select: { id: true } }))) continue;
    const own = await acting(database, by);
    await inThePast({
      ...{ database, at: daysAgo(now, days) },
      act: (clock) => recordDecision({ database, clock, ...own, sittingId, outcome, reasons }),
    });
  }
}
