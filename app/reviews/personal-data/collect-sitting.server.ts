import { readAnswer } from '../../attempts/stored-answer';
import type { Database } from '../../lib/db/prisma.server';
import type { CandidateData } from './collect-candidate-data.server';

const run = {
  where: { isCurrent: true },
  select: {
    ...{ status: true, judgeModel: true, queuedAt: true, finishedAt: true, grade: true, flags: true },
    rubricVersion: { select: { number: true } },
    checkResults: { orderBy: { position: 'asc' }, select: { result: true } },
    verdicts: { orderBy: { position: 'asc' }, select: { verdict: true } },
  },
} as const;

const submission = {
  orderBy: { number: 'asc' },
  select: {
    ...{ number: true, submittedAt: true, answer: true, gradingRuns: run },
    reviews: { select: { pass: true, blind: true, levels: true, startedAt: true, finishedAt: true } },
    overrides: { select: { target: true, targetId: true, levelIndex: true, points: true, reason: true, at: true } },
    appeals: { select: { reason: true, at: true, outcome: true, answer: true, answeredAt: true } },
    comments: { select: { text: true, at: true } },
  },
} as const;

const attempt = {
  orderBy: { startedAt: 'asc' },
  select: {
    ...{ startedAt: true, closedAt: true, draft: true, draftSavedAt: true, aiDeclaration: true },
    exerciseVersion: { select: { title: true, exercise: { select: { slug: true } } } },
    revisions: {
      orderBy: { revision: 'asc' },
      select: { revision: true, answer: true, openedAt: true, savedAt: true },
    },
    submissions: submission,
  },
} as const;

/** Everything held about one sitting of the organisation, without names of those who reviewed it; secrets of devices are left out. */
export async function collectSitting({
  database,
  organisationId,
  sittingId,
}: {
  database: Database;
  organisationId: string;
  sittingId: string;
}): Promise<{ facts: object; answers: CandidateData['answers'] }> {
  const sitting = await database.sitting.findFirstOrThrow({
    where: { id: sittingId, organisationId },
    select: {
      ...{ id: true, status: true, startedAt: true, deadlineAt: true, finishedAt: true, endedBy: true, gradedAt: true },
      ...{ consent: true, timeMultiplier: true, addedSeconds: true },
      sections: {
        select: {
          startedAt: true,
          deadlineAt: true,
          finishedAt: true,
          endedBy: true,
          section: { select: { title: true } },
        },
      },
      attempts: attempt,
      events: { orderBy: { at: 'asc' }, select: { kind: true, detail: true, at: true } },
      problemReports: { orderBy: { at: 'asc' }, select: { text: true, at: true, answer: true, answeredAt: true } },
      comments: { where: { submissionId: null }, orderBy: { at: 'asc' }, select: { text: true, at: true } },
      decisions: { orderBy: { at: 'asc' }, select: { outcome: true, reasons: true, at: true } },
    },
  });
  const { attempts, ...facts } = sitting;
  const folders = attempts.map(({ exerciseVersion }) => `answers/${sitting.id}/${exerciseVersion.exercise.slug}`);
  const answers = attempts.flatMap((one, at) => {
    const handedIn = one.submissions.at(-1)?.answer ?? one.draft;
    return [{ folder: folders[at] ?? 'answers', answer: readAnswer(handedIn) }];
  });
  const exercises = attempts.map(({ exerciseVersion, draft, submissions, ...rest }, at) => ({
    ...{ exercise: exerciseVersion.title, answerFolder: folders[at], ...rest },
    // The last draft is the submission, which is there as files.
    draft: submissions.length > 0 ? undefined : draft,
    submissions: submissions.map(({ number, submittedAt, gradingRuns, reviews, overrides, appeals, comments }) => ({
      ...{ number, submittedAt, gradings: gradingRuns, reviews, overrides, appeals, comments },
    })),
  }));
  return { facts: { ...facts, exercises }, answers };
}
