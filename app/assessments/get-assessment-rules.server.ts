import type { ForCandidates } from '../exercises/exercise-views';
import { kindTitle } from '../exercises/kind-title.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { AssessmentRules } from './assessment-rules';
import { renderIntroduction } from './render-introduction.server';
import { extendedDue } from './sitting-clock';

/**
 * The rules of an invitation's assessment, with every limit as it is for this candidate. The caller has found the invitation by its
 * link. Throws `not-found`.
 */
export async function getAssessmentRules({
  database = getDatabase(),
  organisationId,
  invitationId,
}: {
  database?: Database;
  organisationId: string;
  invitationId: string;
}): Promise<ForCandidates<AssessmentRules>> {
  const invitation = await database.invitation.findFirst({
    where: { id: invitationId, organisationId },
    select: {
      timeMultiplier: true,
      candidate: { select: { timeMultiplier: true } },
      organisation: { select: { name: true } },
      sitting: { select: { timeMultiplier: true } },
      assessment: { include: { sections: { orderBy: { position: 'asc' }, include: { exercises: inOrder } } } },
    },
  });
  if (!invitation) throw new AppError('not-found', 'There is no such invitation.');
  const { assessment, candidate, organisation, sitting } = invitation;
  const timeMultiplier = sitting?.timeMultiplier ?? invitation.timeMultiplier ?? candidate.timeMultiplier;
  const perSection = assessment.timing === 'PER_SECTION';
  const sum = assessment.sections.reduce((total, section) => total + (section.minutes ?? 0), 0);
  const minutes = perSection ? sum : (assessment.minutes ?? 0);
  const due = extendedDue({ dueAt: assessment.dueAt, minutes, timeMultiplier, addedSeconds: 0 });
  const { name, role, introduction, timing, aiPolicy, resultPolicy } = assessment;
  const rules: AssessmentRules = {
    organisation: organisation.name,
    assessment: {
      ...{ name, role, timing, aiPolicy, resultPolicy },
      introductionHtml: renderIntroduction(introduction),
      minutes: minutes * timeMultiplier,
      dueAt: due?.toISOString() ?? null,
    },
    timeMultiplier,
    sections: assessment.sections.map((section) => ({
      id: section.id,
      title: section.title,
      minutes: perSection ? (section.minutes ?? 0) * timeMultiplier : null,
      exercises: section.exercises.map(({ exerciseVersion }) => ({
        title: exerciseVersion.title,
        kindTitle: kindTitle(exerciseVersion.kind),
        minutes: exerciseVersion.minutes,
      })),
    })),
  };
  return rules as ForCandidates<AssessmentRules>;
}

const inOrder = {
  orderBy: { position: 'asc' },
  select: { exerciseVersion: { select: { title: true, kind: true, minutes: true } } },
} as const;
