import { randomBytes } from 'node:crypto';
import { sha256 } from '../../../app/lib/hash.server';
import { mark, markedEmail } from './markers';
import type { PlantContext } from './plant-reviews';

/** Keys, webhooks with a delivery, mail, invitations of members and the audit log, each text planted. */
export async function plantSystems({ database, organisationId, members, sitting }: PlantContext) {
  const at = new Date();
  const apiKey = randomBytes(24).toString('base64url');
  const key = await database.apiKey.create({
    data: {
      ...{ organisationId, name: mark('key', 'Greenhouse'), prefix: mark('key'), hash: sha256(apiKey) },
      ...{ createdById: members.ADMIN.id, createdByName: mark('key') },
    },
    select: { id: true },
  });
  const webhook = await database.webhook.create({
    data: {
      ...{ organisationId, url: `https://hooks.example.org/${mark('key')}`, secret: mark('key', 'whsec') },
      events: ['sitting.graded'],
    },
    select: { id: true },
  });
  const delivery = await database.webhookDelivery.create({
    data: {
      ...{ organisationId, webhookId: webhook.id, event: 'sitting.graded', payload: { type: mark('key') }, tries: 1 },
      ...{ lastTriedAt: at, lastStatus: 500, lastError: mark('key'), url: `https://hooks.example.org/${mark('key')}` },
    },
    select: { id: true },
  });
  const token = randomBytes(32).toString('base64url');
  const memberInvitation = await database.memberInvitation.create({
    data: {
      ...{ organisationId, email: markedEmail('common'), role: 'VIEWER', tokenHash: sha256(token) },
      ...{ invitedById: members.ADMIN.id, expiresAt: new Date(at.getTime() + 86_400_000) },
    },
    select: { id: true },
  });
  await database.mail.create({
    data: {
      ...{ organisationId, recipient: markedEmail('mail'), subject: mark('mail', 'Come in'), text: mark('mail') },
      failure: mark('mail', 'unreachable'),
    },
  });
  await database.auditEntry.create({
    data: {
      ...{ organisationId, actorId: members.OWNER.id, actorName: mark('audit'), action: 'decision.made' },
      ...{ subject: { candidate: mark('audit'), sitting: sitting.id } },
    },
  });
  const ids = {
    keyId: key.id,
    webhookId: webhook.id,
    deliveryId: delivery.id,
    memberInvitationId: memberInvitation.id,
  };
  return { ...ids, apiKey };
}
