import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorkspaceZip } from '../../app/attempts/build-workspace-zip.server';
import { getAttempt } from '../../app/attempts/get-attempt.server';
import { listHistory } from '../../app/attempts/list-history.server';
import { runPublic } from '../../app/attempts/run-public.server';
import { saveDraft } from '../../app/attempts/save-draft.server';
import { startAttempt } from '../../app/attempts/start-attempt.server';
import { submitAttempt } from '../../app/attempts/submit-attempt.server';
import { uploadAnswer } from '../../app/attempts/upload-answer.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import type { Answer } from '../../app/kinds/contract';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  Object.assign(process.env, {
    DATABASE_URL: fresh.url,
    RUNS_PER_MINUTE: '3',
    SUBMISSIONS_PER_HOUR: '3',
    ATTEMPTS_PER_HOUR: '4',
    ADDRESS_FACTOR: '2',
    QUEUE_LIMIT: '4',
  });
  const root = await mkdtemp(join(tmpdir(), 'assay-attempts-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database: fresh.database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

const answer = (memo: string): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': PERFECT, 'memo.md': memo },
  fields: { language: 'typescript', labelAudit: [] },
});

/** A new visitor at an address of their own, with an attempt. */
async function begin() {
  const requester = { visitorId: randomUUID(), address: `test-${randomUUID()}` };
  const { attemptId } = await startAttempt({ database: fresh.database, slug: 'tiny-task', requester });
  const own = { database: fresh.database, attemptId, visitorId: requester.visitorId };
  return { requester, attemptId, own };
}

describe('an attempt', () => {
  test('starts from the untouched starter and shows nothing that is hidden', async () => {
    const { own } = await begin();
    const view = await getAttempt(own);
    expect(view).toMatchObject({ draftRevision: 0, outdated: false, submissions: [] });
    expect(view.draft.files['eval.ts']).toContain('evaluate');
    expect(JSON.stringify(view)).not.toMatch(/SECRET/);
  });

  test('belongs to its visitor: anybody else is told it does not exist', async () => {
    const { own, attemptId } = await begin();
    const stranger = { visitorId: randomUUID(), address: 'elsewhere' };
    const theirs = { ...own, visitorId: stranger.visitorId };
    const notFound = { code: 'not-found' };
    await expect(getAttempt(theirs)).rejects.toMatchObject(notFound);
    await expect(saveDraft({ ...theirs, answer: answer('x'), baseRevision: 0, savedBy: 'tab' })).rejects.toMatchObject(
      notFound,
    );
    await expect(buildWorkspaceZip(theirs)).rejects.toMatchObject(notFound);
    await expect(
      runPublic({
        database: fresh.database,
        attemptId,
        requester: stranger,
        answer: answer('x'),
        sandbox: inProcessSandbox(),
      }),
    ).rejects.toMatchObject(notFound);
    await expect(
      submitAttempt({ database: fresh.database, attemptId, requester: stranger, answer: answer('x') }),
    ).rejects.toMatchObject(notFound);
    await expect(getAttempt({ ...own, attemptId: "' OR 1=1 --" })).rejects.toMatchObject(notFound);
    expect(await listHistory({ database: fresh.database, visitorId: stranger.visitorId })).toEqual([]);
    expect((await getAttempt(own)).draftRevision).toBe(0);
  });
});

describe('saving a draft', () => {
  test('counts revisions, and hands a stale tab the newer draft instead of overwriting it', async () => {
    const { own } = await begin();
    expect(await saveDraft({ ...own, answer: answer('one'), baseRevision: 0, savedBy: 'left' })).toMatchObject({
      saved: true,
      revision: 1,
    });
    expect(await saveDraft({ ...own, answer: answer('two'), baseRevision: 1, savedBy: 'right' })).toMatchObject({
      saved: true,
      revision: 2,
    });
    const stale = await saveDraft({ ...own, answer: answer('mine'), baseRevision: 1, savedBy: 'left' });
    expect(stale).toMatchObject({
      saved: false,
      revision: 2,
      savedBy: 'right',
      answer: { files: { 'memo.md': 'two' } },
    });
    expect((await getAttempt(own)).draft.files['memo.md']).toBe('two');
    const history = await fresh.database.draftRevision.findMany({
      where: { attemptId: own.attemptId },
      orderBy: { revision: 'asc' },
    });
    expect(history.map(({ revision, savedBy }) => [revision, savedBy])).toEqual([
      [1, 'left'],
      [2, 'right'],
    ]);
  });

  test('takes a repeated request for done', async () => {
    const { own } = await begin();
    const request = { ...own, answer: answer('same'), baseRevision: 0, savedBy: 'tab' };
    const first = await saveDraft(request);
    expect(await saveDraft(request)).toEqual(first);
  });

  test('lets one of many simultaneous saves win and tells the others', async () => {
    const { own } = await begin();
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, tab) =>
        saveDraft({ ...own, answer: answer(`tab ${tab}`), baseRevision: 0, savedBy: `tab-${tab}` }),
      ),
    );
    expect(replies.filter((reply) => reply.saved)).toHaveLength(1);
    expect((await getAttempt(own)).draftRevision).toBe(1);
  });

  test('keeps one history row for a burst of one tab and the last state of it', async () => {
    const { own } = await begin();
    const at = (second: number) => ({ now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, second)) });
    for (let save = 0; save < 12; save += 1)
      await saveDraft({ ...own, clock: at(save * 2), answer: answer(`v${save}`), baseRevision: save, savedBy: 'tab' });
    const history = await fresh.database.draftRevision.findMany({
      where: { attemptId: own.attemptId },
      orderBy: { revision: 'asc' },
    });
    expect(history.map(({ revision }) => revision)).toEqual([5, 10, 12]);
    expect(history.at(-1)?.answer).toMatchObject({ files: { 'memo.md': 'v11' } });
  });

  test('refuses what does not fit the exercise and keeps what is stored', async () => {
    const { own } = await begin();
    await saveDraft({ ...own, answer: answer('good'), baseRevision: 0, savedBy: 'tab' });
    const bad: unknown[] = [
      null,
      'text',
      { files: {} },
      { ...answer('x'), files: { '../../etc/passwd': 'x' } },
      { ...answer('x'), fields: { language: 'perl' } },
      answer('x'.repeat(2_000_000)),
    ];
    for (const value of bad)
      await expect(saveDraft({ ...own, answer: value, baseRevision: 1, savedBy: 'tab' })).rejects.toMatchObject({
        code: expect.stringMatching(/bad-request|too-large/) as unknown,
      });
    expect((await getAttempt(own)).draft.files['memo.md']).toBe('good');
  });
});

describe('running on public rows', () => {
  test('reports the run, and says when to come back beyond the limit', async () => {
    const { requester, attemptId } = await begin();
    const run = () =>
      runPublic({ database: fresh.database, attemptId, requester, answer: answer('x'), sandbox: inProcessSandbox() });
    const report = await run();
    expect(report.status).toBe('ok');
    expect(report.headline).toMatch(/rows/);
    await run();
    await run();
    const refusal = await run().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'too-many', status: 429 });
    expect((refusal as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(0);
    expect((refusal as { retryAfterSeconds: number }).retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  test('bounds an address more widely than a visitor, so throwing cookies away does not help', async () => {
    const address = `office-${randomUUID()}`;
    const start = () =>
      startAttempt({ database: fresh.database, slug: 'tiny-task', requester: { visitorId: randomUUID(), address } });
    for (let visitor = 0; visitor < 8; visitor += 1) await start();
    await expect(start()).rejects.toMatchObject({ code: 'too-many' });
  });
});

describe('submitting', () => {
  test('freezes the answer, numbers submissions and leaves one queued run with its job', async () => {
    const { requester, attemptId, own } = await begin();
    const first = await submitAttempt({ database: fresh.database, attemptId, requester, answer: answer('first') });
    await saveDraft({ ...own, answer: answer('second'), baseRevision: 0, savedBy: 'tab' });
    const second = await submitAttempt({ database: fresh.database, attemptId, requester });
    const stored = await fresh.database.submission.findMany({
      where: { attemptId },
      orderBy: { number: 'asc' },
      include: { gradingRuns: true },
    });
    expect(stored.map(({ id }) => ({ submissionId: id }))).toEqual([first, second]);
    expect(stored.map(({ answer: frozen }) => (frozen as { files: Record<string, string> }).files['memo.md'])).toEqual([
      'first',
      'second',
    ]);
    expect(stored.map(({ gradingRuns }) => gradingRuns.map(({ status, isCurrent }) => [status, isCurrent]))).toEqual([
      [['QUEUED', true]],
      [['QUEUED', true]],
    ]);
    const jobs = await fresh.database.$queryRaw<
      { data: { runId: string } }[]
    >`SELECT data FROM pgboss.job WHERE name = 'grade-submission' AND group_id = ${requester.visitorId}`;
    expect(jobs.map(({ data }) => data.runId).sort()).toEqual(
      stored.flatMap(({ gradingRuns }) => gradingRuns.map(({ id }) => id)).sort(),
    );
    expect((await getAttempt(own)).submissions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'QUEUED'],
      [1, 'QUEUED'],
    ]);
    expect(await listHistory({ database: fresh.database, visitorId: requester.visitorId })).toMatchObject([
      { slug: 'tiny-task', attempts: [{ id: attemptId, submissions: [{ number: 1 }, { number: 2 }] }] },
    ]);
  });

  test('says what to mend instead of accepting an empty evaluator', async () => {
    const { requester, attemptId } = await begin();
    const empty = { ...answer('memo'), files: { 'eval.ts': '  ', 'memo.md': 'memo' } };
    expect(await submitAttempt({ database: fresh.database, attemptId, requester, answer: empty })).toEqual({
      problems: [{ path: 'files/eval.ts', message: expect.any(String) as unknown }],
    });
    expect(await fresh.database.submission.count({ where: { attemptId } })).toBe(0);
  });

  test('pushes back when the queue is full, and stores nothing of the refused submission', async () => {
    await fresh.database.$executeRaw`DELETE FROM pgboss.job`;
    const people = await Promise.all(Array.from({ length: 6 }, () => begin()));
    const replies = await Promise.allSettled(
      people.map(({ requester, attemptId }) =>
        submitAttempt({ database: fresh.database, attemptId, requester, answer: answer('x') }),
      ),
    );
    const refused = replies.flatMap((reply) => (reply.status === 'rejected' ? [reply.reason as unknown] : []));
    expect(refused).toHaveLength(2);
    for (const refusal of refused)
      expect(refusal).toMatchObject({ code: 'busy', retryAfterSeconds: expect.any(Number) as unknown });
    const kept = await fresh.database.submission.count({
      where: { attemptId: { in: people.map(({ attemptId }) => attemptId) } },
    });
    expect(kept).toBe(4);
  });
});

describe('taking work elsewhere and back', () => {
  test('downloads public files and the draft, takes the changed answer back and keeps the old one in the history', async () => {
    const { own } = await begin();
    await saveDraft({ ...own, answer: answer('before'), baseRevision: 0, savedBy: 'tab' });
    const { filename, bytes } = await buildWorkspaceZip(own);
    expect(filename).toBe('tiny-task.zip');
    const files = unzipSync(bytes);
    expect(
      Object.keys(files)
        .filter((path) => path.startsWith('tiny-task/answer/'))
        .sort(),
    ).toEqual(['tiny-task/answer/answer.json', 'tiny-task/answer/eval.ts', 'tiny-task/answer/memo.md']);
    expect(Object.keys(files)).toContain('tiny-task/public/rows.jsonl');
    const schema = JSON.parse(new TextDecoder().decode(files['tiny-task/schemas/answer.schema.json'])) as object;
    expect(schema).toMatchObject({ type: 'object', required: ['language', 'labelAudit'] });
    expect(Object.keys(files).some((path) => path.includes('grading'))).toBe(false);
    files['tiny-task/answer/memo.md'] = new TextEncoder().encode('after');
    expect(await uploadAnswer({ ...own, bytes: zipSync(files) })).toEqual({ revision: 2 });
    expect((await getAttempt(own)).draft.files['memo.md']).toBe('after');
    const replaced = await fresh.database.draftRevision.findFirstOrThrow({
      where: { attemptId: own.attemptId, revision: 1 },
    });
    expect(replaced.answer).toMatchObject({ files: { 'memo.md': 'before' } });
  });
});
