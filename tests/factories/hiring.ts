import { randomBytes, randomUUID } from 'node:crypto';
import { openGradingRun } from '../../app/attempts/open-grading-run.server';
import { writeAnswer } from '../../app/attempts/stored-answer';
import { deadlineOf, extendedDue } from '../../app/assessments/sitting-clock';
import { answerHash } from '../../app/exercises/answer-hash.server';
import { exerciseManifest, rubric as rubricSchema } from '../../app/exercises/exercise-format';
import { combine } from '../../app/grading/combine';
import { verdict as verdictSchema, type Verdict } from '../../app/grading/grade-types';
import type { Answer, CheckResult } from '../../app/kinds/contract';
import type { Role } from '../../app/accounts/roles';
import type { Prisma } from '../../app/lib/db/generated/client';
import type { Database } from '../../app/lib/db/prisma.server';
import { sha256 } from '../../app/lib/hash.server';

/** Rows of a hiring team, as the use cases leave them, for tests about something else. Every factory has defaults for everything. */

export async function makeUser({ database, name = 'Somebody' }: { database: Database; name?: string }) {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}-${randomUUID().slice(0, 8)}@example.org`;
  const { id } = await database.user.create({ data: { email, name, emailVerified: true }, select: { id: true } });
  return { id, name, email };
}

/** An organisation with one member of each role asked for, by role. */
export async function makeOrganisation<R extends Role>({
  database,
  roles,
  name = 'Harbour Robotics',
}: {
  database: Database;
  roles: readonly R[];
  name?: string;
}) {
  const slug = `org-${randomUUID().slice(0, 8)}`;
  const organisation = await database.organisation.create({ data: { slug, name }, select: { id: true } });
  const members = {} as Record<R, { id: string; name: string; email: string }>;
  for (const role of roles) {
    members[role] = await makeUser({ database, name: `${role} of ${name}` });
    await database.membership.create({ data: { organisationId: organisation.id, userId: members[role].id, role } });
  }
  return { organisationId: organisation.id, slug, name, members };
}

/** A published assessment: one section per entry of `sections`, each a list of exercise version ids. */
export async function makeAssessment({
  database,
  organisationId,
  sections,
  ...fields
}: {
  database: Database;
  organisationId: string;
  sections: string[][];
} & Partial<Omit<Prisma.AssessmentUncheckedCreateInput, 'organisationId' | 'sections'>>) {
  const perSection = fields.timing === 'PER_SECTION';
  const versions = await database.exerciseVersion.findMany({
    where: { id: { in: sections.flat() } },
    select: { id: true, rubricVersionId: true },
  });
  const rubricOf = (id: string) => versions.find((version) => version.id === id)!.rubricVersionId;
  return database.assessment.create({
    data: {
      organisationId,
      name: 'Applied AI engineer',
      status: 'PUBLISHED',
      publishedAt: new Date(),
      minutes: perSection ? null : 60,
      ...fields,
      sections: {
        create: sections.map((ids, position) => ({
          position,
          title: `Part ${position + 1}`,
          minutes: perSection ? 30 : null,
          exercises: {
            create: ids.map((id, at) => ({ position: at, exerciseVersionId: id, rubricVersionId: rubricOf(id) })),
          },
        })),
      },
    },
    include: { sections: { orderBy: { position: 'asc' }, include: { exercises: { orderBy: { position: 'asc' } } } } },
  });
}

export type MadeAssessment = Awaited<ReturnType<typeof makeAssessment>>;

/** An open invitation of a new candidate; `token` is what the mailed link carries. */
export async function makeInvitation({
  database,
  assessment,
  name = 'Robin Candidate',
  candidateMultiplier = 1,
  ...fields
}: {
  database: Database;
  assessment: MadeAssessment;
  name?: string;
  candidateMultiplier?: number;
} & Partial<Prisma.InvitationUncheckedCreateInput>) {
  const { id: assessmentId, organisationId } = assessment;
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${randomUUID().slice(0, 6)}@example.org`;
  const candidate = await database.candidate.create({
    data: { organisationId, email, name, timeMultiplier: candidateMultiplier },
  });
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + 7 * 86_400_000);
  const invitation = await database.invitation.create({
    data: {
      organisationId,
      assessmentId,
      candidateId: candidate.id,
      tokenHash: sha256(token),
      expiresAt,
      ...fields,
    },
  });
  return { invitation, candidate, token };
}

/** A sitting that has begun, with its attempts on the untouched `draft`; with `PER_SECTION` only the first section is begun. */
export async function makeSitting({
  database,
  assessment,
  startedAt = new Date(),
  draft = { schemaVersion: 1, files: {}, fields: {} },
  ...invited
}: {
  database: Database;
  assessment: MadeAssessment;
  startedAt?: Date;
  draft?: Answer;
} & Partial<Parameters<typeof makeInvitation>[0]>) {
  const { invitation, candidate, token } = await makeInvitation({ database, assessment, ...invited });
  const timeMultiplier = invitation.timeMultiplier ?? candidate.timeMultiplier;
  const allowance = { timeMultiplier, addedSeconds: 0 };
  const perSection = assessment.timing === 'PER_SECTION';
  const minutes = perSection
    ? assessment.sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0)
    : (assessment.minutes ?? 60);
  const due = extendedDue({ dueAt: assessment.dueAt, minutes, ...allowance });
  const deadlineAt = deadlineOf({ startedAt, minutes, due, ...allowance });
  const visitor = await database.visitor.create({ data: {}, select: { id: true } });
  const device = randomBytes(32).toString('base64url');
  const begun = perSection ? assessment.sections.slice(0, 1) : assessment.sections;
  const sitting = await database.sitting.create({
    data: {
      organisationId: assessment.organisationId,
      assessmentId: assessment.id,
      invitationId: invitation.id,
      visitorId: visitor.id,
      startedAt,
      deadlineAt,
      dueAt: due,
      timeMultiplier,
      consent: { schemaVersion: 1, at: startedAt.toISOString(), aiPolicy: 'DECLARED', recorded: [], userAgent: '' },
      deviceHash: sha256(device),
      deviceSince: startedAt,
      sections: {
        create: begun.map((section) => ({
          sectionId: section.id,
          startedAt,
          deadlineAt: perSection
            ? deadlineOf({ startedAt, minutes: section.minutes ?? 0, due, ...allowance })
            : deadlineAt,
        })),
      },
    },
  });
  const attempts = [];
  for (const exercise of begun.flatMap((section) => section.exercises)) {
    const { exerciseVersionId, rubricVersionId } = exercise;
    attempts.push(
      await database.attempt.create({
        data: {
          visitorId: visitor.id,
          sittingId: sitting.id,
          assessmentExerciseId: exercise.id,
          exerciseVersionId,
          rubricVersionId,
          draft: writeAnswer(draft),
          startedAt,
        },
      }),
    );
  }
  return { sitting, invitation, candidate, token, device, attempts };
}

/** Ends an attempt with a submission that is graded with these checks and verdicts, as grading leaves it. */
export async function makeGradedSubmission({
  database,
  attemptId,
  answer,
  checks,
  verdicts,
  submittedAt = new Date(),
}: {
  database: Database;
  attemptId: string;
  answer: Answer;
  checks: CheckResult[];
  verdicts: Verdict[];
  submittedAt?: Date;
}) {
  const attempt = await database.attempt.update({
    where: { id: attemptId },
    data: { draft: writeAnswer(answer), closedAt: submittedAt },
    select: { exerciseVersion: { select: { manifest: true } } },
  });
  return database.$transaction(async (tx) => {
    const { id: submissionId } = await tx.submission.create({
      data: { attemptId, number: 1, answer: writeAnswer(answer), answerHash: answerHash(answer), submittedAt },
      select: { id: true },
    });
    const { runId } = await openGradingRun({ tx, submissionId });
    const run = await tx.gradingRun.findUniqueOrThrow({ where: { id: runId }, select: { rubricVersion: true } });
    const manifest = exerciseManifest.parse(attempt.exerciseVersion.manifest);
    const grade = combine({ manifest, rubric: rubricSchema.parse(run.rubricVersion.content), checks, verdicts });
    await tx.gradingRun.update({
      where: { id: runId },
      data: { status: 'FINISHED', grade, judgeModel: 'judge-1', promptHash: 'prompt', finishedAt: submittedAt },
    });
    await tx.checkResult.createMany({
      data: checks.map((check, position) => ({
        runId,
        position,
        checkId: check.checkId,
        status: check.status,
        points: check.points,
        maxPoints: check.maxPoints,
        result: { ...check } as Prisma.InputJsonObject,
      })),
    });
    await tx.verdict.createMany({
      data: verdicts.map((verdict, position) => ({
        runId,
        position,
        criterionId: verdict.criterionId,
        status: verdict.status,
        levelIndex: verdict.levelIndex,
        gradedBy: verdict.gradedBy,
        verdict: verdictSchema.parse(verdict),
      })),
    });
    return { submissionId, runId };
  });
}

/** A check with half its points, and a verdict of the judge, to vary from. */
export const aCheck = (changes: Partial<CheckResult> = {}): CheckResult => ({
  checkId: 'faults',
  title: 'Faults found',
  status: 'partial',
  points: 5,
  maxPoints: 10,
  summary: 'Half of the faulty systems were told from the sound ones.',
  advice: '',
  evidence: null,
  ...changes,
});

export const aVerdict = (criterionId: string, levelIndex: number, changes: Partial<Verdict> = {}): Verdict => ({
  criterionId,
  status: 'judged',
  levelIndex,
  reason: 'The memo says so.',
  quotes: [],
  samples: [],
  spread: 0,
  gradedBy: 'judge-1',
  needsHumanBecause: null,
  ...changes,
});
