import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MembershipView } from '../../app/accounts/account-views';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import type { Database } from '../../app/lib/db/prisma.server';
import { writeExerciseFolder } from './exercise-folder';
import { makeAssessment, makeOrganisation } from './hiring';

/** Registers a small exercise; returns its version. */
export async function registerTinyExercise(database: Database): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'assay-interop-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  return (await findCurrentVersion({ database, slug: 'tiny-task' })) ?? '';
}

/** An organisation with an owner, a reviewer and a published assessment of `exercises` copies of one exercise. */
export async function makeTeam({
  database,
  versionId,
  name,
  exercises = 1,
}: {
  database: Database;
  versionId: string;
  name?: string;
  exercises?: number;
}) {
  const team = await makeOrganisation({ database, roles: ['OWNER', 'REVIEWER'], name });
  const { organisationId, slug } = team;
  const assessment = await makeAssessment({
    database,
    organisationId,
    sections: [Array.from({ length: exercises }, () => versionId)],
  });
  const as = (role: MembershipView['role']): MembershipView => ({ organisationId, slug, name: team.name, role });
  return { ...team, assessment, owner: team.members.OWNER, membership: as('OWNER'), reviewing: as('REVIEWER') };
}
