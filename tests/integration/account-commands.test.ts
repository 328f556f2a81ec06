import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation } from '../../app/accounts/accept-invitation.server';
import { listMails } from '../../app/accounts/list-mails.server';
import { inviteMember } from '../../app/accounts/invite-member.server';
import { revokeInvitation } from '../../app/accounts/revoke-invitation.server';
import { revokeSessions } from '../../app/accounts/revoke-sessions.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeOrganisation } from '../factories/hiring';
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

async function makeTeam() {
  const { database } = fresh;
  const { organisationId, slug, name, members } = await makeOrganisation({ database, roles: ['OWNER'] });
  return { database, membership: { organisationId, slug, name, role: 'OWNER' as const }, actor: members.OWNER };
}

describe('an id that is none', () => {
  test.each(['', 'no-uuid', "'; --", '0d3a0000-0000-4000-8000'])('(%s) is as unknown as one nobody has', async (id) => {
    const own = await makeTeam();
    for (const invitationId of [id, randomUUID()])
      await expect(revokeInvitation({ ...own, invitationId })).rejects.toMatchObject({ code: 'not-found' });
    const { user } = await signedUp();
    for (const sessionId of [id, randomUUID()]) expect(await revokeSessions({ user, which: { sessionId } })).toBe(0);
  });
});

test('an invitation that is accepted at the moment it is withdrawn is one or the other, and the log says which', async () => {
  const own = await makeTeam();
  const { organisationId } = own.membership;
  for (let round = 0; round < 8; round += 1) {
    const guest = await signedUp('Gwen');
    await inviteMember({ ...own, email: guest.email, role: 'VIEWER', origin: ORIGIN });
    const { entries } = await listMails({ ...own.membership, mailServer: false, to: guest.email });
    const token = /\/join\/(\S+)/.exec(entries[0]?.text ?? '')?.[1] ?? '';
    const { id: invitationId } = await fresh.database.memberInvitation.findFirstOrThrow({
      where: { organisationId, email: guest.email },
    });
    const [revoked, joined] = await Promise.allSettled([
      revokeInvitation({ ...own, invitationId }),
      acceptInvitation({ actor: guest.user, token }),
    ]);
    expect([revoked.status, joined.status].sort()).toEqual(['fulfilled', 'rejected']);
    const logged = await fresh.database.auditEntry.count({
      where: { organisationId, action: 'member.invitation-revoked', subject: { path: ['email'], equals: guest.email } },
    });
    expect(logged).toBe(revoked.status === 'fulfilled' ? 1 : 0);
    const row = await fresh.database.memberInvitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect([row.revokedAt === null, row.acceptedAt === null].sort()).toEqual([false, true]);
  }
});
