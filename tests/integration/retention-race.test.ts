import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrMakeCandidate } from '../../app/assessments/invite-candidate.server';
import { sweepRetention } from '../../app/reviews/personal-data/sweep-retention.server';
import { makeAssessment, makeSitting } from '../factories/hiring';
import { makeTeam, registerTinyExercise } from '../factories/interop';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const NOW = new Date('2026-11-21T12:00:00Z');
const daysBefore = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test('the retention sweep waits for an invitation that is being written, and leaves it', async () => {
  const { database } = fresh;
  const versionId = await registerTinyExercise(database);
  const team = await makeTeam({ database, versionId });
  const { organisationId } = team;
  const other = await makeAssessment({ database, organisationId, sections: [[versionId]] });
  await database.organisation.update({ where: { id: organisationId }, data: { retentionDays: 10 } });
  const old = await makeSitting({ database, assessment: team.assessment, startedAt: daysBefore(20) });
  const ended = { status: 'FINISHED', endedBy: 'DEADLINE', finishedAt: daysBefore(19) } as const;
  await database.sitting.update({ where: { id: old.sitting.id }, data: ended });
  const blocked = async () => {
    const [row] = await database.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  };
  let sweeping: Promise<number> | undefined;
  const invitationId = await database.$transaction(
    async (tx) => {
      const { id: candidateId } = await findOrMakeCandidate(tx, old.candidate);
      const invited = await tx.invitation.create({
        data: { organisationId, candidateId, assessmentId: other.id, tokenHash: 'fresh', expiresAt: daysBefore(-14) },
      });
      sweeping = sweepRetention({ database, clock: { now: () => NOW } });
      await expect.poll(blocked, { timeout: 10_000 }).toBe(1);
      return invited.id;
    },
    { timeout: 20_000 },
  );
  expect(await sweeping).toBe(1);
  expect(await database.invitation.findMany({ where: { organisationId } })).toMatchObject([{ id: invitationId }]);
  expect(await database.sitting.count({ where: { id: old.sitting.id } })).toBe(0);
});
