import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveSittingDraft } from '../../app/attempts/sitting/save-sitting-draft.server';
import { startSitting } from '../../app/attempts/sitting/start-sitting.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import type { Answer } from '../../app/kinds/contract';
import type { Database } from '../../app/lib/db/prisma.server';
import { freshDatabase } from '../integration/fresh-database';
import { writeExerciseFolder } from './exercise-folder';
import { makeAssessment, makeInvitation, makeOrganisation } from './hiring';

/** A clock that stands still until it is told to move. */
export class SetClock {
  constructor(public at = new Date('2026-11-21T09:00:00.000Z')) {}
  now(): Date {
    return new Date(this.at);
  }
  moveMs(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

export const MINUTE = 60_000;

export const newDevice = () => randomBytes(32).toString('base64url');

/** An answer to the tiny exercise that says `memo`. */
export const memoAnswer = (memo: string): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': 'export const evaluate = () => null;\n', 'memo.md': memo },
  fields: { language: 'typescript', labelAudit: [] },
});

/** A database of its own with one organisation and two tiny exercises, for tests of sittings. */
export async function openSittingWorld() {
  const fresh = await freshDatabase();
  const { database } = fresh;
  const before = { ...process.env };
  Object.assign(process.env, {
    ...{ DATABASE_URL: fresh.url, COOKIE_SECRET: 'a secret of at least thirty-two bytes' },
    // Submitting at the end of a sitting is refused by no limit.
    QUEUE_LIMIT: '1',
  });
  const root = await mkdtemp(join(tmpdir(), 'assay-sitting-'));
  await writeExerciseFolder({ root });
  await writeExerciseFolder({ root, slug: 'second-task', seed: 2, title: 'A second exercise' });
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  const rows = await database.exercise.findMany({ select: { slug: true, currentVersionId: true } });
  const versionOf = (slug: string) => rows.find((row) => row.slug === slug)?.currentVersionId ?? '';
  const organisation = await makeOrganisation({ database, roles: ['ADMIN', 'REVIEWER'] });
  return {
    ...{ fresh, database, organisation },
    tiny: versionOf('tiny-task'),
    second: versionOf('second-task'),
    async close() {
      process.env = before;
      await fresh.drop();
    },
  };
}

export type SittingWorld = Awaited<ReturnType<typeof openSittingWorld>>;

/** An assessment of one exercise per section, published, with the fields given. */
export const assessmentIn = (
  world: SittingWorld,
  { sections, ...fields }: { sections?: string[][] } & Partial<Parameters<typeof makeAssessment>[0]> = {},
) =>
  makeAssessment({
    database: world.database,
    organisationId: world.organisation.organisationId,
    sections: sections ?? [[world.tiny, world.second]],
    ...fields,
  });

/** A sitting begun through the invitation link, as a candidate begins it. */
export async function beginSitting({
  database,
  clock,
  assessment,
  ...invited
}: {
  database: Database;
  clock: SetClock;
  assessment: Awaited<ReturnType<typeof makeAssessment>>;
} & Partial<Parameters<typeof makeInvitation>[0]>) {
  const { invitation, candidate, token } = await makeInvitation({ database, assessment, ...invited });
  const device = newDevice();
  const by = { device, address: '203.0.113.7', userAgent: 'Test browser' };
  const { sittingId } = await startSitting({ database, clock, token, ...by });
  const attempts = await database.attempt.findMany({
    where: { sittingId },
    orderBy: [{ assessmentExercise: { section: { position: 'asc' } } }, { assessmentExercise: { position: 'asc' } }],
  });
  const save = (memo: string, baseRevision: number, which = 0, savedBy = 'tab') =>
    saveSittingDraft({
      ...{ database, clock, sittingId, device, baseRevision, savedBy },
      attemptId: attempts[which]?.id ?? '',
      answer: memoAnswer(memo),
    });
  return { sittingId, invitation, candidate, token, device, attempts, save };
}
