import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePassword, howToSetPassword } from '../../app/accounts/change-password.server';
import type { SignedInUser } from '../../app/accounts/find-user.server';
import { FRESH_MS } from '../../app/accounts/fresh-session.server';
import { queueMail } from '../../app/accounts/queue-mail.server';
import { revokeSessions } from '../../app/accounts/revoke-sessions.server';
import type { Clock } from '../../app/lib/clock';
import { AppError } from '../../app/lib/errors';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { deleteAccount, howToProve } from '../../app/reviews/personal-data/delete-account.server';
import { exportAccount } from '../../app/reviews/personal-data/export-account.server';
import { makeOrganisation, makeUser } from '../factories/hiring';
import { registerTinyExercise } from '../factories/interop';
import { makeSubmission } from '../factories/submission';
import { findMentions } from './find-mentions';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let versionId: string;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  versionId = await registerTinyExercise(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

const PASSWORD = 'correct horse battery';
const SIGNED_IN = new Date('2026-11-21T12:00:00Z');
const uncounted = () => Promise.resolve();

/** Somebody who practised, signs in (with a password unless `link`) and belongs to nothing. */
async function makePerson({ link = false }: { link?: boolean } = {}) {
  const { database } = fresh;
  const made = await makeUser({ database, name: `Person ${randomUUID().slice(0, 8)}` });
  const answer = { schemaVersion: 1, files: { 'memo.md': `By ${made.name}` }, fields: {} } as const;
  const practised = await makeSubmission({ database, versionId, answer });
  await database.user.update({ where: { id: made.id }, data: { visitorId: practised.visitorId } });
  if (!link) {
    const password = await hashPassword(PASSWORD);
    await database.account.create({
      data: { userId: made.id, accountId: made.id, providerId: 'credential', password },
    });
  }
  const token = randomUUID();
  const session = await database.session.create({
    data: { userId: made.id, token, expiresAt: new Date('2100-01-01'), createdAt: SIGNED_IN, ipAddress: '192.0.2.7' },
  });
  const user: SignedInUser = { ...made, emailVerified: true, sessionId: session.id };
  return { user, token, ...practised };
}

const remove = (user: SignedInUser, password = PASSWORD, now = SIGNED_IN) => {
  const clock: Clock = { now: () => now };
  return deleteAccount({ database: fresh.database, clock, user, password, address: 'test', countTry: uncounted });
};

describe('deleting one’s account', () => {
  test('takes the account, its sessions, attempts and submissions, and leaves their name nowhere', async () => {
    const { database } = fresh;
    const { user, visitorId, submissionId } = await makePerson();
    const neighbour = await makePerson();
    await database.$transaction((tx) =>
      queueMail({ tx, organisationId: null, recipient: user.email, subject: 'Sign in', text: `Hello ${user.name}` }),
    );
    await database.verification.create({
      data: {
        identifier: randomUUID(),
        value: JSON.stringify({ email: user.email }),
        expiresAt: new Date('2100-01-01'),
      },
    });
    const elsewhere = await database.session.create({
      data: { userId: user.id, token: randomUUID(), expiresAt: new Date('2100-01-01') },
    });
    expect(await revokeSessions({ database, user, which: { sessionId: elsewhere.id } })).toBe(1);
    await remove(user);
    expect(await findMentions({ database, words: [user.name, user.email] })).toEqual([]);
    const left = [
      await database.visitor.count({ where: { id: visitorId } }),
      await database.submission.count({ where: { id: submissionId } }),
      await database.session.count({ where: { userId: user.id } }),
    ];
    expect(left).toEqual([0, 0, 0]);
    expect(await database.submission.count({ where: { id: neighbour.submissionId } })).toBe(1);
  });

  test('ends memberships with an audit entry that keeps who it was', async () => {
    const { database } = fresh;
    const { user } = await makePerson();
    const { organisationId } = await makeOrganisation({ database, roles: ['OWNER'] });
    await database.membership.create({ data: { organisationId, userId: user.id, role: 'OWNER' } });
    await remove(user);
    expect(await database.membership.count({ where: { organisationId } })).toBe(1);
    const audit = await database.auditEntry.findMany({ where: { organisationId, action: 'member.left' } });
    expect(audit).toMatchObject([{ actorId: null, actorName: `${user.name} <${user.email}>` }]);
  });

  test('is refused to the only owner of an organisation, by its name, and changes nothing', async () => {
    const { database } = fresh;
    const { user } = await makePerson();
    const own = await makeOrganisation({ database, roles: ['ADMIN'], name: 'Sole Ltd' });
    const other = await makeOrganisation({ database, roles: ['OWNER'] });
    for (const { organisationId } of [own, other])
      await database.membership.create({ data: { organisationId, userId: user.id, role: 'OWNER' } });
    await expect(remove(user)).rejects.toThrow(/only owner of Sole Ltd\./);
    expect(await database.membership.count({ where: { userId: user.id } })).toBe(2);
    expect(await database.auditEntry.count({ where: { actorId: user.id } })).toBe(0);
  });

  test('is refused to the only member of an organisation, who is told to find an owner', async () => {
    const { database } = fresh;
    const { user } = await makePerson();
    const { organisationId } = await makeOrganisation({ database, roles: [], name: 'Lone Ltd' });
    await database.membership.create({ data: { organisationId, userId: user.id, role: 'OWNER' } });
    await expect(remove(user)).rejects.toThrow(/only member of Lone Ltd\. Invite somebody as owner/);
  });

  test('of two owners at the same moment leaves one', async () => {
    const { database } = fresh;
    const [one, two] = [await makePerson(), await makePerson()];
    const { organisationId } = await makeOrganisation({ database, roles: [] });
    for (const { user } of [one, two])
      await database.membership.create({ data: { organisationId, userId: user.id, role: 'OWNER' } });
    const outcomes = await Promise.allSettled([remove(one.user), remove(two.user)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.membership.count({ where: { organisationId } })).toBe(1);
  });

  test('asks for the password, and counts tries', async () => {
    const { user } = await makePerson();
    expect(await howToProve({ database: fresh.database, userId: user.id })).toBe('password');
    await expect(remove(user, 'wrong horse battery')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(remove(user, '')).rejects.toMatchObject({ code: 'bad-request' });
    const countTry = () => Promise.reject(new AppError('too-many', 'Too many tries.'));
    const counted = { database: fresh.database, user, password: PASSWORD, address: 'test', countTry };
    await expect(deleteAccount(counted)).rejects.toMatchObject({ code: 'too-many' });
    expect(await fresh.database.user.count({ where: { id: user.id } })).toBe(1);
  });

  test('without a password takes a sign-in of the last ten minutes, to the second', async () => {
    const late = await makePerson({ link: true });
    expect(await howToProve({ database: fresh.database, userId: late.user.id })).toBe('fresh-sign-in');
    const tooLate = new Date(SIGNED_IN.getTime() + FRESH_MS + 1_000);
    await expect(remove(late.user, '', tooLate)).rejects.toMatchObject({ code: 'conflict' });
    await remove(late.user, '', new Date(SIGNED_IN.getTime() + FRESH_MS));
    expect(await fresh.database.user.count({ where: { id: late.user.id } })).toBe(0);
  });
});

describe('setting a password', () => {
  const LATER = new Date(SIGNED_IN.getTime() + FRESH_MS + 1_000);
  const set = (user: SignedInUser, oldPassword: string, now: Date, newPassword = 'a new horse battery') => {
    const own = { database: fresh.database, clock: { now: () => now }, user };
    return changePassword({ ...own, oldPassword, newPassword, address: 'test', countTry: uncounted });
  };
  const how = (user: SignedInUser, now: Date) =>
    howToSetPassword({ database: fresh.database, clock: { now: () => now }, user });

  test('takes the old one, and signs every other browser out', async () => {
    const { user } = await makePerson();
    await fresh.database.session.create({
      data: { userId: user.id, token: randomUUID(), expiresAt: new Date('2100-01-01') },
    });
    expect(await how(user, LATER)).toBe('old-password');
    for (const wrong of ['', 'wrong horse battery'])
      await expect(set(user, wrong, LATER)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await fresh.database.session.count({ where: { userId: user.id } })).toBe(2);
    await set(user, PASSWORD, LATER);
    expect(await fresh.database.session.findMany({ where: { userId: user.id } })).toMatchObject([
      { id: user.sessionId },
    ]);
    await expect(remove(user, PASSWORD)).rejects.toMatchObject({ code: 'bad-request' });
    await remove(user, 'a new horse battery');
  });

  test('needs no old one within ten minutes of a sign-in, so that who forgot it can set one and then delete the account', async () => {
    const { user } = await makePerson();
    expect(await how(user, SIGNED_IN)).toBe('nothing');
    await set(user, '', new Date(SIGNED_IN.getTime() + FRESH_MS));
    await remove(user, 'a new horse battery');
    expect(await fresh.database.user.count({ where: { id: user.id } })).toBe(0);
  });

  test('gives somebody who had none one, soon after signing in only', async () => {
    const { user } = await makePerson({ link: true });
    expect(await how(user, LATER)).toBe('sign-in');
    await expect(set(user, '', LATER)).rejects.toMatchObject({ code: 'conflict' });
    await set(user, '', SIGNED_IN);
    expect(await howToProve({ database: fresh.database, userId: user.id })).toBe('password');
  });

  test('counts tries as signing in does', async () => {
    const { user } = await makePerson();
    const countTry = () => Promise.reject(new AppError('too-many', 'Too many tries.'));
    const tried = { database: fresh.database, user, oldPassword: PASSWORD, newPassword: 'x'.repeat(12) };
    await expect(changePassword({ ...tried, address: 'test', countTry })).rejects.toMatchObject({ code: 'too-many' });
  });
});

test('exporting one’s account hands over what is held, without secrets and without anybody else’s', async () => {
  const { user, token, attemptId } = await makePerson();
  const neighbour = await makePerson();
  await fresh.database.draftRevision.create({
    data: {
      ...{ attemptId, revision: 1, savedBy: 'tab' },
      answer: { schemaVersion: 1, files: { 'memo.md': 'An earlier thought' }, fields: {} },
    },
  });
  const anew = { oldPassword: PASSWORD, newPassword: 'a new horse battery', address: 'test', countTry: uncounted };
  await changePassword({ database: fresh.database, user, ...anew });
  const { bytes } = await exportAccount({ database: fresh.database, userId: user.id });
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toContain(`attempts/tiny-task-${attemptId}/submission-1/memo.md`);
  const text = Object.values(files)
    .map((file) => strFromU8(file))
    .join('\n');
  for (const held of [
    user.email,
    user.name,
    '192.0.2.7',
    'credential',
    `By ${user.name}`,
    'An earlier thought',
    'password.changed',
  ])
    expect(text).toContain(held);
  const { password } = await fresh.database.account.findFirstOrThrow({ where: { userId: user.id } });
  for (const secret of [password ?? '', token, neighbour.user.email]) expect(text).not.toContain(secret);
});
