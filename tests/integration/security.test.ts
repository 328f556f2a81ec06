import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, type Answer } from '../support/isolation/client';
import { harvestForms, type HarvestedForm } from '../support/isolation/harvest-forms';
import { fillPath, type BuiltRoute } from '../support/isolation/list-routes';
import { differences } from '../support/isolation/rows';
import { setStage, type Stage } from '../support/isolation/stage';
import { startWeb } from '../support/isolation/start-web';
import { bodiesFor, harvestAll } from '../support/isolation/walk';
import { endPrograms } from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const LONG_MS = 600_000;

let fresh: FreshDatabase;
let stage: Stage;
let owner: Client;
let forms: HarvestedForm[];

beforeAll(async () => {
  fresh = await freshDatabase();
  stage = await setStage(fresh);
  owner = await stage.member('OWNER');
  ({ forms } = await harvestAll({ client: owner, routes: stage.routes, sets: stage.sets }));
}, LONG_MS);
afterAll(async () => {
  await endPrograms();
  await fresh.drop();
});

const pathOf = (route: BuiltRoute) => fillPath(route, stage.sets[0]!);
const pages = () => stage.routes.filter(({ hasPage }) => hasPage);

describe('a request from another site', () => {
  const FOREIGN: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
  ];

  test('is refused by every action before it does anything', { timeout: LONG_MS }, async () => {
    const before = await stage.victimRows();
    const problems: string[] = [];
    for (const route of stage.routes.filter(({ hasAction }) => hasAction)) {
      const path = pathOf(route);
      for (const headers of FOREIGN) {
        const [body] = bodiesFor({ route, path, forms, values: stage.sets[0]! });
        for (const address of route.hasPage ? [path, `${path}.data`] : [path]) {
          const { status } = await owner.post(address, body ?? { fields: [] }, headers);
          if (status !== 403) problems.push(`${address} ${JSON.stringify(headers)} -> ${status}`);
        }
      }
    }
    expect(problems).toEqual([]);
    expect(differences(before, await stage.victimRows())).toEqual([]);
  });

  test(
    'changes nothing when it is a GET either: no page does anything by being looked at',
    { timeout: LONG_MS },
    async () => {
      const before = await stage.victimRows();
      for (const route of stage.routes.filter(({ hasLoader }) => hasLoader)) {
        const intents = new URLSearchParams(forms.flatMap(({ fields }) => fields)).toString();
        await owner.get(`${pathOf(route)}?${intents.slice(0, 6_000)}`, { 'Sec-Fetch-Site': 'cross-site' });
      }
      const changed = differences(before, await stage.victimRows());
      // The log may say what was looked at, and a browser's own earlier work is given to its user on return from single sign-on.
      expect(changed.filter((line) => !/: (AuditEntry|User) /.test(line))).toEqual([]);
    },
  );
});

describe('a place to go back to', () => {
  const NAMES = ['returnTo', 'next', 'redirect', 'redirectTo', 'callbackURL', 'errorCallbackURL', 'url', 'to'];
  const EVIL = [
    ...['https://evil.example/x', '//evil.example/x', '/\\evil.example', '\\\\evil.example', 'https:evil.example'],
    ...['/\t/evil.example', '/%09/evil.example', 'javascript:alert(1)', ' //evil.example', '/..//evil.example'],
    ...['http://127.0.0.1@evil.example/', '/%5cevil.example', 'data:text/html,x'],
  ];

  test('is never another site, whatever the parameter and the form', { timeout: LONG_MS }, async () => {
    const away: string[] = [];
    const look = (what: string, { headers }: Answer) => {
      for (const name of ['Location', 'X-Remix-Redirect', 'X-Remix-Reload-Document']) {
        const location = headers.get(name);
        if (location === null) continue;
        const target = URL.canParse(location, stage.web.origin) ? new URL(location, stage.web.origin).origin : location;
        if (name === 'Location' && target !== stage.web.origin) away.push(`${what} -> ${location}`);
      }
    };
    const nobody = new Client('nobody', stage.web.origin);
    for (const evil of EVIL) {
      const query = new URLSearchParams(NAMES.map((name) => [name, evil])).toString();
      for (const route of stage.routes) {
        const path = pathOf(route);
        if (route.hasLoader) look(`GET ${path} ${evil}`, await nobody.get(`${path}?${query}`));
        if (!route.hasAction || /sign-out/.test(path)) continue;
        look(`POST ${path} ${evil}`, await nobody.post(path, { fields: NAMES.map((name) => [name, evil]) }));
      }
      look(
        `theme ${evil}`,
        await nobody.post('/theme', {
          fields: [
            ['theme', 'dark'],
            ['returnTo', evil],
          ],
        }),
      );
      look(`signed in ${evil}`, await owner.get(`/sign-in?${query}`));
    }
    expect(away).toEqual([]);
  });
});

describe('the headers of every answer', () => {
  test(
    'protect the page: a policy with a fresh nonce and no script without it, no sniffing, no framing, no caching',
    { timeout: LONG_MS },
    async () => {
      const problems: string[] = [];
      const nonces = new Set<string>();
      let answers = 0;
      const nobody = new Client('nobody', stage.web.origin);
      for (const client of [nobody, owner]) {
        for (const route of stage.routes.filter(({ hasLoader, hasPage }) => hasLoader || hasPage)) {
          const path = pathOf(route);
          const { headers, text } = await client.get(path);
          answers += 1;
          const policy = headers.get('Content-Security-Policy') ?? '';
          const nonce = /script-src 'self' 'nonce-([^']{20,})'(?:;|$)/.exec(policy)?.[1] ?? '';
          nonces.add(nonce);
          const wanted: [string, boolean][] = [
            ['a nonce, and nothing unsafe beside it', nonce !== ''],
            [
              'no plug-ins, no base, no framing',
              /object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/.test(policy),
            ],
            ['forms to this site only', policy.includes("form-action 'self'")],
            ['nosniff', /^nosniff(, nosniff)?$/.test(headers.get('X-Content-Type-Options') ?? '')],
            ['a referrer policy', /(^|, )(same-origin|no-referrer)$/.test(headers.get('Referrer-Policy') ?? '')],
            ['an opener policy', headers.get('Cross-Origin-Opener-Policy') === 'same-origin'],
            ['no caching', /no-store|private/.test(headers.get('Cache-Control') ?? '')],
            ['no name of the server', headers.get('X-Powered-By') === null],
            ['no sharing with other sites', headers.get('Access-Control-Allow-Origin') === null],
          ];
          problems.push(...wanted.filter(([, ok]) => !ok).map(([what]) => `${client.name} ${path} lacks ${what}`));
          if (!headers.get('Content-Type')?.startsWith('text/html')) continue;
          const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
          const bare = scripts.filter(
            (attributes) => !attributes.includes(`nonce="${nonce}"`) && !/type="application\/json"/.test(attributes),
          );
          if (bare.length > 0) problems.push(`${path} has a script without the nonce: ${bare[0]}`);
          if (/<[a-z]+\b[^>]*\son[a-z]+="/i.test(text)) problems.push(`${path} has an inline handler`);
        }
      }
      expect(problems).toEqual([]);
      expect(nonces.size).toBe(answers);
    },
  );
});

describe('what a request says', () => {
  const HTML = '"><svg/onload=zzz>\'</script><script>zzz</script>';

  test(
    'never comes back as part of a page, neither from an address nor from a form',
    { timeout: LONG_MS },
    async () => {
      const raw = (text: string) => text.includes('<svg/onload=zzz') || text.includes('<script>zzz');
      const problems: string[] = [];
      const nobody = new Client('nobody', stage.web.origin);
      for (const client of [nobody, owner]) {
        for (const route of pages()) {
          const path = pathOf(route);
          const query = new URLSearchParams(
            ['error', 'q', 'returnTo', 'email', 'page', 'filter'].map((name) => [name, HTML]),
          );
          for (const address of [
            `${path}?${query.toString()}`,
            `${path === '/' ? '' : path}/${encodeURIComponent(HTML)}`,
          ]) {
            if (raw((await client.get(address)).text)) problems.push(`GET ${address}`);
          }
        }
      }
      const sent = new Map(forms.map((form) => [`${form.path} ${form.fields.map(([name]) => name).join()}`, form]));
      for (const form of sent.values()) {
        const fields = form.fields.map(([name, value]): [string, string] =>
          name === 'intent' || /^[0-9a-f-]{36}$/.test(value) ? [name, value] : [name, HTML],
        );
        const answer = await owner.post(form.path, { fields });
        if (raw(answer.text)) problems.push(`POST ${form.path}`);
      }
      for (const route of pages()) if (raw((await owner.get(pathOf(route))).text)) problems.push(`stored: ${route.id}`);
      expect(problems).toEqual([]);
    },
  );
});

describe('cookies', () => {
  test(
    'are out of reach of scripts and other sites, and need https where the site has it',
    { timeout: LONG_MS },
    async () => {
      const web = await startWeb({ url: fresh.url, env: { PUBLIC_URL: 'https://assay.example.org' } });
      const client = new Client('somebody', web.origin);
      const seen = new Map<string, string>();
      const watch = (answer: Answer) => {
        for (const line of answer.headers.getSetCookie()) seen.set(line.split('=')[0] ?? '', line);
        return answer;
      };
      const own = { Origin: 'https://assay.example.org' };
      const exercise = '/exercises/' + stage.victim.own.slug;
      watch(await client.get('/'));
      watch(await client.get(exercise));
      const signUp = watch(await client.get('/sign-up'));
      for (const form of harvestForms('/sign-up', signUp)) watch(await client.post(form.path, form, own));
      watch(
        await client.post(
          '/theme',
          {
            fields: [
              ['theme', 'dark'],
              ['returnTo', '/'],
            ],
          },
          own,
        ),
      );
      const invitation = await stage.openInvitation();
      const rules = watch(await client.get(invitation));
      for (const form of harvestForms(invitation, rules)) watch(await client.post(form.path, form, own));
      expect([...seen.keys()].some((name) => name.includes('session_token'))).toBe(true);
      for (const [name, line] of seen) {
        expect(line, name).toMatch(/SameSite=(Lax|Strict)/i);
        // The colour scheme is nobody's secret.
        if (name === 'assay-theme' || /max-age=0/i.test(line)) continue;
        expect(line, name).toMatch(/HttpOnly/i);
        expect(line, name).toMatch(/Secure/i);
      }
    },
  );
});
