import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation, getInvitation } from '../../app/accounts/accept-invitation.server';
import { changeMember } from '../../app/accounts/change-member.server';
import { createOrganisation } from '../../app/accounts/create-organisation.server';
import { deliverMail } from '../../app/accounts/deliver-mail.server';
import { getMembership } from '../../app/accounts/get-membership.server';
import { inviteMember } from '../../app/accounts/invite-member.server';
import { listAudit, listMails, listMembers } from '../../app/accounts/organisation-views.server';
import { revokeInvitation } from '../../app/accounts/revoke-invitation.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { startMailServer } from '../fakes/mail/start-mail-server';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { ORIGIN, signedUp } from './test-accounts';

let fresh: FreshDatabase;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  Object.assign(process.env, {
    DATABASE_URL: fresh.url,
    COOKIE_SECRET: 'a cookie secret of at least thirty-two characters',
  });
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

describe('an organisation', () => {
  async function organisation() {
    const owner = await signedUp('Olive');
    const { slug } = await createOrganisation({ actor: owner.user, name: `Café Orbital ${randomUUID().slice(0, 6)}` });
    const membership = await getMembership({ userId: owner.user.id, slug });
    return { owner, slug, membership };
  }
  type Organisation = Awaited<ReturnType<typeof organisation>>;
  async function invite(
    { owner, membership }: Organisation,
    email: string,
    role: 'ADMIN' | 'REVIEWER' | 'OWNER' = 'REVIEWER',
  ) {
    await inviteMember({ membership, actor: owner.user, email, role, origin: ORIGIN });
    const { organisationId } = membership;
    const [mail] = await listMails({ organisationId, mailServer: false });
    expect(mail).toMatchObject({ recipient: email, state: 'kept' });
    return /\/join\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  }
  async function withMember(role: 'ADMIN' | 'REVIEWER') {
    const made = await organisation();
    const member = await signedUp('Rene');
    await acceptInvitation({ actor: member.user, token: await invite(made, member.email, role) });
    const theirs = await getMembership({ userId: member.user.id, slug: made.slug });
    return { ...made, member, theirs };
  }

  test('is named in its address, without taking another one’s', async () => {
    const { user } = await signedUp();
    const name = `Ünlü & Söhne ${randomUUID().slice(0, 4)}`;
    const first = await createOrganisation({ actor: user, name });
    const second = await createOrganisation({ actor: user, name });
    expect(first.slug).toMatch(/^unlu-sohne-[0-9a-f]{4}$/);
    expect(second.slug).toMatch(new RegExp(`^${first.slug}-[0-9a-f]{6}$`));
    expect((await createOrganisation({ actor: user, name: 'new' })).slug).toMatch(/^new-[0-9a-f]{6}$/);
  });

  test('takes in whoever holds an invitation, once, and writes down who did what', async () => {
    const made = await organisation();
    const guest = await signedUp('Gwen');
    const token = await invite(made, 'gwen.work@example.org');
    expect(await getInvitation({ token })).toMatchObject({ role: 'REVIEWER', email: 'gwen.work@example.org' });
    expect(await acceptInvitation({ actor: guest.user, token })).toEqual({ slug: made.slug });
    await expect(acceptInvitation({ actor: guest.user, token })).rejects.toMatchObject({ code: 'gone' });
    const { members, invitations } = await listMembers(made.membership);
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ['Gwen', 'REVIEWER'],
      ['Olive', 'OWNER'],
    ]);
    expect(invitations).toEqual([]);
    const audit = await listAudit(made.membership);
    expect(audit.map(({ action }) => action)).toEqual(['member.joined', 'member.invited', 'organisation.created']);
    expect(audit[0]).toMatchObject({ actor: `Gwen <${guest.email}>`, subject: { invitedAs: 'gwen.work@example.org' } });
  });

  test('does not exist for others, and refuses what a role does not allow', async () => {
    const { slug, member } = await withMember('REVIEWER');
    const stranger = await signedUp('Sam');
    await expect(getMembership({ userId: stranger.user.id, slug })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getMembership({ userId: member.user.id, slug, ability: 'read-audit' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('lets an admin manage all but owners', async () => {
    const { owner, member, theirs } = await withMember('ADMIN');
    const act = { membership: theirs, actor: member.user };
    await expect(
      inviteMember({ ...act, email: 'boss@example.org', role: 'OWNER', origin: ORIGIN }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeMember({ ...act, userId: owner.user.id, role: 'VIEWER' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changeMember({ ...act, userId: member.user.id, role: 'OWNER' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await inviteMember({ ...act, email: 'new@example.org', role: 'AUTHOR', origin: ORIGIN });
  });

  test('always has an owner, however many demote each other at once', async () => {
    const { owner, membership, member, theirs, slug } = await withMember('ADMIN');
    await expect(
      changeMember({ membership, actor: owner.user, userId: owner.user.id, role: null }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await changeMember({ membership, actor: owner.user, userId: member.user.id, role: 'OWNER' });
    const second = await getMembership({ userId: member.user.id, slug });
    const results = await Promise.allSettled([
      changeMember({ membership, actor: owner.user, userId: member.user.id, role: 'VIEWER' }),
      changeMember({ membership: second, actor: member.user, userId: owner.user.id, role: 'VIEWER' }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { members } = await listMembers(theirs);
    expect(members.filter(({ role }) => role === 'OWNER')).toHaveLength(1);
  });

  test('withdraws an invitation of its own only, and a new one replaces the old', async () => {
    const made = await organisation();
    const token = await invite(made, 'late@example.org');
    const newer = await invite(made, 'late@example.org');
    await expect(getInvitation({ token })).rejects.toMatchObject({ code: 'gone' });
    const other = await organisation();
    const [open] = (await listMembers(made.membership)).invitations;
    const invitationId = open?.id ?? '';
    await expect(
      revokeInvitation({ membership: other.membership, actor: other.owner.user, invitationId }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await getInvitation({ token: newer })).toMatchObject({ email: 'late@example.org' });
    await revokeInvitation({ membership: made.membership, actor: made.owner.user, invitationId });
    await expect(getInvitation({ token: newer })).rejects.toMatchObject({ code: 'gone' });
  });

  test('shows its mails to itself alone, and sign-in links to nobody', async () => {
    const made = await organisation();
    await invite(made, 'someone@example.org');
    const other = await organisation();
    expect(await listMails({ ...other.membership, mailServer: false })).toEqual([]);
    const mails = await listMails({ ...made.membership, mailServer: false });
    expect(mails.map(({ subject }) => subject).filter((subject) => subject.includes('sign-in link'))).toEqual([]);
  });
});

describe('mail', () => {
  test('goes to a real server once, and says so; a refused one is tried again by the queue', async () => {
    const server = await startMailServer({ refuse: ['nobody@example.org'] });
    const write = (recipient: string) =>
      fresh.database.mail.create({ data: { recipient, subject: 'Grüße', text: 'Line one.\n\nLine two.\n' } });
    const { database } = fresh;
    const deliver = (mailId: string, smtpUrl?: string) =>
      deliverMail({ database, mailId, smtpUrl, from: 'Assay <assay@example.org>' });
    const [mail, refused] = [await write('ada@example.org'), await write('nobody@example.org')];
    await deliver(mail.id);
    expect(server.received).toEqual([]);
    await deliver(mail.id, server.url);
    await deliver(mail.id, server.url);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'assay@example.org', to: ['ada@example.org'] });
    expect(server.received[0]?.text).toContain('Line two.');
    await expect(deliver(refused.id, server.url)).rejects.toThrow('no mailbox');
    const stored = await database.mail.findUniqueOrThrow({ where: { id: mail.id } });
    expect(stored.sentAt).not.toBeNull();
    await server.close();
  });

  test('cannot be bent by a subject or an address with line breaks', async () => {
    const server = await startMailServer();
    const { database } = fresh;
    const mail = await database.mail.create({
      data: { recipient: 'ada@example.org', subject: 'Hello\r\nBcc: eve@example.org', text: 'x' },
    });
    await deliverMail({ database, mailId: mail.id, smtpUrl: server.url, from: 'assay@example.org' });
    expect(server.received[0]?.to).toEqual(['ada@example.org']);
    expect(server.received[0]?.text).not.toMatch(/^Bcc:/m);
    await server.close();
  });
});
