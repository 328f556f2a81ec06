import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findUser, requireUser } from '../../app/accounts/find-user.server';
import { followSignInLink } from '../../app/accounts/follow-sign-in-link.server';
import { getAuth } from '../../app/accounts/get-auth.server';
import { listSessions } from '../../app/accounts/list-sessions.server';
import { requestSignInLink } from '../../app/accounts/request-sign-in-link.server';
import { revokeSessions } from '../../app/accounts/revoke-sessions.server';
import { startSingleSignOn } from '../../app/accounts/start-single-sign-on.server';
import { signIn } from '../../app/accounts/sign-in.server';
import { signOut } from '../../app/accounts/sign-out.server';
import { signUp } from '../../app/accounts/sign-up.server';
import { findVisitor, requireVisitor } from '../../app/accounts/visitor.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { loader as callback } from '../../app/routes/auth.callback.$provider';
import { loader as startOidc } from '../../app/routes/sign-in_.oidc';
import { action as useLink } from '../../app/routes/sign-in_.link';
import { startIdentityProvider, type IdentityProvider } from '../fakes/oidc/start-identity-provider';
import { makeAttempt } from '../factories/attempt';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { Browser, ORIGIN, PASSWORD, signedIn, signedUp } from './test-accounts';

let fresh: FreshDatabase;
let provider: IdentityProvider;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  const email = `iris-${randomUUID()}@example.org`;
  provider = await startIdentityProvider({ sub: 'iris', email, email_verified: true, name: 'Iris' });
  Object.assign(process.env, {
    DATABASE_URL: fresh.url,
    COOKIE_SECRET: 'a cookie secret of at least thirty-two characters',
    SIGN_INS_PER_HOUR: '4',
    ADDRESS_FACTOR: '3',
    ...provider.env,
  });
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await provider.close();
  await fresh.drop();
});

describe('an account', () => {
  test('keeps what its owner practised before, in this browser and in others', async () => {
    const first = new Browser();
    const { visitorId, headers } = await requireVisitor({ request: first.request() });
    first.take(headers);
    const before = await makeAttempt({ database: fresh.database, visitorId });
    const email = `grace-${randomUUID()}@example.org`;
    const { address } = first;
    first.take(await signUp({ request: first.request(), address, name: 'Grace', email, password: PASSWORD }));

    const second = new Browser();
    const elsewhere = await requireVisitor({ request: second.request() });
    second.take(elsewhere.headers);
    const later = await makeAttempt({ database: fresh.database, visitorId: elsewhere.visitorId });
    second.take(await signIn({ request: second.request(), address: second.address, email, password: PASSWORD }));

    const own = await findVisitor({ request: first.request() });
    expect(await findVisitor({ request: second.request() })).toBe(own);
    const attempts = await fresh.database.attempt.findMany({ where: { visitorId: own ?? '' }, select: { id: true } });
    expect(attempts.map(({ id }) => id).sort()).toEqual([before.attemptId, later.attemptId].sort());
  });

  test('cannot be reached by the cookie of a visitor that somebody planted or kept', async () => {
    const planted = new Browser();
    const { visitorId, headers } = await requireVisitor({ request: planted.request() });
    planted.take(headers);
    const attacker = planted.copy();
    const { attemptId } = await makeAttempt({ database: fresh.database, visitorId });
    const email = `victim-${randomUUID()}@example.org`;
    const { address } = planted;
    planted.take(await signUp({ request: planted.request(), address, name: 'Victim', email, password: PASSWORD }));
    const attempt = await fresh.database.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(await findVisitor({ request: attacker.request() })).not.toBe(attempt.visitorId);
    expect(await findVisitor({ request: planted.request() })).toBe(attempt.visitorId);
    expect(planted.cookieText()).not.toContain(attempt.visitorId);
  });

  test('leaves nothing behind in the browser when it signs out, and its session cookie opens nothing any more', async () => {
    const { browser } = await signedUp();
    const stolen = browser.copy();
    browser.take(await signOut({ request: browser.request() }));
    expect(await findUser({ request: browser.request() })).toBeNull();
    expect(await findVisitor({ request: browser.request() })).toBeNull();
    expect(await findUser({ request: stolen.request() })).toBeNull();
  });

  test('does not accept a session it did not make: a new one at each sign-in, none that was tampered with', async () => {
    const { browser, email } = await signedUp();
    const again = await signedIn(email);
    expect(again.cookieText()).not.toBe(browser.cookieText());
    const forged = new Request(ORIGIN, { headers: { Cookie: `${browser.cookieText().slice(0, -6)}AAAAAA` } });
    expect(await findUser({ request: forged })).toBeNull();
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const { email } = await signedUp();
    const refusals = await Promise.all(
      [signedIn(email, 'a wrong password'), signedIn(`nobody-${randomUUID()}@example.org`, 'a wrong password')].map(
        (tried) => tried.catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'bad-request' });
    expect((refusals[0] as Error).message).toBe((refusals[1] as Error).message);
  });

  test('refuses a second account for an address', async () => {
    const { email } = await signedUp();
    const browser = new Browser();
    const { address } = browser;
    await expect(
      signUp({ request: browser.request(), address, name: 'Other', email, password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('can only be tried so often, by address of mail and by network address', async () => {
    const email = `guessed-${randomUUID()}@example.org`;
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => signedIn(email, 'guess').catch((error: { code: string }) => error.code)),
    );
    expect(tries.filter((code) => code === 'too-many')).toHaveLength(2);
    const browser = new Browser();
    const codes: unknown[] = [];
    for (let at = 0; at < 14; at += 1) {
      const guess = { email: `many-${randomUUID()}@example.org`, password: 'guess' };
      await signIn({ request: browser.request(), address: browser.address, ...guess }).catch(
        (error: { code: string }) => codes.push(error.code),
      );
    }
    expect(codes.filter((code) => code === 'too-many')).toHaveLength(2);
  });

  test('shows its sessions and ends the others, never somebody else’s', async () => {
    const { browser, email, user } = await signedUp();
    const other = await signedIn(email);
    const sessions = await listSessions({ userId: user.id, sessionId: user.sessionId });
    expect(sessions.map(({ device, current }) => [device, current])).toEqual([
      ['Firefox on Linux', false],
      ['Firefox on Linux', true],
    ]);
    const stranger = await signedUp('Mallory');
    const sessionId = sessions.find(({ current }) => !current)?.id ?? '';
    expect(await revokeSessions({ user: stranger.user, which: { sessionId } })).toBe(0);
    expect(await findUser({ request: other.request() })).not.toBeNull();
    expect(await revokeSessions({ user, which: 'others' })).toBe(1);
    expect(await findUser({ request: other.request() })).toBeNull();
    expect(await findUser({ request: browser.request() })).not.toBeNull();
  });
});

describe('a sign-in link', () => {
  async function linkFor(email: string): Promise<string> {
    const browser = new Browser();
    await requestSignInLink({ request: browser.request(), address: browser.address, email });
    const mail = await fresh.database.mail.findFirstOrThrow({
      where: { recipient: email },
      orderBy: { createdAt: 'desc' },
    });
    return /token=(\S+)/.exec(mail.text)?.[1] ?? '';
  }
  const follow = async (token: string) => {
    const browser = new Browser();
    browser.take(await followSignInLink({ request: browser.request(), address: browser.address, token }));
    return browser;
  };

  test('signs in once, and makes the account of a new address', async () => {
    const email = `new-${randomUUID()}@example.org`;
    const token = await linkFor(email);
    expect(token.length).toBeGreaterThan(20);
    const browser = await follow(token);
    expect(await findUser({ request: browser.request() })).toMatchObject({ email, emailVerified: true });
    await expect(follow(token)).rejects.toMatchObject({ code: 'gone' });
    await expect(follow('made-up')).rejects.toMatchObject({ code: 'gone' });
  });

  test('takes an account back from somebody who signed up with an address that is not theirs', async () => {
    const squatter = await signedUp('Squatter');
    const owner = await follow(await linkFor(squatter.email));
    expect(await findUser({ request: owner.request() })).toMatchObject({ email: squatter.email });
    expect(await findUser({ request: squatter.browser.request() })).toBeNull();
    await expect(signedIn(squatter.email)).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('leads on to the page it was asked for from, never to another site', async () => {
    const linkTo = async (returnTo: string) => {
      const email = `on-${randomUUID()}@example.org`;
      const browser = new Browser();
      await requestSignInLink({ request: browser.request(), address: browser.address, email, returnTo });
      const { text } = await fresh.database.mail.findFirstOrThrow({ where: { recipient: email } });
      const link = new URL(/http\S+/.exec(text)?.[0] ?? '');
      const form = new URLSearchParams([...link.searchParams]);
      const request = new Request(link, { method: 'POST', body: form });
      const answer = await useLink({ request, params: {}, context: { clientAddress: browser.address } as never });
      return 'data' in answer ? answer.data.message : answer.headers.get('Location');
    };
    expect(await linkTo('/join/abc?x=1&y=2')).toBe('/join/abc?x=1&y=2');
    expect(await linkTo('https://evil.example/')).toBe('/account');
    expect(await linkTo('//evil.example')).toBe('/account');
  });

  test('is stored as a hash only', async () => {
    const token = await linkFor(`hash-${randomUUID()}@example.org`);
    const stored = await fresh.database.verification.findMany();
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('single sign-on', () => {
  async function comeBack(browser: Browser, change: (back: URL) => void = () => undefined) {
    const started = await startSingleSignOn({ request: browser.request(), returnTo: '/history' });
    browser.take(started.headers);
    const authorized = await fetch(started.url, { redirect: 'manual' });
    const back = new URL(authorized.headers.get('location') ?? '');
    change(back);
    const response = await callback({
      request: browser.request(back.pathname + back.search),
      params: { provider: 'oidc' },
      context: {} as never,
    });
    browser.take(response.headers);
    return response.headers.get('location') ?? '';
  }

  test('makes an account at the first time, finds it again, and returns to where it was asked for', async () => {
    const browser = new Browser();
    expect(await comeBack(browser)).toContain('/sign-in/done?returnTo=%2Fhistory');
    const user = await requireUser({ request: browser.request() });
    expect(user).toMatchObject({ email: provider.person.email, name: 'Iris' });
    const again = new Browser();
    await comeBack(again);
    expect((await requireUser({ request: again.request() })).id).toBe(user.id);
  });

  test('refuses an answer that belongs to no question of this browser', async () => {
    const attacker = new Browser();
    const victim = new Browser();
    const started = await startSingleSignOn({ request: attacker.request(), returnTo: '/' });
    const authorized = await fetch(started.url, { redirect: 'manual' });
    const back = new URL(authorized.headers.get('location') ?? '');
    const request = victim.request(back.pathname + back.search);
    const response = await callback({ request, params: { provider: 'oidc' }, context: {} as never });
    victim.take(response.headers);
    expect(await findUser({ request: victim.request() })).toBeNull();
    const lost = await comeBack(victim, (url) => url.searchParams.set('state', 'made-up'));
    expect(lost).toMatch(/^\/sign-in\?error=/);
    expect(await findUser({ request: victim.request() })).toBeNull();
  });

  test('does not take over an account of the same address that the provider does not vouch for', async () => {
    const { email } = await signedUp('Held');
    provider.person = { sub: randomUUID(), email, email_verified: false, name: 'Somebody else' };
    const browser = new Browser();
    const location = await comeBack(browser);
    expect(location).toContain('error');
    expect(await findUser({ request: browser.request() })).toBeNull();
  });

  test('is started by a link, which a policy on forms does not hold back', async () => {
    const browser = new Browser();
    const start = (path: string) => startOidc({ request: browser.request(path), params: {}, context: {} as never });
    const answer = await start('/sign-in/oidc?returnTo=%2Fhistory');
    expect([answer.status, new URL(answer.headers.get('Location') ?? '').pathname]).toEqual([302, '/authorize']);
    expect(answer.headers.getSetCookie().length).toBeGreaterThan(0);
  });
});

test('made-up Host headers do not fill the memory: few site addresses are kept, the one in use among them', () => {
  const own = getAuth({ origin: ORIGIN });
  const first = getAuth({ origin: 'http://made-up-0.example' });
  for (let at = 1; at < 40; at += 1) {
    getAuth({ origin: `http://made-up-${at}.example` });
    expect(getAuth({ origin: ORIGIN })).toBe(own);
  }
  expect(getAuth({ origin: 'http://made-up-0.example' })).not.toBe(first);
});
