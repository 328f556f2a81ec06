import { z } from 'zod';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { AssessmentStatus } from './assessment-views';

/** Name and state of an assessment of the organisation. Throws `not-found`, also for ids that are none. */
export async function getAssessmentHead({
  database = getDatabase(),
  organisationId,
  assessmentId,
}: {
  database?: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<{ id: string; name: string; status: AssessmentStatus }> {
  const id = z.uuid().safeParse(assessmentId).data;
  const select = { id: true, name: true, status: true } as const;
  const found = id ? await database.assessment.findFirst({ where: { id, organisationId }, select }) : null;
  if (!found) throw new AppError('not-found', 'There is no such assessment.');
  return found;
}
