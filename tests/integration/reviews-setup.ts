import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../app/accounts/roles';
import { rubric as rubricSchema } from '../../app/exercises/exercise-format';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import type { Answer } from '../../app/kinds/contract';
import type { Database } from '../../app/lib/db/prisma.server';
import type { Verdict } from '../../app/grading/grade-types';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { finishReview } from '../../app/reviews/review/finish-review.server';
import { saveReview } from '../../app/reviews/review/save-review.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { writeExerciseFolder } from '../factories/exercise-folder';
import * as hiring from '../factories/hiring';
import { freshDatabase } from './fresh-database';

/** The tiny exercise, registered; its version's id. */
export async function registerTiny(database: Database): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'assay-reviews-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  const exercise = await database.exercise.findUniqueOrThrow({ where: { slug: 'tiny-task' } });
  return exercise.currentVersionId!;
}

export const MEMO = 'It cannot see prices that were right last week. Next I would measure refunds.';
export const ANSWER: Answer = {
  schemaVersion: 1,
  files: { 'eval.ts': 'export const evaluate = () => ({ pass: true });', 'memo.md': MEMO },
  fields: { language: 'typescript', labelAudit: [] },
};
export const NAME = 'Zebedee Quillfeather';

export type Team = Awaited<ReturnType<typeof makeTeam>>;

/** An organisation with an owner, an admin, three reviewers, an author and a viewer. */
export async function makeTeam(database: Database) {
  const made = await hiring.makeOrganisation({ database, roles: ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] });
  const { organisationId } = made;
  const reviewers = [made.members.REVIEWER];
  for (const name of ['Second Reviewer', 'Third Reviewer']) {
    const user = await hiring.makeUser({ database, name });
    await database.membership.create({ data: { organisationId, userId: user.id, role: 'REVIEWER' } });
    reviewers.push(user);
  }
  const membership = (role: Role) => ({ organisationId, slug: made.slug, name: made.name, role });
  return { ...made, reviewers, membership };
}

/** A finished sitting of a candidate with one graded submission. */
export async function makeReviewable({
  database,
  team,
  versionId,
  verdicts,
  name = NAME,
  isPreview = false,
  ...fields
}: {
  database: Database;
  team: Pick<Team, 'organisationId'>;
  versionId: string;
  verdicts?: Verdict[];
  name?: string;
  isPreview?: boolean;
} & Partial<Parameters<typeof hiring.makeAssessment>[0]>) {
  const { organisationId } = team;
  const assessment = await hiring.makeAssessment({ database, organisationId, sections: [[versionId]], ...fields });
  const made = await hiring.makeSitting({ database, assessment, name, isPreview });
  const { submissionId, runId } = await hiring.makeGradedSubmission({
    ...{ database, attemptId: made.attempts[0]!.id, answer: ANSWER, checks: [hiring.aCheck()] },
    verdicts: verdicts ?? [
      hiring.aVerdict('limits', 1, { reason: 'JUDGE-REASON about limits' }),
      hiring.aVerdict('next-step', 1, { reason: 'JUDGE-REASON about steps' }),
    ],
  });
  await database.sitting.update({
    where: { id: made.sitting.id },
    data: { status: 'FINISHED', finishedAt: new Date(), endedBy: 'CANDIDATE' },
  });
  return { ...made, assessment, submissionId, runId };
}

/** Words the question of `limits` anew: another version of the rubric, by which the submission's shown run counts from now on. */
export async function rewordLimits({
  database,
  team: { organisationId },
  runId,
}: {
  database: Database;
  team: Pick<Team, 'organisationId'>;
  runId: string;
}): Promise<void> {
  const { rubricVersion } = await database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    select: { rubricVersion: true },
  });
  const old = rubricSchema.parse(rubricVersion.content);
  const question = 'Does the memo say which faults stay unseen?';
  const content = {
    ...old,
    criteria: old.criteria.map((criterion) => (criterion.id === 'limits' ? { ...criterion, question } : criterion)),
  };
  const { exerciseId } = rubricVersion;
  const number = 1 + (await database.rubricVersion.count({ where: { exerciseId } }));
  const { id: rubricVersionId } = await database.rubricVersion.create({
    data: { exerciseId, ownerOrganisationId: organisationId, number, content, hash: `reworded ${number}` },
    select: { id: true },
  });
  await database.gradingRun.update({ where: { id: runId }, data: { rubricVersionId } });
}

export type Person = { id: string; name: string; email: string };

/** Who acts, with the role they have in this team. */
export function actingIn(database: Database, team: Team) {
  return (actor: Person) => ({
    ...{ database, actor },
    membership: team.membership(
      actor === team.members.ADMIN ? 'ADMIN' : actor === team.members.OWNER ? 'OWNER' : 'REVIEWER',
    ),
  });
}

/** Takes the review open to somebody, gives these levels and finishes. */
export async function reviewAs(
  own: ReturnType<ReturnType<typeof actingIn>>,
  submissionId: string,
  given: Record<string, number>,
): Promise<{ reviewId: string }> {
  const { reviewId } = await takeReview({ ...own, submissionId });
  const { revision } = await own.database.review.findUniqueOrThrow({ where: { id: reviewId } });
  const levels = Object.fromEntries(
    Object.entries(given).map(([id, levelIndex]) => [
      id,
      { levelIndex, reason: `REASON-OF ${own.actor.name}`, quotes: [] },
    ]),
  );
  const saved = await saveReview({ ...own, reviewId, revision, levels });
  await finishReview({ ...own, reviewId, revision: saved.revision });
  return { reviewId };
}

/** A database with one team and the tiny exercise, which is the process's database too until `close`. */
export async function openReviewWorld() {
  const before = { ...process.env };
  const fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  const { database } = fresh;
  const versionId = await registerTiny(database);
  const team = await makeTeam(database);
  return {
    ...{ fresh, team, as: actingIn(database, team) },
    make: (fields: Partial<Parameters<typeof makeReviewable>[0]> = {}) =>
      makeReviewable({ database, team, versionId, ...fields }),
    async close() {
      await disposeSingletons();
      process.env = before;
      await fresh.drop();
    },
  };
}
