import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { openStatistics } from '../../app/reviews/statistics/open-statistics.server';
import { makeHistory, tinyAnswer } from '../factories/evidence';
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
let tiny: string;
let second: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  const root = await mkdtemp(join(tmpdir(), 'assay-statistics-'));
  await writeExerciseFolder({ root });
  await writeExerciseFolder({ root, slug: 'second-task', seed: 2, title: 'A second exercise' });
  await registerExercises({ database: fresh.database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  tiny = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
  second = (await findCurrentVersion({ database: fresh.database, slug: 'second-task' })) ?? '';
});
afterAll(() => fresh.drop());

const world = async () => {
  const { database } = fresh;
  const organisation = await makeOrganisation({ database, roles: ['OWNER'] });
  const { organisationId } = organisation;
  const assessment = await makeAssessment({ database, organisationId, sections: [[tiny, second]] });
  const open = (role: 'OWNER' | 'REVIEWER' | 'AUTHOR' | 'VIEWER' = 'AUTHOR') =>
    openStatistics({ database, membership: { organisationId, role }, assessmentId: assessment.id });
  return { organisationId, assessment, open };
};

type World = Awaited<ReturnType<typeof world>>;

/** A finished sitting; `points` are each exercise's check points of 10, null leaves it without a submission. */
async function finish(
  { assessment }: World,
  points: (number | null)[],
  { level = 1, isPreview = false, name = 'Robin Candidate' } = {},
) {
  const { database } = fresh;
  const made = await makeSitting({ database, assessment, startedAt: START, isPreview, name });
  for (const [at, earned] of points.entries()) {
    const attempt = made.attempts[at];
    if (!attempt || earned === null) continue;
    await makeGradedSubmission({
      database,
      attemptId: attempt.id,
      answer: tinyAnswer('export const a = 1;', `Memo ${made.sitting.id}`),
      checks: [aCheck({ points: earned })],
      verdicts: [aVerdict('limits', level), aVerdict('next-step', 1)],
      submittedAt: START,
    });
  }
  const ended = { status: 'FINISHED', finishedAt: START, endedBy: 'CANDIDATE' } as const;
  await database.sitting.update({ where: { id: made.sitting.id }, data: ended });
  return made;
}

describe('the statistics of an assessment', () => {
  test('count what has ended, leave previews out, name nobody, and agree with arithmetic by hand', async () => {
    const own = await world();
    for (let at = 0; at < 12; at += 1)
      await finish(own, [Math.min(10, at), at % 2 === 0 ? at : at - 1], { level: at % 3 });
    await finish(own, [0, null]);
    await finish(own, [10, 10], { isPreview: true });
    await makeSitting({ database: fresh.database, assessment: own.assessment });
    const statistics = await own.open();
    expect(statistics).toMatchObject({ counted: 13, running: 1, grading: 0, provisional: 0 });
    const { shown } = statistics;
    const [first, other] = shown?.exercises ?? [];
    // Checks carry 70 of 100 points, the criterion of weight 2 a share of 20, the other one 10.
    const byHand = (checks: number, level: number) => 7 * checks + 10 * level + 10;
    const whole = [...Array.from({ length: 12 }, (_none, at) => byHand(Math.min(10, at), at % 3)), byHand(0, 1)];
    expect(first?.whole.mean).toBeCloseTo(whole.reduce((sum, one) => sum + one / 100, 0) / 13, 6);
    expect(other).toMatchObject({ notBegun: 1, ungraded: 0, problems: 0 });
    expect(other?.whole.n).toBe(13);
    expect(other?.parts.map(({ n }) => n)).toEqual([12, 12, 12]);
    const check = first?.parts.find(({ kind }) => kind === 'check');
    expect(check).toMatchObject({ floor: 2, ceiling: 2, n: 13, max: 70 });
    expect(typeof check?.discrimination === 'string' ? 0 : check?.discrimination.value).toBeGreaterThan(0.8);
    const limits = first?.parts.find(({ id }) => id === 'limits');
    expect(limits?.levels.map(({ count }) => count)).toEqual([4, 5, 4]);
    const always = first?.parts.find(({ id }) => id === 'next-step');
    expect(always?.discrimination).toBe('all-equal');
    expect(always?.advice.join()).toContain('Everybody earns all of it');
    expect(shown?.alpha).toMatchObject({ people: 13, items: 2, of: 'exercises' });
    expect(JSON.stringify(statistics)).not.toMatch(/Robin|example\.org|sittingId|Memo/);
  });

  test('show nothing of fewer than three sittings: their numbers would be somebody’s', async () => {
    const own = await world();
    await finish(own, [3, 3]);
    await finish(own, [9, 9]);
    expect(await own.open()).toEqual({ counted: 2, running: 0, grading: 0, provisional: 0, shown: null });
    await finish(own, [5, 5]);
    const { shown } = await own.open();
    expect(shown?.scores).toHaveLength(3);
    expect(shown?.exercises[0]?.whole.discrimination).toBe('too-few');
    expect(shown?.alpha).toBe('too-few');
  });

  test('add active time up from saves, pauses counted up to two minutes', async () => {
    const own = await world();
    for (const seconds of [[60, 90, 100], [60, 3_600], [30]]) {
      const made = await finish(own, [5, 5]);
      const answer = tinyAnswer('x', 'y');
      await makeHistory({
        database: fresh.database,
        attemptId: made.attempts[0]?.id ?? '',
        startedAt: START,
        states: seconds.map((second) => ({ second, answer })),
      });
    }
    const { shown } = await own.open();
    // Each save lasts 5 s: 60+5+25+5+5+5, 60+5+120+5, 30+5 seconds.
    const minutes = [35 / 60, 105 / 60, 190 / 60];
    expect(shown?.exercises[0]?.time).toMatchObject({ n: 3, expected: 60 });
    expect(shown?.exercises[0]?.time.median).toBeCloseTo(minutes[1] ?? 0, 6);
    expect(shown?.exercises[0]?.time.lower).toBeCloseTo(((minutes[0] ?? 0) + (minutes[1] ?? 0)) / 2, 6);
    expect(shown?.exercises[1]?.time).toMatchObject({ n: 0, median: null });
  });

  test('count problem reports by exercise', async () => {
    const own = await world();
    const made = await finish(own, [1, 1]);
    await finish(own, [1, 2]);
    await finish(own, [2, 1]);
    const report = { organisationId: own.organisationId, sittingId: made.sitting.id, text: 'It hangs.', at: START };
    await fresh.database.problemReport.createMany({
      data: [{ ...report, attemptId: made.attempts[1]?.id ?? null }, report],
    });
    const { shown } = await own.open();
    expect(shown?.exercises.map(({ problems }) => problems)).toEqual([0, 1]);
    expect(shown?.otherProblems).toBe(1);
  });

  test('open to authors and readers of reports of this organisation only', async () => {
    const own = await world();
    const other = await world();
    for (const role of ['OWNER', 'REVIEWER', 'AUTHOR', 'VIEWER'] as const)
      expect((await own.open(role)).shown).toBeNull();
    for (const assessmentId of [own.assessment.id, randomUUID(), 'x']) {
      await expect(
        openStatistics({
          database: fresh.database,
          membership: { organisationId: other.organisationId, role: 'OWNER' },
          assessmentId,
        }),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
