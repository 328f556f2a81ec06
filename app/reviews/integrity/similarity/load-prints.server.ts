import { setImmediate as letOthersRun } from 'node:timers/promises';
import { readAnswer } from '../../../attempts/stored-answer';
import { getExercisePage } from '../../../exercises/get-exercise-page.server';
import { getExerciseVersion } from '../../../exercises/get-exercise-version.server';
import type { Answer } from '../../../kinds/contract';
import type { Database } from '../../../lib/db/prisma.server';
import { givenRuns } from './given-runs.server';
import { ownDocuments } from './own-documents';
import { printDocuments, printsOf, type PrintedDocument, type Prints } from './print-documents';

/** Answers read at once. */
const BATCH = 25;
/** Submissions whose fingerprints stay in memory; some kilobytes each. */
const MOST_CACHED = 4_000;

// By database, so that tests with several databases never see each other's.
const caches = new WeakMap<Database, Map<string, Prints>>();

export interface PrintedSubmission {
  submissionId: string;
  exerciseVersionId: string;
  answerHash: string;
}

/** Texts of an answer with their fingerprints; what its exercise version gave to everybody does not count. */
export async function printAnswer({
  database,
  exerciseVersionId: versionId,
  answer,
}: {
  database: Database;
  exerciseVersionId: string;
  answer: Answer;
}): Promise<PrintedDocument[]> {
  const exercise = await getExerciseVersion({ database, versionId });
  const { answerFiles } = await getExercisePage({ database, versionId });
  const given = (language: PrintedDocument['language']) => givenRuns({ exercise, language });
  return printDocuments({ documents: ownDocuments({ answer, files: answerFiles }), given });
}

/**
 * Fingerprints of many submissions of one organisation, by submission id. An answer is read and printed once; then its fingerprints
 * stay in memory under its hash.
 */
export async function loadPrints({
  database,
  organisationId,
  submissions,
}: {
  database: Database;
  organisationId: string;
  submissions: readonly PrintedSubmission[];
}): Promise<Map<string, Prints>> {
  const cache = caches.get(database) ?? new Map<string, Prints>();
  caches.set(database, cache);
  const keyOf = ({ exerciseVersionId, answerHash }: PrintedSubmission) => `${exerciseVersionId} ${answerHash}`;
  const found = new Map<string, Prints>();
  const missing: PrintedSubmission[] = [];
  for (const submission of submissions) {
    const known = cache.get(keyOf(submission));
    if (known) found.set(submission.submissionId, known);
    else missing.push(submission);
  }
  for (let first = 0; first < missing.length; first += BATCH) {
    const batch = missing.slice(first, first + BATCH);
    const rows = await database.submission.findMany({
      where: { id: { in: batch.map(({ submissionId }) => submissionId) }, attempt: { sitting: { organisationId } } },
      select: { id: true, answer: true },
    });
    for (const { id, answer } of rows) {
      const submission = batch.find(({ submissionId }) => submissionId === id);
      if (!submission) continue;
      const { exerciseVersionId } = submission;
      const prints = printsOf(await printAnswer({ database, exerciseVersionId, answer: readAnswer(answer) }));
      found.set(id, prints);
      cache.set(keyOf(submission), prints);
      // Hundreds of answers are seconds of work, in the process that takes candidates' saves.
      await letOthersRun();
    }
  }
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST_CACHED) break;
    cache.delete(oldest);
  }
  return found;
}
