import { openGradingRun } from '../../app/attempts/open-grading-run.server';
import { writeAnswer } from '../../app/attempts/stored-answer';
import { answerHash } from '../../app/exercises/answer-hash.server';
import type { Rubric } from '../../app/exercises/exercise-format';
import { configureJudge } from '../../app/grading/judge/configure-judge.server';
import { gradeSubmission } from '../../app/grading/grade-submission.server';
import type { Judge } from '../../app/grading/judge/judge-types';
import { startRegrade } from '../../app/grading/regrade/start-regrade.server';
import type { Answer } from '../../app/kinds/contract';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { systemClock } from '../../app/lib/clock';
import type { Database } from '../../app/lib/db/prisma.server';
import { readEnv } from '../../app/lib/env.server';
import type { FakeOpenAi } from '../fakes/openai/start-fake-openai';
import { makeAssessment, makeOrganisation, makeSitting, type MadeAssessment } from '../factories/hiring';
import { publishChanged, registerTinyTask } from '../factories/regrade';

/** A judge that really talks HTTP to the fake server. */
export function judgeAt(fake: FakeOpenAi): Judge {
  const settings = readEnv({
    DATABASE_URL: 'postgresql://nobody@localhost/none',
    OPENAI_BASE_URL: fake.baseURL,
    OPENAI_API_KEY: 'test-key',
    JUDGE_MODEL: 'a-model',
  });
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  return configureJudge({ settings: settings.env, spentSince: () => Promise.resolve(0) });
}

const MEMOS = [
  'It reads numbers only, so rude replies pass. LIMITED. Next I would measure tone on fifty rows of each kind.',
  'This evaluator looks at amounts and dates and at nothing else at all in a reply. LIMITED.',
  'Everything is measured already, as far as I can see from the rows that were given. Next I would measure tone.',
];

const answerOf = (memo: string): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': PERFECT, 'memo.md': memo },
  fields: { language: 'typescript', labelAudit: [] },
});

/** An organisation with an assessment on the tiny task and, per memo, a candidate whose submission was really graded. */
export async function setScene({
  database,
  judge,
  memos = MEMOS,
}: {
  database: Database;
  judge: Judge;
  memos?: string[];
}) {
  const tiny = await registerTinyTask({ database });
  const { organisationId, members, slug } = await makeOrganisation({ database, roles: ['AUTHOR', 'OWNER'] });
  const assessment = await makeAssessment({
    database,
    organisationId,
    sections: [[tiny.versionId]],
    blindReview: false,
  });
  const own = { database, clock: systemClock, organisationId, actor: members.OWNER };
  const grade = (runId: string, parts: Partial<Parameters<typeof gradeSubmission>[0]> = {}) =>
    gradeSubmission({ database, sandbox: inProcessSandbox(), judge, runId, ...parts });
  const submit = (memo: string) => submitFrom({ database, assessment, memo });
  const submissions = [];
  for (const memo of memos) {
    const made = await submit(memo);
    await grade(made.runId);
    submissions.push(made);
  }
  const publish = (change: (rubric: Rubric) => Rubric, from = tiny.rubricVersionId) =>
    publishChanged({ database, organisationId, actor: members.AUTHOR, from, change });
  const begin = (rubricVersionId: string) =>
    startRegrade({ ...own, exerciseSlug: tiny.slug, rubricVersionId, assessmentIds: [assessment.id] });
  const gradeRuns = async (regradeId: string, parts: Parameters<typeof grade>[1] = {}) => {
    const runs = await database.gradingRun.findMany({ where: { regradeId, status: { in: ['QUEUED', 'RUNNING'] } } });
    for (const { id } of runs) await grade(id, parts);
  };
  return {
    tiny,
    slug,
    organisationId,
    members,
    assessment,
    own,
    submissions,
    submit,
    grade,
    publish,
    begin,
    gradeRuns,
  };
}

export type Scene = Awaited<ReturnType<typeof setScene>>;

async function submitFrom(options: { database: Database; assessment: MadeAssessment; memo: string }) {
  const { database, assessment, memo } = options;
  const { sitting, attempts, candidate } = await makeSitting({ database, assessment });
  const attemptId = attempts[0]?.id ?? '';
  return { ...(await submitAttemptOf({ database, attemptId, memo })), sittingId: sitting.id, attemptId, candidate };
}

/** Freezes an attempt with this memo and opens its run, as a sitting's end does. */
export async function submitAttemptOf(options: { database: Database; attemptId: string; memo: string }) {
  const { database, attemptId, memo } = options;
  const answer = answerOf(memo);
  return database.$transaction(async (tx) => {
    await tx.attempt.update({ where: { id: attemptId }, data: { draft: writeAnswer(answer), closedAt: new Date() } });
    const { id: submissionId } = await tx.submission.create({
      data: { attemptId, number: 1, answer: writeAnswer(answer), answerHash: answerHash(answer) },
      select: { id: true },
    });
    return { submissionId, ...(await openGradingRun({ tx, submissionId })) };
  });
}

/** Everything about a submission's grade that anybody sees. */
export async function shownOf(database: Database, submissionId: string) {
  const run = await database.gradingRun.findFirstOrThrow({ where: { submissionId, isCurrent: true } });
  return {
    runId: run.id,
    rubricVersionId: run.rubricVersionId,
    status: run.status,
    grade: run.grade as { points: number } | null,
  };
}
