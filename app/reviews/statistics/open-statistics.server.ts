import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getAssessmentStatistics } from './get-assessment-statistics.server';
import type { AssessmentStatistics } from './statistics-types';

/**
 * The statistics of an assessment for those who build assessments and those who read reports; `forbidden` for everybody else,
 * `not-found` for an assessment that the organisation does not have.
 */
export async function openStatistics({
  database = getDatabase(),
  membership: { organisationId, role },
  assessmentId,
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  assessmentId: string;
}): Promise<AssessmentStatistics> {
  if (!may(role, 'manage-assessments') && !may(role, 'read-reports')) {
    throw new AppError('forbidden', 'Your role in this organisation does not allow this. Ask an admin.');
  }
  return getAssessmentStatistics({ database, organisationId, assessmentId });
}
