import { kindTitle } from '../../exercises/kind-title.server';
import type { ForCandidates } from '../../exercises/exercise-views';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { getSittingNow } from './get-sitting-now.server';
import type { SectionState, SittingView } from './sitting-views';

/** The page of a sitting: its sections, what was begun, saved and ended. The caller has it from `requireSitting`. */
export async function getSitting({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  device,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  device: string;
}): Promise<ForCandidates<SittingView>> {
  const [now, row] = await Promise.all([
    getSittingNow({ database, clock, sittingId, device }),
    loadSitting(database, sittingId),
  ]);
  const { assessment, invitation, organisation, timeMultiplier } = row;
  const { name, role, timing, aiPolicy } = assessment;
  const open = row.sections.some(({ finishedAt }) => !finishedAt);
  const next = assessment.sections.find(({ id }) => !row.sections.some((sat) => sat.sectionId === id));
  const view: SittingView = {
    sittingId,
    organisation: organisation.name,
    assessment: { name, role, timing, aiPolicy },
    candidate: invitation.candidate.name,
    isPreview: invitation.isPreview,
    endedBy: row.endedBy,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    sections: assessment.sections.map((section) => {
      const sat = row.sections.find(({ sectionId }) => sectionId === section.id);
      const mayBegin = row.status === 'RUNNING' && !open && section.id === next?.id && now.now <= now.deadlineAt;
      const state: SectionState = sat ? (sat.finishedAt ? 'finished' : 'running') : mayBegin ? 'next' : 'waiting';
      return {
        sectionId: section.id,
        title: section.title,
        state,
        minutes: timing === 'PER_SECTION' ? (section.minutes ?? 0) * timeMultiplier : null,
        deadlineAt: sat?.deadlineAt.toISOString() ?? null,
        finishedAt: sat?.finishedAt?.toISOString() ?? null,
        exercises: section.exercises.map(({ id, exerciseVersion }) => {
          const attempt = row.attempts.find(({ assessmentExerciseId }) => assessmentExerciseId === id);
          const saves = attempt?.draftRevision ?? 0;
          return {
            title: exerciseVersion.title,
            kindTitle: kindTitle(exerciseVersion.kind),
            minutes: exerciseVersion.minutes,
            attemptId: attempt?.id ?? null,
            saves,
            savedAt: attempt && saves > 0 ? attempt.draftSavedAt.toISOString() : null,
          };
        }),
      };
    }),
    now,
  };
  return view as ForCandidates<SittingView>;
}

function loadSitting(database: Database, id: string) {
  return database.sitting.findUniqueOrThrow({
    where: { id },
    include: {
      organisation: { select: { name: true } },
      invitation: { select: { isPreview: true, candidate: { select: { name: true } } } },
      sections: true,
      attempts: { select: { id: true, assessmentExerciseId: true, draftRevision: true, draftSavedAt: true } },
      assessment: {
        select: {
          ...{ name: true, role: true, timing: true, aiPolicy: true },
          sections: {
            orderBy: { position: 'asc' },
            include: {
              exercises: {
                orderBy: { position: 'asc' },
                select: { id: true, exerciseVersion: { select: { title: true, kind: true, minutes: true } } },
              },
            },
          },
        },
      },
    },
  });
}
