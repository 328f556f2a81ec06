import { z } from 'zod';
import { readAnswer } from '../../../attempts/stored-answer';
import { getDatabase, type Database } from '../../../lib/db/prisma.server';
import { AppError } from '../../../lib/errors';
import { LEAST_PRINTS, comparePrints, type Compared } from './compare-prints';
import { loadPrints, printAnswer } from './load-prints.server';
import { printsOf, type PrintedDocument } from './print-documents';
import { sharedPassages } from './shared-passages';
import type { SimilarOther, SimilarityReport, TextGroup } from './similarity-types';

/** The latest so many submissions of an exercise are compared. */
const MOST_COMPARED = 2_000;
const MOST_PASSAGES = 6;

type MayName = (sittingId: string) => Promise<boolean>;

/**
 * Compares each submission of a sitting with those of other candidates on the same exercise in the same organisation, in any
 * assessment: code and prose apart, without what everybody was given. Previews are left out, and so are other sittings of the same
 * person. Nothing is stored. Throws `not-found`.
 */
export async function measureSimilarity({
  database = getDatabase(),
  organisationId,
  sittingId,
  mayName,
}: {
  database?: Database;
  organisationId: string;
  sittingId: string;
  /** Whether whoever looks may know whose another sitting is. */
  mayName: MayName;
}): Promise<SimilarityReport[]> {
  const sitting = z.uuid().safeParse(sittingId).success
    ? await database.sitting.findFirst({
        where: { id: sittingId, organisationId },
        select: { invitation: { select: { isPreview: true, candidateId: true } }, attempts: { select: ATTEMPT } },
      })
    : null;
  if (!sitting) throw new AppError('not-found', 'There is no such sitting.');
  if (sitting.invitation.isPreview) return [];
  const reports: SimilarityReport[] = [];
  for (const attempt of sitting.attempts) {
    const { candidateId } = sitting.invitation;
    reports.push(...(await compareAttempt({ database, organisationId, candidateId, attempt, mayName })));
  }
  return reports;
}

const ATTEMPT = {
  id: true,
  exerciseVersion: { select: { id: true, exerciseId: true, title: true } },
  submissions: { orderBy: { number: 'desc' }, take: 1, select: { answer: true } },
} as const;

interface OwnAttempt {
  id: string;
  exerciseVersion: { id: string; exerciseId: string; title: string };
  submissions: { answer: unknown }[];
}

async function compareAttempt({
  database,
  organisationId,
  candidateId,
  attempt,
  mayName,
}: {
  database: Database;
  organisationId: string;
  candidateId: string;
  attempt: OwnAttempt;
  mayName: MayName;
}): Promise<SimilarityReport[]> {
  const submitted = attempt.submissions[0];
  if (!submitted) return [];
  const { id: exerciseVersionId, exerciseId, title } = attempt.exerciseVersion;
  const mine = await printAnswer({ database, exerciseVersionId, answer: readAnswer(submitted.answer) });
  const own = printsOf(mine);
  const others = await listOthers({ database, organisationId, candidateId, exerciseId });
  const prints = await loadPrints({ database, organisationId, submissions: others });
  const groups = (['code', 'prose'] as const).filter((group) => mine.some((document) => document.group === group));
  return Promise.all(
    groups.map(async (group): Promise<SimilarityReport> => {
      const compared = comparePrints({
        own: own[group],
        others: others.flatMap((other) => {
          const found = prints.get(other.submissionId);
          return found ? [{ id: other, prints: found[group] }] : [];
        }),
      });
      const described = { database, organisationId, group, mine, compared, mayName };
      return {
        attemptId: attempt.id,
        exerciseTitle: title,
        group,
        compared: others.length,
        tooShort: own[group].size < LEAST_PRINTS,
        others: await Promise.all(compared.similar.map((similar) => describeOther({ ...described, similar }))),
      };
    }),
  );
}

type OtherSubmission = Awaited<ReturnType<typeof listOthers>>[number];

/** Submissions of other candidates on an exercise, latest first, without their texts. */
async function listOthers({
  database,
  organisationId,
  candidateId,
  exerciseId,
}: {
  database: Database;
  organisationId: string;
  candidateId: string;
  exerciseId: string;
}) {
  const rows = await database.submission.findMany({
    where: {
      attempt: {
        exerciseVersion: { exerciseId },
        sitting: { organisationId, invitation: { isPreview: false, candidateId: { not: candidateId } } },
      },
    },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: MOST_COMPARED,
    select: {
      id: true,
      attemptId: true,
      answerHash: true,
      attempt: { select: { exerciseVersionId: true } },
    },
  });
  // Of several submissions of one attempt the latest counts.
  const latest = new Map(rows.toReversed().map((row) => [row.attemptId, row]));
  return [...latest.values()].map(({ id, answerHash, attempt }) => ({
    submissionId: id,
    answerHash,
    exerciseVersionId: attempt.exerciseVersionId,
  }));
}

/** One of the most similar others, with the passages side by side. */
async function describeOther({
  database,
  organisationId,
  group,
  mine,
  compared,
  similar,
  mayName,
}: {
  database: Database;
  organisationId: string;
  group: TextGroup;
  mine: readonly PrintedDocument[];
  compared: Compared<OtherSubmission>;
  similar: { id: OtherSubmission; share: number };
  mayName: MayName;
}): Promise<SimilarOther> {
  const { submissionId, exerciseVersionId } = similar.id;
  const { answer, submittedAt, attempt } = await database.submission.findFirstOrThrow({
    where: { id: submissionId, attempt: { sitting: { organisationId } } },
    select: {
      answer: true,
      submittedAt: true,
      attempt: {
        select: {
          sitting: {
            select: {
              id: true,
              assessment: { select: { name: true } },
              invitation: { select: { candidate: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  const { sitting } = attempt;
  if (!sitting) throw new AppError('not-found', 'There is no such submission.');
  const theirs = await printAnswer({ database, exerciseVersionId, answer: readAnswer(answer) });
  const ofGroup = (documents: readonly PrintedDocument[]) => documents.filter((document) => document.group === group);
  const passages = sharedPassages({ mine: ofGroup(mine), theirs: ofGroup(theirs), spread: compared.spread });
  const named = await mayName(sitting.id);
  return {
    sittingId: named ? sitting.id : null,
    candidate: named ? sitting.invitation.candidate.name : null,
    assessmentName: sitting.assessment.name,
    submittedAt: named ? submittedAt.toISOString() : null,
    share: similar.share,
    passages: passages.slice(0, MOST_PASSAGES),
    morePassages: Math.max(0, passages.length - MOST_PASSAGES),
  };
}
