import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listDeliveries } from '../../app/accounts/webhooks/list-deliveries.server';
import { makeApiKey } from '../../app/accounts/api-keys/make-api-key.server';
import { revokeApiKey } from '../../app/accounts/api-keys/revoke-api-key.server';
import { noteSittingGraded } from '../../app/grading/note-sitting-graded.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { listComplaints } from '../../app/reviews/greenhouse/list-complaints.server';
import { aCheck, aVerdict, makeAssessment, makeGradedSubmission, makeSitting } from '../factories/hiring';
import { makeTeam, registerTinyExercise } from '../factories/interop';
import { startGreenhouse, type Greenhouse } from '../fakes/greenhouse/greenhouse';
import { endPrograms, ensureBuilt, runProgram, temporaryFolder, until } from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

/** The real web server and worker, with a client on loopback that acts as Greenhouse. */
const secret = 'a cookie secret of at least thirty-two characters';
let fresh: FreshDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let versionId: string;
let site: string;
let team: Awaited<ReturnType<typeof makeTeam>>;
let greenhouse: Greenhouse;
let apiKeyId: string;
let key: string;
const before = { ...process.env };

beforeAll(async () => {
  ensureBuilt(['programs', 'pages']);
  fresh = await freshDatabase();
  folder = await temporaryFolder();
  Object.assign(process.env, { DATABASE_URL: fresh.url, COOKIE_SECRET: secret });
  versionId = await registerTinyExercise(fresh.database);
  const env = { DATA_DIR: folder.path, DATABASE_URL: fresh.url, COOKIE_SECRET: secret };
  const program = runProgram('start', [], { ...env, PORT: '0', WEBHOOKS_PRIVATE: '1' });
  site = (await program.line(/Assay is ready: (\S+)/))[1] ?? '';
});
afterAll(async () => {
  await endPrograms();
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
  await folder.remove();
});
beforeEach(async () => {
  team = await makeTeam({ database: fresh.database, versionId });
  const { membership, owner: actor } = team;
  const made = await makeApiKey({ database: fresh.database, membership, actor, name: 'Greenhouse' });
  ({ apiKeyId, key } = made);
  greenhouse = await startGreenhouse({ site, key });
});
afterEach(() => greenhouse.close());

const NOBODY = '0197a000-0000-7000-8000-000000000000';
const test1 = (changes: object = {}) => ({
  partner_test_id: team.assessment.id,
  candidate: {
    first_name: 'Harper',
    last_name: 'Quill',
    resume_url: 'https://example.org/resume',
    phone_number: '123-456-7890',
    email: 'Harper.Quill@example.org',
    greenhouse_profile_url: 'https://app.greenhouse.io/people/1?application_id=2',
  },
  url: greenhouse.completedUrl(1),
  ...changes,
});
const idIn = (body: unknown) => (body as { partner_interview_id: string }).partner_interview_id;

/** A sitting on the invitation that Greenhouse asked for, graded unless `running`. */
async function sit(invitationId: string, { points, human = false }: { points: number; human?: boolean }) {
  const { database } = fresh;
  const made = await makeSitting({ database, assessment: team.assessment, name: 'Somebody Else' });
  await database.sitting.update({ where: { id: made.sitting.id }, data: { invitationId } });
  const open = human ? ({ status: 'needs-human', needsHumanBecause: 'no-judge' } as const) : {};
  const grade = async () => {
    await makeGradedSubmission({
      ...{ database, attemptId: made.attempts[0]!.id, answer: { schemaVersion: 1, files: {}, fields: {} } },
      ...{ checks: [aCheck({ points })], verdicts: [aVerdict('limits', 2, open), aVerdict('next-step', 1)] },
    });
    const ended = { status: 'FINISHED', endedBy: 'CANDIDATE', finishedAt: new Date() } as const;
    await database.sitting.update({ where: { id: made.sitting.id }, data: ended });
    const noted = database.$transaction((tx) => noteSittingGraded({ tx, sittingId: made.sitting.id }));
    expect(await noted).toBe(true);
  };
  return { sittingId: made.sitting.id, grade };
}

describe('list_tests', () => {
  test('names the published assessments of the key’s organisation, and nothing else', async () => {
    const { database } = fresh;
    const { organisationId } = team;
    const sections = [[versionId]];
    await makeAssessment({ database, organisationId, sections, name: 'A draft', status: 'DRAFT' });
    await makeAssessment({ database, organisationId, sections, name: 'Over', status: 'CLOSED' });
    const second = await makeAssessment({ database, organisationId, sections, name: 'Judge builder', role: 'Staff' });
    await makeTeam({ database, versionId, name: 'Others' });
    const { status, body, headers } = await greenhouse.listTests();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(body).toEqual([
      { partner_test_id: team.assessment.id, partner_test_name: 'Applied AI engineer' },
      { partner_test_id: second.id, partner_test_name: 'Judge builder (Staff)' },
    ]);
  });
});

describe('send_test', () => {
  test('invites the candidate by mail and returns the id of the test', async () => {
    const { status, body } = await greenhouse.sendTest(test1());
    expect(status).toBe(200);
    expect(Object.keys(body as object)).toEqual(['partner_interview_id']);
    const where = { id: idIn(body) };
    const found = await fresh.database.invitation.findUniqueOrThrow({ where, include: { candidate: true } });
    expect(found).toMatchObject({
      ...{ organisationId: team.organisationId, assessmentId: team.assessment.id },
      candidate: { email: 'harper.quill@example.org', name: 'Harper Quill' },
      externalOrigin: { system: 'greenhouse', url: greenhouse.completedUrl(1), apiKeyId },
    });
    const mail = await fresh.database.mail.findFirstOrThrow({ where: { organisationId: team.organisationId } });
    expect(mail.recipient).toBe('harper.quill@example.org');
    expect(mail.text).toContain('/invitations/');
  });

  test('repeated, even at the same moment, is the same test and one mail', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => greenhouse.sendTest(test1())));
    answers.push(await greenhouse.sendTest(test1()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => idIn(body))).size).toBe(1);
    expect(await fresh.database.mail.count({ where: { organisationId: team.organisationId } })).toBe(1);
  });

  test('for somebody who holds another open invitation to it says so', async () => {
    await greenhouse.sendTest(test1());
    const second = await greenhouse.sendTest(test1({ url: greenhouse.completedUrl(2) }));
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ error: { message: expect.stringContaining('open invitation') as string } });
  });

  test.each([
    ['an unknown test', { partner_test_id: NOBODY }, 404],
    ['a test that is no id of ours', { partner_test_id: '12345' }, 404],
    ['a candidate without an address', { candidate: { first_name: 'A', last_name: 'B', email: 'nothing' } }, 400],
    ['no candidate', { candidate: undefined }, 400],
    ['an address to report to that is none', { url: 'javascript:alert(1)' }, 400],
  ])('refuses %s', async (_what, changes, status) => {
    expect((await greenhouse.sendTest(test1(changes))).status).toBe(status);
    expect(await fresh.database.invitation.count({ where: { organisationId: team.organisationId } })).toBe(0);
  });

  test('refuses a test of another organisation as an unknown one', async () => {
    const other = await makeTeam({ database: fresh.database, versionId, name: 'Others' });
    const refused = await greenhouse.sendTest(test1({ partner_test_id: other.assessment.id }));
    const unknown = await greenhouse.sendTest(test1({ partner_test_id: NOBODY }));
    expect([refused.status, refused.body]).toEqual([404, unknown.body]);
  });
});

describe('test_status', () => {
  test('follows a test until its final score, of which Greenhouse is told by PATCH with the key it uses here', async () => {
    const interviewId = idIn((await greenhouse.sendTest(test1())).body);
    expect((await greenhouse.testStatus(interviewId)).body).toEqual({
      ...{ partner_status: 'sent', partner_profile_url: null, partner_score: null, metadata: {} },
    });
    const { sittingId, grade } = await sit(interviewId, { points: 10 });
    const running = await greenhouse.testStatus(interviewId);
    expect(running.body).toMatchObject({
      partner_status: 'in progress',
      partner_score: null,
      partner_profile_url: null,
    });
    expect(greenhouse.receiver.received).toEqual([]);
    greenhouse.receiver.answers.push(500);
    await grade();
    // The first try is answered with 500; the worker tries again by itself some seconds later.
    await until(() => greenhouse.receiver.received.length === 2);
    const [first, again] = greenhouse.receiver.received;
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    expect(again).toMatchObject({
      method: 'PATCH',
      path: '/integrations/testing_partners/take_home_tests/1',
      body: '',
    });
    expect([first?.headers.authorization, again?.headers.authorization]).toEqual([authorization, authorization]);
    const { status, body } = await greenhouse.testStatus(interviewId);
    expect(status).toBe(200);
    expect(body).toEqual({
      partner_status: 'complete',
      partner_profile_url: `${site}/organisations/${team.slug}/sittings/${sittingId}`,
      partner_score: 100,
      metadata: expect.objectContaining({ 'Started At': expect.stringMatching(/UTC$/) as string }) as object,
    });
    const { organisationId } = team;
    const log = () => listDeliveries({ database: fresh.database, organisationId, webhookId: null });
    await until(async () => (await log()).deliveries[0]?.state === 'delivered');
    expect((await log()).deliveries).toMatchObject([{ event: 'greenhouse.report', tries: 2, lastStatus: 200 }]);
  });

  test('gives no score while a reviewer will still change it, and says between what it lies', async () => {
    const interviewId = idIn((await greenhouse.sendTest(test1())).body);
    const { grade } = await sit(interviewId, { points: 10, human: true });
    await grade();
    const { body } = await greenhouse.testStatus(interviewId);
    expect(body).toMatchObject({ partner_status: 'complete', partner_score: null });
    const values = Object.values((body as { metadata: Record<string, unknown> }).metadata);
    expect(values.every((value) => ['string', 'number'].includes(typeof value))).toBe(true);
    expect(values.join()).toMatch(/reviewer has not finished: 80 to 100 of 100/);
  });

  test('knows only tests that Greenhouse asked for, of this organisation', async () => {
    const interviewId = idIn((await greenhouse.sendTest(test1())).body);
    const own = await makeSitting({ database: fresh.database, assessment: team.assessment });
    const other = await makeTeam({ database: fresh.database, versionId, name: 'Others' });
    const { membership, owner: actor } = other;
    const { key: otherKey } = await makeApiKey({ database: fresh.database, membership, actor, name: 'Other' });
    const stranger = await startGreenhouse({ site, key: otherKey });
    const answers = [
      await stranger.testStatus(interviewId),
      await greenhouse.testStatus(own.invitation.id),
      await greenhouse.testStatus(NOBODY),
      await greenhouse.testStatus('98765'),
    ];
    await stranger.close();
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await greenhouse.testStatus('')).status).toBe(400);
  });
});

describe('response_error', () => {
  test('is taken with 200 and kept for the organisation, without addresses', async () => {
    const complaint = { api_call: 'test_status', errors: ['partner_status is missing for hp@example.org'] };
    const answer = await greenhouse.responseError({
      ...complaint,
      partner_test_id: 12_345,
      candidate_email: 'hp@example.org',
    });
    expect([answer.status, answer.body]).toEqual([200, { status: 200 }]);
    const kept = await listComplaints({ database: fresh.database, organisationId: team.organisationId });
    expect(kept).toMatchObject([{ call: 'test_status', text: 'partner_status is missing for (address)' }]);
    expect((await greenhouse.responseError({ errors: [] })).status).toBe(400);
  });
});

describe('an API key', () => {
  test('is shorter than Greenhouse’s limit, kept only as a hash, and its use is noted', async () => {
    expect(key.length).toBeLessThan(171);
    const row = await fresh.database.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } });
    expect(JSON.stringify(row)).not.toContain(key);
    expect([row.lastUsedAt, key.startsWith(row.prefix)]).toEqual([null, true]);
    await greenhouse.listTests();
    expect((await fresh.database.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })).lastUsedAt).not.toBeNull();
  });

  test('opens nothing when it is missing, wrong or revoked: 401 with WWW-Authenticate on all four addresses', async () => {
    const { membership, owner: actor } = team;
    await revokeApiKey({ database: fresh.database, membership, actor, apiKeyId });
    for (const wrong of [null, 'assay_made-up', `${key}x`, key]) {
      const caller = await startGreenhouse({ site, key: wrong });
      const answers = [
        ...[await caller.listTests(), await caller.sendTest(test1()), await caller.testStatus(NOBODY)],
        await caller.responseError({ api_call: 'list_tests', errors: [] }),
      ];
      await caller.close();
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
      for (const { headers } of answers) expect(headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    }
    const again = revokeApiKey({ database: fresh.database, membership, actor, apiKeyId });
    await expect(again).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is made and revoked only by those who may, in their own organisation', async () => {
    const { reviewing, members } = team;
    const who = { database: fresh.database, membership: reviewing, actor: members.REVIEWER };
    await expect(makeApiKey({ ...who, name: 'mine' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeApiKey({ ...who, apiKeyId })).rejects.toMatchObject({ code: 'forbidden' });
    const other = await makeTeam({ database: fresh.database, versionId, name: 'Others' });
    const { membership, owner: actor } = other;
    for (const id of [apiKeyId, NOBODY, 'no-uuid'])
      await expect(revokeApiKey({ database: fresh.database, membership, actor, apiKeyId: id })).rejects.toMatchObject({
        code: 'not-found',
      });
  });
});
