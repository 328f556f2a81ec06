import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROLES } from '../../../app/accounts/roles';
import { writeAnswer } from '../../../app/attempts/stored-answer';
import { registerExercises } from '../../../app/exercises/register-exercises.server';
import type { Answer } from '../../../app/kinds/contract';
import { PERFECT } from '../../../app/kinds/eval-design/testing/sample-evaluators';
import type { Database } from '../../../app/lib/db/prisma.server';
import { TINY_RUBRIC, writeExerciseFolder } from '../../factories/exercise-folder';
import {
  aCheck,
  aVerdict,
  makeAssessment,
  makeGradedSubmission,
  makeInvitation,
  makeOrganisation,
  makeSitting,
} from '../../factories/hiring';
import { mark, markedEmail } from './markers';
import { plantAnsweredAppeal, plantReviews } from './plant-reviews';
import { plantSystems } from './plant-systems';

export type PlantedOrganisation = Awaited<ReturnType<typeof plantOrganisation>>;

const DAY_MS = 86_400_000;

/** An exercise of the organisation's own, with a rubric of its own; every text of both is planted. */
async function plantExercise(database: Database, organisationId: string, authorId: string) {
  const slug = `own-${randomUUID().slice(0, 8)}`;
  const root = await mkdtemp(path.join(tmpdir(), 'assay-isolation-'));
  await writeExerciseFolder({ root, slug, title: mark('common', 'A task') });
  // What another organisation registered must stay: withdrawal looks at exercises without an owner only.
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  const exercise = await database.exercise.update({
    where: { slug },
    data: { ownerOrganisationId: organisationId },
    select: { id: true, currentVersionId: true, rubricVersions: { select: { id: true } } },
  });
  const versionId = exercise.currentVersionId!;
  const [folderRubric] = exercise.rubricVersions;
  const text = { summary: mark('common', 'A made-up shop states facts'), brief: mark('common', '# Write one') };
  await database.exerciseVersion.update({ where: { id: versionId }, data: text });
  const content = {
    criteria: TINY_RUBRIC.criteria.map((criterion) => ({
      ...criterion,
      title: mark('rubric', criterion.title),
      question: mark('rubric', criterion.question),
      authorNotes: mark('notes', 'Mind'),
    })),
    exemplars: [{ excerpt: mark('notes', 'An excerpt that graders see'), levels: { limits: 2 }, why: 'names it' }],
  };
  const rubric = (number: number, publishedAt: Date | null) =>
    database.rubricVersion.create({
      data: {
        ...{ exerciseId: exercise.id, ownerOrganisationId: organisationId, number, publishedAt, createdById: authorId },
        ...{ hash: randomBytes(8).toString('hex'), content, basedOnId: folderRubric!.id, note: mark('notes', 'Why') },
        status: publishedAt ? 'PUBLISHED' : 'DRAFT',
      },
      select: { id: true },
    });
  const published = await rubric(2, new Date());
  const draft = await rubric(0, null);
  return {
    exerciseId: exercise.id,
    slug,
    versionId,
    rubricVersionId: published.id,
    draftRubricId: draft.id,
    folderRubricId: folderRubric!.id,
  };
}

/**
 * A whole organisation in which every text that people wrote holds a marker of its own: members of each role, an exercise and
 * rubrics, a draft and a published assessment, a finished and graded sitting, a running one, invitations that are open, expired
 * and revoked, reviews, an appeal, decisions, keys, webhooks, mail and an audit log.
 */
export async function plantOrganisation({ database }: { database: Database }) {
  const organisation = await makeOrganisation({ database, roles: ROLES, name: mark('common', 'Harbour') });
  const { organisationId, members } = organisation;
  for (const member of Object.values(members)) {
    const named = { name: mark('common', 'Member'), email: markedEmail('common') };
    Object.assign(
      member,
      await database.user.update({ where: { id: member.id }, data: named, select: { name: true, email: true } }),
    );
  }
  const own = await plantExercise(database, organisationId, members.AUTHOR.id);
  const texts = () => ({
    name: mark('common', 'Applied AI engineer'),
    role: mark('common', 'Engineer'),
    introduction: mark('common', 'Welcome'),
    expectations: { evaluation: 0.6 },
    createdById: members.AUTHOR.id,
  });
  const make = (fields: Partial<Parameters<typeof makeAssessment>[0]>) =>
    makeAssessment({ database, organisationId, sections: [[own.versionId]], ...texts(), ...fields });
  const assessment = await make({ reviewPolicy: 'DOUBLE', resultPolicy: 'FULL' });
  const draftAssessment = await make({ status: 'DRAFT', publishedAt: null });
  await database.assessmentSection.updateMany({
    where: { assessment: { organisationId } },
    data: { title: mark('common', 'Part') },
  });
  await database.assessmentExercise.updateMany({
    where: { section: { assessment: { organisationId } } },
    data: { rubricVersionId: own.rubricVersionId },
  });
  for (const section of assessment.sections)
    for (const exercise of section.exercises) exercise.rubricVersionId = own.rubricVersionId;

  const externalOrigin = {
    ...{ schemaVersion: 1, system: 'greenhouse', profileUrl: `https://ats.example.org/${mark('candidate')}` },
    url: `https://ats.example.org/${mark('candidate')}`,
  };
  const candidate = () => ({ database, assessment, name: mark('candidate', 'Robin'), externalOrigin });
  const before = (days: number) => new Date(Date.now() - days * DAY_MS);
  const finished = await plantFinished(candidate());
  const appealed = await plantFinished(candidate());
  const running = await makeSitting({ ...candidate(), startedAt: new Date(), draft: plantedAnswer() });
  const openInvitation = await makeInvitation(candidate());
  const expired = await makeInvitation({ ...candidate(), expiresAt: before(1) });
  const revoked = await makeInvitation({ ...candidate(), revokedAt: before(1) });
  for (const { sitting, attempts } of [finished, appealed, running]) {
    await plantWork(database, sitting.id, attempts[0]!.id);
  }
  for (const { id } of await database.candidate.findMany({ where: { organisationId }, select: { id: true } })) {
    await database.candidate.update({ where: { id }, data: { email: markedEmail('candidate') } });
  }
  const context = { database, organisationId, members, own, sitting: finished.sitting, ...finished.graded };
  const reviews = await plantReviews(context);
  await plantAnsweredAppeal({ ...context, sitting: appealed.sitting, ...appealed.graded });
  const systems = await plantSystems(context);
  return {
    ...{ ...organisation, own, assessment, draftAssessment, finished, running, openInvitation, expired, revoked },
    ...{ ...finished.graded, ...reviews, ...systems },
  };
}

/** A sitting that ended yesterday and was graded. */
async function plantFinished(options: Parameters<typeof makeSitting>[0]) {
  const { database } = options;
  const before = (days: number) => new Date(Date.now() - days * DAY_MS);
  const made = await makeSitting({ ...options, startedAt: before(1), draft: plantedAnswer() });
  const graded = await makeGradedSubmission({
    ...{ database, attemptId: made.attempts[0]!.id, answer: plantedAnswer(), submittedAt: before(0.9) },
    checks: [aCheck({ title: mark('candidate', 'Faults'), summary: mark('candidate'), advice: mark('candidate') })],
    verdicts: TINY_RUBRIC.criteria.map(({ id }) => aVerdict(id, 1, { reason: mark('candidate', 'The memo says so') })),
  });
  await database.sitting.update({
    where: { id: made.sitting.id },
    data: { status: 'FINISHED', finishedAt: before(0.9), gradedAt: before(0.8), endedBy: 'CANDIDATE' },
  });
  return { ...made, graded };
}

const plantedAnswer = (): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': `${PERFECT}\n// ${mark('candidate')}`, 'memo.md': mark('candidate', 'What this cannot see') },
  fields: { language: 'typescript', labelAudit: [] },
});

/** What a sitting leaves besides its submission: history, events, a problem report, a declaration, consent. */
async function plantWork(database: Database, sittingId: string, attemptId: string): Promise<void> {
  const at = new Date();
  const { organisationId } = await database.sitting.findUniqueOrThrow({ where: { id: sittingId } });
  const consent = {
    ...{ schemaVersion: 1, at: at.toISOString(), aiPolicy: 'DECLARED', recorded: [mark('candidate')] },
    userAgent: mark('candidate'),
  };
  await database.sitting.update({ where: { id: sittingId }, data: { consent } });
  const aiDeclaration = {
    ...{ schemaVersion: 1, used: true, description: mark('candidate'), transcript: mark('candidate') },
  };
  await database.attempt.update({ where: { id: attemptId }, data: { aiDeclaration } });
  const answer = writeAnswer(plantedAnswer());
  await database.draftRevision.create({ data: { attemptId, revision: 1, answer, savedBy: mark('candidate') } });
  const detail = { network: mark('candidate'), userAgent: mark('candidate') };
  await database.sittingEvent.create({ data: { sittingId, attemptId, kind: 'started', detail, at } });
  const problem = { organisationId, sittingId, attemptId, at };
  await database.problemReport.create({ data: { ...problem, text: mark('candidate', 'It does not work') } });
  await database.problemReport.create({
    data: {
      ...{ ...problem, text: mark('candidate', 'Nor does this'), answer: mark('candidate', 'Now it does') },
      ...{ answererName: mark('candidate'), answeredAt: at },
    },
  });
}
