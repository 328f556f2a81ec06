import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MembershipView } from '../../app/accounts/account-views';
import type { Role } from '../../app/accounts/roles';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { freshDatabase } from '../integration/fresh-database';
import { writeExerciseFolder } from './exercise-folder';
import { aCheck, aVerdict, makeAssessment, makeGradedSubmission, makeOrganisation, makeSitting } from './hiring';
import { memoAnswer } from './sitting-world';

const ROLES = ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] as const;

/** What an exercise earned: points of ten by code, levels of two criteria, and the judge's samples for the first of them. */
export interface GradedFacts {
  points: number;
  levels?: [number, number];
  samples?: number[];
}

/** A database with two tiny exercises (70 points by checks, 30 by criteria of weights 2 and 1) and two organisations, for tests of reports. */
export async function openReportWorld() {
  const fresh = await freshDatabase();
  const { database } = fresh;
  const before = { ...process.env };
  Object.assign(process.env, { DATABASE_URL: fresh.url, COOKIE_SECRET: 'a secret of at least thirty-two bytes' });
  const root = await mkdtemp(join(tmpdir(), 'assay-report-'));
  await writeExerciseFolder({ root });
  await writeExerciseFolder({ root, slug: 'second-task', seed: 2, title: 'A second exercise' });
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  const rows = await database.exercise.findMany({ orderBy: { slug: 'desc' }, select: { currentVersionId: true } });
  const versions = rows.map(({ currentVersionId }) => currentVersionId ?? '');
  const organisation = await makeOrganisation({ database, roles: ROLES });
  const elsewhere = await makeOrganisation({ database, roles: ['OWNER'], name: 'Elsewhere' });
  const { organisationId, slug, name } = organisation;

  return {
    ...{ database, organisation, organisationId },
    /** A member of the organisation, as use cases take them. */
    as: (role: Role) => ({
      membership: { organisationId, slug, name, role } satisfies MembershipView,
      userId: organisation.members[role].id,
      actor: organisation.members[role],
    }),
    /** The owner of another organisation. */
    stranger: () => ({
      membership: {
        ...{ organisationId: elsewhere.organisationId, slug: elsewhere.slug, name: elsewhere.name },
        role: 'OWNER',
      } satisfies MembershipView,
      userId: elsewhere.members.OWNER.id,
      actor: elsewhere.members.OWNER,
    }),
    newAssessment: (fields: Partial<Parameters<typeof makeAssessment>[0]> = {}) =>
      makeAssessment({ database, organisationId, sections: [versions], blindReview: false, ...fields }),
    /** A sitting whose first exercises are graded as said. */
    async newSitting(
      assessment: Awaited<ReturnType<typeof makeAssessment>>,
      graded: GradedFacts[],
      { name: candidateName = 'Robin Candidate', finished = true }: { name?: string; finished?: boolean } = {},
    ) {
      const { sitting, candidate, attempts } = await makeSitting({ database, assessment, name: candidateName });
      const submissions: string[] = [];
      for (const [at, facts] of graded.entries()) {
        submissions.push(await gradeAs(database, attempts[at]?.id ?? '', at, facts));
      }
      if (finished) {
        await database.sitting.update({
          where: { id: sitting.id },
          data: { status: 'FINISHED', finishedAt: new Date(), endedBy: 'CANDIDATE' },
        });
      }
      return { sittingId: sitting.id, candidate, submissions };
    },
    async close() {
      await disposeSingletons();
      process.env = before;
      await fresh.drop();
    },
  };
}

export type ReportWorld = Awaited<ReturnType<typeof openReportWorld>>;

async function gradeAs(
  database: ReportWorld['database'],
  attemptId: string,
  at: number,
  { points, levels = [2, 1], samples = [] }: GradedFacts,
): Promise<string> {
  const { submissionId } = await makeGradedSubmission({
    database,
    attemptId,
    answer: memoAnswer(`It cannot see sarcasm. Memo ${at}.`),
    checks: [aCheck({ points, status: points === 10 ? 'pass' : 'partial' })],
    verdicts: [
      aVerdict('limits', levels[0], {
        quotes: [{ file: 'memo.md', start: 0, end: 22, text: 'It cannot see sarcasm.' }],
        samples: samples.map((levelIndex, sampleIndex) => ({
          ...{ sampleIndex, levelIndex, reason: '', quotes: [], unverifiedQuotes: [] },
        })),
      }),
      aVerdict('next-step', levels[1]),
    ],
  });
  return submissionId;
}
