import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation, getInvitation } from '../../app/accounts/accept-invitation.server';
import { changeMember } from '../../app/accounts/change-member.server';
import { createOrganisation } from '../../app/accounts/create-organisation.server';
import { deliverMail } from '../../app/accounts/deliver-mail.server';
import { getMembership } from '../../app/accounts/get-membership.server';
import { inviteMember } from '../../app/accounts/invite-member.server';
import { listAudit } from '../../app/accounts/list-audit.server';
import { listMails } from '../../app/accounts/list-mails.server';
import { listMembers } from '../../app/accounts/organisation-views.server';
import { revokeInvitation } from '../../app/accounts/revoke-invitation.server';
import { collectCandidateData } from '../../app/reviews/personal-data/collect-candidate-data.server';
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
    const [mail] = (await listMails({ ...membership, mailServer: false })).entries;
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
    const { entries: audit } = await listAudit(made.membership);
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
    expect((await listMails({ ...other.membership, mailServer: false })).entries).toEqual([]);
    const { entries: mails } = await listMails({ ...made.membership, mailServer: false });
    expect(mails.map(({ subject }) => subject).filter((subject) => subject.includes('sign-in link'))).toEqual([]);
  });
});

describe('the outbox and the audit log', () => {
  async function team() {
    const owner = await signedUp('Olive');
    const { slug } = await createOrganisation({ actor: owner.user, name: `Paging ${randomUUID().slice(0, 6)}` });
    return { owner, membership: await getMembership({ userId: owner.user.id, slug }) };
  }
  const rows = (many: number) => Array.from({ length: many }, (_, at) => at);

  test('withhold the link that makes somebody an owner from admins, also from those who know the address', async () => {
    const { owner, membership } = await team();
    const { organisationId } = membership;
    const invited = { membership, actor: owner.user, email: 'boss@example.org', origin: ORIGIN };
    await inviteMember({ ...invited, role: 'OWNER' });
    const read = async (role: 'OWNER' | 'ADMIN') =>
      (await listMails({ organisationId, role, mailServer: false })).entries[0]?.text;
    expect(await read('OWNER')).toContain('/join/');
    expect(await read('ADMIN')).toBeNull();
    const { id: candidateId } = await fresh.database.candidate.create({
      data: { organisationId, email: 'boss@example.org', name: 'Boss' },
    });
    const { facts } = await collectCandidateData({ database: fresh.database, organisationId, candidateId });
    expect(JSON.stringify(facts)).not.toContain('/join/');
    await inviteMember({ ...invited, role: 'ADMIN' });
    expect(await read('ADMIN')).toContain('/join/');
  });

  test('show every mail, page by page, also of one instant, and find a recipient', async () => {
    const { membership } = await team();
    const { organisationId } = membership;
    const createdAt = new Date();
    await fresh.database.mail.createMany({
      data: rows(250).map((at) => ({
        ...{ organisationId, subject: 'Invitation', text: `link ${at}`, createdAt },
        recipient: `candidate-${at}@Example.org`,
      })),
    });
    const seen: (string | null)[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listMails>> = await listMails({ ...membership, mailServer: false, before });
      seen.push(...page.entries.map(({ text }) => text));
      before = page.older;
    } while (before !== null);
    expect(seen).toHaveLength(250);
    expect(new Set(seen).size).toBe(250);
    const found = await listMails({ ...membership, mailServer: false, to: 'CANDIDATE-7@' });
    expect(found).toMatchObject({ entries: [{ text: 'link 7' }], older: null });
    const { entries } = await listMails({ ...membership, mailServer: false });
    const other = (await team()).membership;
    for (const before of [entries[0]?.id ?? '', randomUUID(), 'nonsense']) {
      await expect(listMails({ ...other, mailServer: false, before })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('show every act, page by page', async () => {
    const { membership } = await team();
    const { organisationId } = membership;
    await fresh.database.auditEntry.createMany({
      data: rows(210).map((at) => ({
        ...{ organisationId, actorName: 'Assay', action: 'settings.changed', subject: { at } },
        at: new Date(Date.now() + at),
      })),
    });
    const newest = await listAudit(membership);
    const oldest = await listAudit({ ...membership, before: newest.older });
    expect([newest.entries.length, oldest.entries.length, oldest.older]).toEqual([200, 11, null]);
    expect(oldest.entries.at(-1)?.action).toBe('organisation.created');
    const before = newest.older;
    await expect(listAudit({ ...(await team()).membership, before })).rejects.toMatchObject({ code: 'not-found' });
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
