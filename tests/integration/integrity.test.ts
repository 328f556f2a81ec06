import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { openIntegrity } from '../../app/reviews/integrity/open-integrity.server';
import { openPlayback } from '../../app/reviews/integrity/playback/open-playback.server';
import { readPlayback } from '../../app/reviews/integrity/playback/read-playback';
import { makeHistory, noteEvents, tinyAnswer } from '../factories/evidence';
import { writeExerciseFolder } from '../factories/exercise-folder';
import {
  aCheck,
  aVerdict,
  makeAssessment,
  makeGradedSubmission,
  makeOrganisation,
  makeSitting,
} from '../factories/hiring';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const START = new Date('2026-11-20T09:00:00.000Z');
let fresh: FreshDatabase;
let versionId: string;
let ours: Awaited<ReturnType<typeof makeOurs>>;
let theirs: Awaited<ReturnType<typeof makeOurs>>;

const makeOurs = (name: string) =>
  makeOrganisation({ database: fresh.database, name, roles: ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] });

beforeAll(async () => {
  fresh = await freshDatabase();
  const root = await mkdtemp(join(tmpdir(), 'assay-integrity-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database: fresh.database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
  ours = await makeOurs('Harbour Robotics');
  theirs = await makeOurs('Other Works');
});
afterAll(() => fresh.drop());

/** A finished sitting with a history and everything that can be noticed. */
async function sit(blindReview = false) {
  const { database } = fresh;
  const { organisationId } = ours;
  const assessment = await makeAssessment({ database, organisationId, sections: [[versionId]], blindReview });
  const made = await makeSitting({ database, assessment, startedAt: START, name: 'Robin Candidate' });
  const [attempt] = made.attempts;
  if (!attempt) throw new Error('no attempt');
  const begun = { database, startedAt: START };
  await makeHistory({
    ...begun,
    attemptId: attempt.id,
    states: [
      { second: 60, answer: tinyAnswer('export const a = 1;\n', 'First words.') },
      { second: 70, answer: tinyAnswer('export const a = 1;\n', 'First words, and more.') },
      { second: 600, answer: tinyAnswer('export const a = 2;\n', 'First words, and more.'), savedBy: 'tab-b' },
    ],
  });
  await noteEvents({
    ...begun,
    sittingId: made.sitting.id,
    events: [
      { second: 0, kind: 'started', detail: { network: '192.0.2', userAgent: 'Firefox/140.0 (Linux)' } },
      {
        second: 65,
        attemptId: attempt.id,
        kind: 'paste',
        detail: { file: 'memo.md', characters: 10, lines: 1, own: false },
      },
      { second: 100, kind: 'focus-lost', detail: {} },
      { second: 160, kind: 'focus-gained', detail: { awayMs: 60_000 } },
    ],
  });
  await makeGradedSubmission({
    database,
    attemptId: attempt.id,
    answer: tinyAnswer('export const a = 2;\n', 'First words, and more. Then handed in.'),
    checks: [aCheck()],
    verdicts: [aVerdict('limits', 1), aVerdict('next-step', 1)],
    submittedAt: new Date(START.getTime() + 700_000),
  });
  await database.sitting.update({
    where: { id: made.sitting.id },
    data: { status: 'FINISHED', finishedAt: new Date(START.getTime() + 700_000), endedBy: 'CANDIDATE' },
  });
  return { ...made, attempt };
}

const as = (role: 'OWNER' | 'REVIEWER' | 'AUTHOR' | 'VIEWER', of = ours) => ({
  database: fresh.database,
  membership: { organisationId: of.organisationId, role },
  userId: of.members[role].id,
  clock: { now: () => new Date(START.getTime() + 800_000) },
});

describe('the evidence of a sitting', () => {
  test('holds every fact in order, the declaration, and where there is something to play back', async () => {
    const { sitting, attempt } = await sit();
    const declaration = { schemaVersion: 1, used: true, description: 'Asked for a regex.', transcript: 'Q: …' };
    await fresh.database.attempt.update({ where: { id: attempt.id }, data: { aiDeclaration: declaration } });
    const view = await openIntegrity({ ...as('VIEWER'), sittingId: sitting.id });
    expect(view.facts.map(({ kind, at }) => [kind, at / 1_000])).toEqual([
      ['begin', 0],
      ['section', 0],
      ['work', 60],
      ['paste', 65],
      ['away', 100],
      ['work', 600],
      ['end', 700],
    ]);
    expect(view).toMatchObject({ spanMs: 700_000, running: false });
    expect(view.exercises).toEqual([{ attemptId: attempt.id, title: 'A tiny exercise', revisions: 3, declaration }]);
    expect(JSON.stringify(view)).not.toMatch(/score|suspic|SECRET/i);
  });

  test('opens to nobody of another organisation, to no role without reports, and for no made-up id', async () => {
    const { sitting, attempt } = await sit();
    const ids = { sittingId: sitting.id, attemptId: attempt.id };
    const refusal = (code: string) => ({ code });
    await expect(openIntegrity({ ...as('OWNER', theirs), ...ids })).rejects.toMatchObject(refusal('not-found'));
    await expect(openPlayback({ ...as('OWNER', theirs), ...ids })).rejects.toMatchObject(refusal('not-found'));
    await expect(openIntegrity({ ...as('AUTHOR'), ...ids })).rejects.toMatchObject(refusal('forbidden'));
    await expect(openPlayback({ ...as('AUTHOR'), ...ids })).rejects.toMatchObject(refusal('forbidden'));
    for (const wrong of [randomUUID(), 'x', '../..', '']) {
      await expect(openIntegrity({ ...as('OWNER'), sittingId: wrong })).rejects.toMatchObject(refusal('not-found'));
      await expect(openPlayback({ ...as('OWNER'), ...ids, attemptId: wrong })).rejects.toMatchObject(
        refusal('not-found'),
      );
    }
    const other = await sit();
    const mixed = { sittingId: sitting.id, attemptId: other.attempt.id };
    await expect(openPlayback({ ...as('OWNER'), ...mixed })).rejects.toMatchObject(refusal('not-found'));
  });

  test('is closed to a reviewer whose blind review of it is still possible', async () => {
    const { sitting, attempt } = await sit(true);
    await fresh.database.assessment.update({ where: { id: sitting.assessmentId }, data: { reviewPolicy: 'SINGLE' } });
    const ids = { sittingId: sitting.id, attemptId: attempt.id };
    await expect(openIntegrity({ ...as('REVIEWER'), ...ids })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(openPlayback({ ...as('REVIEWER'), ...ids })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await openIntegrity({ ...as('OWNER'), ...ids })).sittingId).toBe(sitting.id);
  });
});

describe('the playback of an attempt', () => {
  test('begins with what was given, passes every saved state and ends with what was handed in', async () => {
    const { sitting, attempt } = await sit();
    const { playback } = await openPlayback({ ...as('REVIEWER'), sittingId: sitting.id, attemptId: attempt.id });
    const reader = readPlayback(playback);
    const memo = playback.files.findIndex(({ path }) => path === 'memo.md');
    const code = playback.files.findIndex(({ path }) => path === 'eval.ts');
    expect(playback.files[code]?.start).toContain('evaluate');
    expect(playback.steps.map((_step, step) => reader.text(memo, step))).toEqual([
      'First words.',
      'First words, and more.',
      'First words, and more.',
      'First words, and more. Then handed in.',
    ]);
    expect(reader.text(code, 3)).toBe('export const a = 2;\n');
    expect(playback.steps.map(({ tab }) => tab)).toEqual([1, 1, 2, 2]);
    expect(playback.steps.map(({ at }) => at / 1_000)).toEqual([65, 75, 605, 700]);
    expect(playback.marks.map(({ kind, at }) => [kind, at / 1_000])).toEqual([
      ['paste', 65],
      ['away', 100],
    ]);
    expect(playback.durationMs).toBe(700_000);
  });

  test('of an hour with 360 states of 60 kB is read in moments and small enough to send', async () => {
    const { sitting, attempt } = await sit();
    const filler = 'const line = "of code that was there before";\n'.repeat(1_300);
    await fresh.database.draftRevision.deleteMany({ where: { attemptId: attempt.id } });
    await makeHistory({
      database: fresh.database,
      attemptId: attempt.id,
      startedAt: START,
      states: Array.from({ length: 360 }, (_none, at) => ({
        second: at * 10,
        answer: tinyAnswer(`${filler.slice(0, at * 100)}// typed ${at}\n${filler.slice(at * 100)}`, 'memo'),
      })),
    });
    const began = performance.now();
    const { playback } = await openPlayback({ ...as('OWNER'), sittingId: sitting.id, attemptId: attempt.id });
    const ms = Math.round(performance.now() - began);
    expect(playback.steps).toHaveLength(361);
    const bytes = JSON.stringify(playback).length;
    expect(bytes, `${bytes} bytes in ${ms} ms`).toBeLessThan(500_000);
    expect(ms).toBeLessThan(20_000);
  });
});
