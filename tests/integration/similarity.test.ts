import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAnswer } from '../../app/attempts/stored-answer';
import { answerHash } from '../../app/exercises/answer-hash.server';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { PARTIAL, PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { seededRandom } from '../../app/lib/random';
import { measureSimilarity } from '../../app/reviews/integrity/similarity/measure-similarity.server';
import { tinyAnswer } from '../factories/evidence';
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

let fresh: FreshDatabase;
let versionId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  const root = await mkdtemp(join(tmpdir(), 'assay-similarity-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database: fresh.database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
});
afterAll(() => fresh.drop());

const organisation = (name: string) => makeOrganisation({ database: fresh.database, name, roles: ['OWNER'] });
const assess = (organisationId: string) =>
  makeAssessment({ database: fresh.database, organisationId, sections: [[versionId]] });

async function handIn(
  assessment: Awaited<ReturnType<typeof assess>>,
  name: string,
  [code, memo]: [string, string],
  invited: { isPreview?: boolean } = {},
) {
  const { database } = fresh;
  const made = await makeSitting({ database, assessment, name, ...invited });
  const [attempt] = made.attempts;
  await makeGradedSubmission({
    database,
    attemptId: attempt?.id ?? '',
    answer: tinyAnswer(code, memo),
    checks: [aCheck()],
    verdicts: [aVerdict('limits', 1), aVerdict('next-step', 1)],
  });
  return made.sitting.id;
}

/** Hundreds of submissions of different candidates at once, without the rows that similarity does not read. */
async function handInMany(assessment: Awaited<ReturnType<typeof assess>>, count: number) {
  const { database } = fresh;
  const { id: assessmentId, organisationId } = assessment;
  const at = new Date();
  const exercise = assessment.sections[0]?.exercises[0];
  const people = Array.from({ length: count }, (_none, index) => ({
    index,
    ...{ candidateId: randomUUID(), invitationId: randomUUID(), visitorId: randomUUID() },
    ...{ sittingId: randomUUID(), attemptId: randomUUID() },
  }));
  await database.candidate.createMany({
    data: people.map(({ candidateId: id, index }) => ({
      id,
      organisationId,
      email: `${id}@example.org`,
      name: `C ${index}`,
    })),
  });
  await database.invitation.createMany({
    data: people.map(({ invitationId: id, candidateId }) => ({
      ...{ id, candidateId, organisationId, assessmentId },
      ...{ tokenHash: id, expiresAt: at },
    })),
  });
  await database.visitor.createMany({ data: people.map(({ visitorId: id }) => ({ id })) });
  await database.sitting.createMany({
    data: people.map(({ sittingId: id, invitationId, visitorId }) => ({
      ...{ id, invitationId, visitorId, organisationId, assessmentId },
      ...{ startedAt: at, deadlineAt: at, deviceSince: at, deviceHash: id, consent: {} },
    })),
  });
  const answers = people.map(({ index }) => tinyAnswer(...ownWork(index + 100)));
  await database.attempt.createMany({
    data: people.map(({ attemptId: id, visitorId, sittingId }) => ({
      ...{ id, visitorId, sittingId, exerciseVersionId: versionId, draft: {} },
      assessmentExerciseId: exercise?.id ?? null,
    })),
  });
  await database.submission.createMany({
    data: people.map(({ attemptId, index }) => {
      const answer = answers[index] ?? tinyAnswer('', '');
      return { attemptId, number: 1, answer: writeAnswer(answer), answerHash: answerHash(answer) };
    }),
  });
}

const WORDS =
  'row value order price reply wrong right model judge prompt cost cache trace budget sample label slice'.split(' ');
const OPERATORS = ['+', '-', '*', '<', '>', '===', '&&', '||', '??', '%'];

/** A program and a memo nobody else has written: random statements and random sentences. */
function ownWork(seed: number): [string, string] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const value = (depth: number): string => {
    const [a, b] = [pick(WORDS), pick(WORDS)];
    if (depth === 0) return pick([a, `${a}.${b}`, `'${a}'`, `${a}[${b}]`, '3', `!${a}`]);
    const [left, right] = [value(depth - 1), value(depth - 1)];
    return pick([
      `(${left} ${pick(OPERATORS)} ${right})`,
      `${a}(${left}, ${right})`,
      `[${left}]`,
      `(${left} ? ${right} : ${b})`,
    ]);
  };
  const statement = () =>
    pick([
      `const ${pick(WORDS)} = ${value(3)};`,
      `if (${value(2)}) { ${pick(WORDS)} = ${value(2)}; }`,
      `return ${value(3)};`,
    ]);
  const memo = Array.from({ length: 400 }, () => pick(WORDS)).join(' ');
  return [`export function evaluate(row) {\n${Array.from({ length: 80 }, statement).join('\n')}\n}\n`, memo];
}

const renamed = PERFECT.replaceAll('wrongFacts', 'mistakes')
  .replaceAll('read(', 'numberAfter(')
  .replace('const read =', '// my own idea\nconst numberAfter =');

describe('similarity between submissions', () => {
  test('finds a renamed copy of code and a copied paragraph, side by side, and names the other only where allowed', async () => {
    const ours = await organisation('Harbour');
    const assessment = await assess(ours.organisationId);
    const paragraph = WORDS.concat(WORDS.toReversed()).join(' ');
    const [code, memo] = ownWork(1);
    const mine = await handIn(assessment, 'Robin', [
      `${PERFECT}\n${code.slice(0, 250)}`,
      `Before. ${paragraph}. ${memo.slice(0, 150)}`,
    ]);
    const copy = await handIn(assessment, 'Sasha', [
      `${ownWork(2)[0].slice(0, 250)}\n${renamed}`,
      `${ownWork(2)[1].slice(0, 150)} ${paragraph.toUpperCase()}`,
    ]);
    await handIn(assessment, 'Toni', ownWork(3));
    const find = (sittingId: string, named: boolean) =>
      measureSimilarity({
        database: fresh.database,
        organisationId: ours.organisationId,
        sittingId,
        mayName: () => Promise.resolve(named),
      });
    const reports = await find(mine, true);
    expect(
      reports.map(({ group, compared, others }) => [group, compared, others.map(({ candidate }) => candidate)]),
    ).toEqual([
      ['code', 2, ['Sasha']],
      ['prose', 2, ['Sasha']],
    ]);
    const [passage] = reports[0]?.others[0]?.passages ?? [];
    expect(passage?.mine.text).toContain('wrongFacts');
    expect(passage?.theirs.text).toContain('mistakes');
    expect(passage?.alsoIn).toBe(1);
    expect(reports[1]?.others[0]?.passages[0]?.tokens).toBe(WORDS.length * 2);
    const back = await find(copy, false);
    const unnamed = { candidate: null, sittingId: null, submittedAt: null };
    expect(back).toMatchObject([{ others: [unnamed] }, { others: [unnamed] }]);
    expect(JSON.stringify(back)).not.toContain(mine);
    expect(back[0]?.others[0]?.share).toBeCloseTo(reports[0]?.others[0]?.share ?? 0, 12);
  });

  test('leaves out what everybody was given, previews, other organisations and the same person', async () => {
    const [ours, other] = [await organisation('Ours'), await organisation('Other')];
    const assessment = await assess(ours.organisationId);
    const starter = 'export function evaluate(row) { return { score: 1, pass: true }; }';
    const own: [string, string] = [PERFECT, ownWork(7)[1]];
    const mine = await handIn(assessment, 'Robin', own);
    await handIn(assessment, 'Preview', own, { isPreview: true });
    await handIn(await assess(other.organisationId), 'Elsewhere', own);
    await handIn(assessment, 'Starter', [starter, 'Short.']);
    const { candidateId } = await fresh.database.invitation.findFirstOrThrow({ where: { sitting: { id: mine } } });
    const again = await handIn(await assess(ours.organisationId), 'Robin again', own);
    await fresh.database.invitation.updateMany({ where: { sitting: { id: again } }, data: { candidateId } });
    const measure = (organisationId: string) =>
      measureSimilarity({
        database: fresh.database,
        organisationId,
        sittingId: mine,
        mayName: () => Promise.resolve(true),
      });
    expect((await measure(ours.organisationId)).map(({ compared, others }) => [compared, others])).toEqual([
      [1, []],
      [1, []],
    ]);
    await expect(measure(other.organisationId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('with 500 submissions takes seconds at first and moments after', async () => {
    const ours = await organisation('Large');
    const assessment = await assess(ours.organisationId);
    const mine = await handIn(assessment, 'First', [`${PARTIAL}\n${ownWork(9_999)[0]}`, ownWork(9_999)[1]]);
    await handInMany(assessment, 500);
    const measure = async () => {
      const began = performance.now();
      const reports = await measureSimilarity({
        database: fresh.database,
        organisationId: ours.organisationId,
        sittingId: mine,
        mayName: () => Promise.resolve(true),
      });
      return { reports, ms: Math.round(performance.now() - began) };
    };
    const first = await measure();
    const second = await measure();
    expect(first.reports.map(({ compared, others }) => [compared, others.length])).toEqual([
      [500, 0],
      [500, 0],
    ]);
    expect(first.ms, `first ${first.ms} ms, then ${second.ms} ms`).toBeLessThan(30_000);
    expect(second.ms).toBeLessThan(5_000);
    if (process.env['SHOW_TIMES']) process.stdout.write(`similarity of 500: ${first.ms} ms, then ${second.ms} ms\n`);
  }, 180_000);
});
