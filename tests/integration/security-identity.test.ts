import { randomUUID } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../support/isolation/client';
import { harvestForms, nameOfForm } from '../support/isolation/harvest-forms';
import { fillPath, parametersOf } from '../support/isolation/list-routes';
import { markersIn } from '../support/isolation/markers';
import { differences } from '../support/isolation/rows';
import { idSets, setStage, startSitting, type Stage } from '../support/isolation/stage';
import { startWeb } from '../support/isolation/start-web';
import { harvestAll, isOwned } from '../support/isolation/walk';
import { endPrograms } from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const LONG_MS = 600_000;
const PASSWORD = 'correct horse battery';

let fresh: FreshDatabase;
let stage: Stage;

beforeAll(async () => {
  fresh = await freshDatabase();
  stage = await setStage(fresh);
}, LONG_MS);
afterAll(async () => {
  await endPrograms();
  await fresh.drop();
});

const signUp = async (client: Client, email = `ada-${randomUUID()}@example.org`, headers = {}) => {
  const fields: [string, string][] = [
    ['name', 'Ada'],
    ['email', email],
    ['password', PASSWORD],
  ];
  return client.post('/sign-up', { fields }, headers);
};

describe('a cookie that somebody planted', () => {
  test('never becomes a session: signing in makes a new one, and the planted one opens nothing', async () => {
    const planted = 'assay.session_token=planted.c2lnbmF0dXJl';
    const victim = new Client('victim', stage.web.origin);
    victim.setCookie(planted);
    expect((await signUp(victim)).status).toBe(302);
    expect(victim.cookieText()).not.toContain('planted');
    const attacker = new Client('attacker', stage.web.origin);
    attacker.setCookie(planted);
    expect((await attacker.get('/account')).status).toBe(302);
  });

  test('that held a session of the attacker is replaced, and does not become the victim', async () => {
    const attacker = new Client('attacker', stage.web.origin);
    await signUp(attacker);
    const victim = new Client('victim', stage.web.origin);
    for (const pair of attacker.cookieText().split('; ')) victim.setCookie(pair);
    const email = `victim-${randomUUID()}@example.org`;
    await signUp(victim, email);
    expect((await victim.get('/account')).text).toContain(email);
    expect((await attacker.get('/account')).text).not.toContain(email);
  });

  test('never becomes a visitor: without our signature it is as good as none', async () => {
    const { visitorId } = stage.victim.running.sitting;
    const forged = createCookie('assay-visitor', { secrets: ['a secret of the attacker, as long as ours is'] });
    const signed = (await forged.serialize(visitorId)).split(';')[0] ?? '';
    const { attempts } = stage.victim.running;
    for (const pair of [signed, `assay-visitor=${visitorId}`, `assay-visitor=${btoa(JSON.stringify(visitorId))}`]) {
      const client = new Client('attacker', stage.web.origin);
      client.setCookie(pair);
      const answer = await client.get(`/attempts/${attempts[0]!.id}`);
      expect(answer.status).toBe(404);
      expect(markersIn(answer.text)).toEqual([]);
    }
  });

  test('never becomes the device of a sitting', async () => {
    const token = async () => (await stage.openInvitation()).split('/')[2] ?? '';
    const probe = await startSitting(new Client('probe', stage.web.origin), await token());
    const names = probe.cookieNames().filter((name) => /sitting|device/.test(name));
    const started = stage.routes.some(({ pattern }) => pattern === '/invitations/:token');
    expect(names.length > 0, 'starting sets a cookie for the device').toBe(started);
    const victim = new Client('victim', stage.web.origin);
    for (const name of names) victim.setCookie(`${name}=planted`);
    await startSitting(victim, await token());
    const attacker = new Client('attacker', stage.web.origin);
    for (const name of names) attacker.setCookie(`${name}=planted`);
    // One that we signed ourselves, for the attacker, is no better.
    const second = new Client('second victim', stage.web.origin);
    for (const pair of probe.cookieText().split('; ')) second.setCookie(pair);
    await startSitting(second, await token());
    const sittings = await fresh.database.sitting.findMany({ where: { status: 'RUNNING' }, select: { id: true } });
    for (const { id } of sittings) {
      const { status } = await attacker.get(`/sittings/${id}`);
      expect(status, 'a planted device cookie').toBe(404);
      const own = probe.cookieNames().some((name) => name.includes(id));
      if (!own) expect((await probe.get(`/sittings/${id}`)).status, 'a device cookie given to others').toBe(404);
    }
  });
});

/** What an attacker adds to a form of their own in the hope that it is stored. */
const extraFields = (ids: Record<string, string>, organisationId: string, userId: string): [string, string][] => [
  ['organisationId', organisationId],
  ['ownerOrganisationId', organisationId],
  ['organisation', organisationId],
  ['slug', ids['organisations/slug'] ?? ''],
  ['role', 'OWNER'],
  ['isPreview', 'true'],
  ['status', 'PUBLISHED'],
  ['userId', userId],
  ['createdById', userId],
  ...Object.entries(ids).filter(([name]) => /^[A-Za-z]+Id$/.test(name)),
];

describe('fields that a form does not have', () => {
  test(
    "give nobody another organisation's rows, nor do its ids in fields that the form has",
    { timeout: LONG_MS },
    async () => {
      const attacker = await stage.signedIn("another organisation's owner", stage.other.members.OWNER.email);
      const own = idSets(stage.other);
      const [ids = {}] = stage.sets;
      // The two organisations were made alike: what an id is called in the one names its counterpart in the other.
      const counterpart = new Map<string, string>();
      own.forEach((set, at) => {
        for (const [name, value] of Object.entries(set)) counterpart.set(value, stage.sets[at]?.[name] ?? value);
      });
      for (const [role, member] of Object.entries(stage.other.members)) {
        counterpart.set(member.id, stage.victim.members[role as 'OWNER'].id);
      }
      const swap = (value: string) => counterpart.get(value) ?? value;
      const { forms } = await harvestAll({ client: attacker, routes: stage.routes, sets: own });
      const before = await stage.victimRows();
      const problems: string[] = [];
      const extra = extraFields(ids, stage.victim.organisationId, stage.victim.members.VIEWER.id);
      for (const form of forms.filter(({ path }) => path.startsWith('/organisations/'))) {
        const swapped = form.fields.map(([name, value]): [string, string] => [name, swap(value)]);
        const has = new Set(form.fields.map(([name]) => name));
        for (const fields of [swapped, [...form.fields, ...extra.filter(([name]) => !has.has(name))]]) {
          const answer = await attacker.post(form.path, { fields });
          const told = markersIn(answer.text, stage.lastMarker);
          const changed = differences(before, await stage.victimRows());
          if (told[0]) problems.push(`${nameOfForm(form)} -> ${answer.status} tells ${told[0].marker}`);
          if (answer.status === 500) problems.push(`${nameOfForm(form)} -> a fault`);
          if (changed[0]) problems.push(`${nameOfForm(form)} -> ${answer.status} changed ${changed[0]}`);
          if (changed[0]) expect(problems).toEqual([]);
        }
      }
      expect(problems).toEqual([]);
      expect(forms.length).toBeGreaterThan(0);
    },
  );

  test('give no member a role, and make nobody a member', async () => {
    const reviewer = await stage.member('REVIEWER');
    const where = { organisationId: stage.victim.organisationId };
    const before = await fresh.database.membership.findMany({ where, orderBy: { userId: 'asc' } });
    const fields = extraFields(stage.sets[0]!, stage.victim.organisationId, stage.victim.members.REVIEWER.id);
    for (const route of stage.routes.filter(({ hasAction, pattern }) => hasAction && pattern.includes('/members'))) {
      for (const intent of ['invite', 'change', 'role', 'revoke', '']) {
        await reviewer.post(fillPath(route, stage.sets[0]!), { fields: [...fields, ['intent', intent]] });
      }
    }
    const stranger = new Client('stranger', stage.web.origin);
    await stranger.post('/sign-up', {
      fields: [
        ...fields,
        ['name', 'Eve'],
        ['email', `eve-${randomUUID()}@example.org`],
        ['password', PASSWORD],
        ['emailVerified', 'true'],
        ['id', randomUUID()],
      ],
    });
    expect(await fresh.database.membership.findMany({ where, orderBy: { userId: 'asc' } })).toEqual(before);
    const eve = await fresh.database.user.findFirstOrThrow({ where: { name: 'Eve' } });
    expect(eve.emailVerified).toBe(false);
  });
});

describe('an id that somebody guesses', () => {
  const GUESSES = [
    ...['not-an-id', '..%2F..%2Fetc%2Fpasswd', '%00', "1'%20OR%20'1'='1", '-1', 'undefined', '%F0%9F%92%A5'],
    ...['x'.repeat(10_000), randomUUID(), randomUUID().toUpperCase(), '00000000-0000-0000-0000-000000000000'],
  ];
  /** What stands in every page and differs from one to the next. */
  const withoutAddress = (text: string, id: string) =>
    text
      .replaceAll(id, '<id>')
      .replaceAll(decodeURIComponent(id), '<id>')
      .replace(
        /nonce="[^"]*"|"nonce":"[^"]*"|data-request-id="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g,
        '',
      );

  test(
    "is answered alike whether it exists elsewhere or nowhere, in one's own organisation",
    { timeout: LONG_MS },
    async () => {
      const owner = await stage.signedIn("another organisation's owner", stage.other.members.OWNER.email);
      const problems: string[] = [];
      const own = idSets(stage.other)[0]!;
      for (const route of stage.routes.filter((one) => one.hasLoader && isOwned(one))) {
        const names = parametersOf(route.pattern).filter((name) => name !== 'slug' && name !== '*');
        for (const name of names) {
          const foreign = stage.sets[0]![name] ?? '';
          const path = fillPath(route, { ...own, [name]: foreign });
          const expected = await owner.get(path);
          if (expected.status < 300 || expected.status >= 500)
            problems.push(`${route.id} with a foreign ${name} -> ${expected.status}`);
          for (const guess of GUESSES) {
            const address = fillPath(route, { ...own, [name]: 'zzzz' }).replace('zzzz', guess);
            const answer = await owner.get(address);
            if (answer.status !== expected.status)
              problems.push(`${route.id} ${guess.slice(0, 40)} -> ${answer.status}`);
            const same = withoutAddress(answer.text, guess) === withoutAddress(expected.text, foreign);
            if (!same && route.hasPage && guess.length > 5 && guess.length < 50 && /^[\w-]+$/.test(guess)) {
              problems.push(`${route.id} ${guess} is answered in other words than a foreign id`);
            }
          }
        }
      }
      expect([...new Set(problems)]).toEqual([]);
    },
  );
});

describe('a Host header that names another site', () => {
  test('gets into no mail where PUBLIC_URL says how people reach this one', { timeout: LONG_MS }, async () => {
    const env = { PUBLIC_URL: 'https://assay.example.org', SMTP_URL: 'smtp://127.0.0.1:9' };
    const web = await startWeb({ url: fresh.url, env });
    const evil = {
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'host=evil.example',
      Origin: 'https://assay.example.org',
    };
    const client = new Client('attacker', web.origin);
    const email = `link-${randomUUID()}@example.org`;
    const page = await client.get('/sign-in', evil);
    expect(harvestForms('/sign-in', page).length).toBeGreaterThan(0);
    await client.post(
      '/sign-in',
      {
        fields: [
          ['intent', 'link'],
          ['email', email],
        ],
      },
      evil,
    );
    const mails = await fresh.database.mail.findMany({ where: { recipient: email }, select: { text: true } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('https://assay.example.org/');
    expect(mails[0]?.text).not.toContain('evil.example');
  });

  test('gets no sign-in link mailed where nothing says how people reach this site', { timeout: LONG_MS }, async () => {
    const web = await startWeb({ url: fresh.url, env: { SMTP_URL: 'smtp://127.0.0.1:9' } });
    const email = `link-${randomUUID()}@example.org`;
    const status = await postAs({ origin: web.origin, host: 'evil.example', fields: `intent=link&email=${email}` });
    expect(status).toBeLessThan(500);
    const mails = await fresh.database.mail.findMany({ where: { recipient: email }, select: { text: true } });
    expect(mails.filter(({ text }) => text.includes('evil.example'))).toEqual([]);
  });
});

/** A POST to /sign-in with a Host header of one's own, which `fetch` does not allow. */
async function postAs({ origin, host, fields }: { origin: string; host: string; fields: string }): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = {
      Host: host,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': fields.length,
    };
    const sent = request(`${origin}/sign-in`, { method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(fields);
  });
}
