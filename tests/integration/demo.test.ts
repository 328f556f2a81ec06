import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ORGANISATION_ID, DEMO_ROLES } from '../../app/demo/cast';
import { closeDemo } from '../../app/demo/close-demo.server';
import { demoState } from '../../app/demo/demo-organisation.server';
import { fillWithWork } from '../../app/demo/fill-demo.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { projectRoot } from '../../app/lib/project-root.server';
import { Client } from '../support/isolation/client';
import { startWeb, TEST_COOKIE_SECRET, type RunningWeb } from '../support/isolation/start-web';
import { endPrograms } from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const LONG_MS = 600_000;

let fresh: FreshDatabase;
let web: RunningWeb;
const before = { ...process.env };
const log = () => undefined;
const fill = () => fillWithWork({ database: fresh.database, origin: 'http://127.0.0.1:3000', log });

beforeAll(async () => {
  fresh = await freshDatabase();
  Object.assign(process.env, { DATABASE_URL: fresh.url, COOKIE_SECRET: TEST_COOKIE_SECRET, DEMO: '1' });
  const roots = [path.join(projectRoot(), 'exercises')];
  await registerExercises({ database: fresh.database, roots, log });
  await fill();
  web = await startWeb({ url: fresh.url, env: { DEMO: '1' } });
}, LONG_MS);
afterAll(async () => {
  await endPrograms();
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

const count = async () => ({
  invitations: await fresh.database.invitation.count({ where: { organisationId: DEMO_ORGANISATION_ID } }),
  submissions: await fresh.database.submission.count(),
  audit: await fresh.database.auditEntry.count({ where: { organisationId: DEMO_ORGANISATION_ID } }),
});

describe('the demo', () => {
  test('filled twice is filled once', { timeout: LONG_MS }, async () => {
    const first = await count();
    expect(first.submissions).toBeGreaterThan(10);
    await fill();
    expect(await count()).toEqual(first);
    expect(await demoState(fresh.database)).toBe('filling');
  });

  test('has work that was done in its time: saved between the start and the end, submitted as saved, queued to be graded', async () => {
    const sittings = await fresh.database.sitting.findMany({
      where: { organisationId: DEMO_ORGANISATION_ID, status: 'FINISHED' },
      include: { attempts: { include: { revisions: true, submissions: { include: { gradingRuns: true } } } } },
    });
    expect(sittings.length).toBeGreaterThan(5);
    for (const { startedAt, deadlineAt, finishedAt, attempts } of sittings) {
      for (const { revisions, submissions, draft } of attempts) {
        expect(submissions).toHaveLength(1);
        expect(submissions[0]?.answer).toEqual(draft);
        expect(submissions[0]?.gradingRuns).toHaveLength(1);
        expect(revisions.length).toBeGreaterThan(5);
        for (const { savedAt } of revisions) {
          expect(savedAt.getTime()).toBeGreaterThan(startedAt.getTime());
          expect(savedAt.getTime()).toBeLessThanOrEqual(Math.min(deadlineAt.getTime(), finishedAt?.getTime() ?? 0));
        }
      }
    }
    const late = await fresh.database.auditEntry.findMany({
      where: { organisationId: DEMO_ORGANISATION_ID, at: { gt: new Date(Date.now() - 12 * 3_600_000) } },
    });
    expect(late.map(({ action, at }) => `${action} ${at.toISOString()}`)).toEqual([]);
  });

  test('opens to each of its roles by one button, and to nobody otherwise', { timeout: LONG_MS }, async () => {
    for (const { role, name } of DEMO_ROLES) {
      const client = new Client(role, web.origin);
      const became = await client.post('/demo', { fields: [['as', role]] });
      expect(became.status, role).toBe(302);
      const page = await client.get(became.headers.get('Location') ?? '');
      expect(page.status, `${role} at ${became.headers.get('Location')}`).toBe(200);
      expect(page.text).toContain(name);
      expect(page.text).toContain('This is a demo');
    }
    const stranger = new Client('stranger', web.origin);
    expect((await stranger.post('/demo', { fields: [['as', 'NOBODY']] })).status).toBe(404);
    for (const { email } of DEMO_ROLES) {
      const fields: [string, string][] = [
        ['email', email],
        ['password', 'correct horse battery'],
      ];
      expect((await stranger.post('/sign-in', { fields })).status).toBe(400);
    }
  });

  test('lets a visitor be a candidate in the middle of a sitting, again and again', async () => {
    const client = new Client('candidate', web.origin);
    const first = await client.post('/demo', { fields: [['as', 'CANDIDATE']] });
    const second = await client.post('/demo', { fields: [['as', 'CANDIDATE']] });
    expect(first.status).toBe(302);
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
    const door = await client.get(first.headers.get('Location') ?? '');
    expect(door.status).toBe(200);
    expect(door.text).toContain('Continue here');
  });

  test('opens the candidate’s link again after it was replaced, and after the round was over', async () => {
    const client = new Client('candidate', web.origin);
    const become = async () => (await client.post('/demo', { fields: [['as', 'CANDIDATE']] })).headers.get('Location');
    const live = { organisationId: DEMO_ORGANISATION_ID, candidate: { email: { endsWith: '@live.invalid' } } };
    const first = await become();
    await closeDemo(fresh.database);
    expect((await client.get(first ?? '')).status).toBe(404);
    expect(await become()).toBe(first);
    expect((await client.get(first ?? '')).text).toContain('Continue here');

    const before = await fresh.database.invitation.count({ where: live });
    await fresh.database.sitting.updateMany({
      where: { organisationId: DEMO_ORGANISATION_ID, status: 'RUNNING' },
      data: { status: 'FINISHED', finishedAt: new Date(), endedBy: 'DEADLINE' },
    });
    await fresh.database.assessment.updateMany({
      where: { organisationId: DEMO_ORGANISATION_ID, dueAt: { not: null } },
      data: { dueAt: new Date(Date.now() - 86_400_000) },
    });
    const second = await become();
    expect(second).not.toBe(first);
    expect((await client.get(second ?? '')).text).toContain('Continue here');
    expect(await become()).toBe(second);
    expect(await fresh.database.invitation.count({ where: live })).toBe(before + 1);
  });

  test('keeps its people: no visitor can delete one for the next, and who was removed is back at the next click', async () => {
    const client = new Client('admin', web.origin);
    const become = () => client.post('/demo', { fields: [['as', 'ADMIN']] });
    await become();
    const refused = await client.post('/account/delete', { fields: [] });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('shared by everybody');
    const fields: [string, string][] = [
      ['intent', 'password'],
      ['newPassword', 'correct horse battery'],
    ];
    expect((await client.post('/account', { fields })).status).toBe(409);
    const { id: userId, role } = DEMO_ROLES.find((one) => one.role === 'ADMIN')!;
    const key = { organisationId_userId: { organisationId: DEMO_ORGANISATION_ID, userId } };
    const spoil = [
      () => fresh.database.membership.update({ where: key, data: { role: 'VIEWER' } }),
      () => fresh.database.membership.delete({ where: key }),
      () => fresh.database.user.delete({ where: { id: userId } }),
    ];
    for (const act of spoil) {
      await act();
      const became = await become();
      expect((await client.get(became.headers.get('Location') ?? '')).status).toBe(200);
      expect(await fresh.database.membership.findUnique({ where: key })).toMatchObject({ role });
    }
  });

  test('is not there without the setting, and those who looked around are out', { timeout: LONG_MS }, async () => {
    const client = new Client('owner', web.origin);
    const became = await client.post('/demo', { fields: [['as', 'OWNER']] });
    const home = became.headers.get('Location') ?? '';
    expect((await client.get(home)).status).toBe(200);
    const link = (await client.post('/demo', { fields: [['as', 'CANDIDATE']] })).headers.get('Location') ?? '';
    await closeDemo(fresh.database);
    const without = await startWeb({ url: fresh.url });
    const visitor = new Client('visitor', without.origin);
    expect((await visitor.get('/demo')).status).toBe(404);
    expect((await visitor.post('/demo', { fields: [['as', 'OWNER']] })).status).toBe(404);
    expect((await visitor.get(link)).status).toBe(404);
    for (const pair of client.cookieText().split('; ')) visitor.setCookie(pair);
    expect((await visitor.get(home)).status).toBe(302);
    expect((await visitor.get('/')).text).not.toContain('This is a demo');
  });
});
