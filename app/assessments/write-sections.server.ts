import type { Prisma } from '../lib/db/prisma.server';
import type { PlannedSection } from './assessment-plan';

/** Replaces the sections of a draft, whose previews have been discarded. The caller holds its row and has checked the pins. */
export async function writeSections({
  tx,
  organisationId,
  assessmentId,
  sections,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  assessmentId: string;
  sections: readonly PlannedSection[];
}): Promise<void> {
  await tx.assessmentSection.deleteMany({ where: { assessmentId, assessment: { organisationId } } });
  for (const [position, { title, minutes, exercises }] of sections.entries()) {
    await tx.assessmentSection.create({
      data: {
        ...{ assessmentId, position, title, minutes },
        exercises: { create: exercises.map((exercise, at) => ({ position: at, ...exercise })) },
      },
    });
  }
}
