import { z } from 'zod';
import { getExerciseVersion } from '../../exercises/get-exercise-version.server';
import { listAnswerProblems } from '../../exercises/list-answer-problems.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { readAnswer } from '../stored-answer';

/** What the page that asks before finishing says. */
export interface FinishView {
  sittingId: string;
  /** The section's title; null when everything is finished at once. */
  section: { id: string; title: string } | null;
  assessment: string;
  exercises: { attemptId: string; title: string; untouched: boolean; problems: string[]; undeclared: boolean }[];
  /** Sections that were never begun, by title; finishing everything leaves them so. */
  neverBegun: string[];
}

/**
 * What is unfinished in a section, or in everything that is open, so that nobody finishes by mistake. Nothing of it stops finishing.
 * The caller has the sitting from `requireSitting`. Throws `not-found` for a section that is not open, `gone` when nothing is.
 */
export async function listUnfinished({
  database = getDatabase(),
  sittingId,
  sectionId,
}: {
  database?: Database;
  sittingId: string;
  sectionId: string | null;
}): Promise<FinishView> {
  const sitting = await database.sitting.findUniqueOrThrow({
    where: { id: sittingId },
    select: {
      status: true,
      sections: { select: { sectionId: true, finishedAt: true } },
      assessment: {
        select: {
          ...{ name: true, aiPolicy: true },
          sections: { orderBy: { position: 'asc' }, select: { id: true, title: true } },
        },
      },
    },
  });
  const { assessment, sections } = sitting;
  const isOpen = (id: string) => sections.some((sat) => sat.sectionId === id && !sat.finishedAt);
  const section = sectionId === null ? null : (assessment.sections.find(({ id }) => id === sectionId) ?? null);
  if (sectionId !== null && (!z.uuid().safeParse(sectionId).success || !section))
    throw new AppError('not-found', 'There is no such section in this sitting.');
  if (sitting.status === 'FINISHED' || (section && !isOpen(section.id)))
    throw new AppError('gone', 'This has been submitted already.');
  const attempts = await database.attempt.findMany({
    where: { sittingId, closedAt: null, ...(section ? { assessmentExercise: { sectionId: section.id } } : {}) },
    orderBy: [{ assessmentExercise: { section: { position: 'asc' } } }, { assessmentExercise: { position: 'asc' } }],
    include: { exerciseVersion: { select: { title: true } } },
  });
  const exercises = await Promise.all(
    attempts.map(async (attempt) => {
      const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
      const problems = listAnswerProblems({ exercise, answer: readAnswer(attempt.draft) });
      return {
        attemptId: attempt.id,
        title: attempt.exerciseVersion.title,
        untouched: attempt.draftRevision === 0,
        problems: problems.map(({ message }) => message),
        undeclared: assessment.aiPolicy === 'DECLARED' && attempt.aiDeclaration === null,
      };
    }),
  );
  const neverBegun = assessment.sections.filter(({ id }) => !sections.some((sat) => sat.sectionId === id));
  return {
    ...{ sittingId, section, assessment: assessment.name, exercises },
    neverBegun: section ? [] : neverBegun.map(({ title }) => title),
  };
}
