import { randomUUID } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addWebhook } from '../../app/accounts/webhooks/add-webhook.server';
import { changeWebhook } from '../../app/accounts/webhooks/change-webhook.server';
import { deliverWebhook } from '../../app/accounts/webhooks/deliver-webhook.server';
import { giveUpDelivery } from '../../app/accounts/webhooks/give-up-delivery.server';
import { listDeliveries } from '../../app/accounts/webhooks/list-deliveries.server';
import { listWebhooks } from '../../app/accounts/webhooks/list-webhooks.server';
import { queueWebhooks } from '../../app/accounts/webhooks/queue-webhooks.server';
import { redeliver } from '../../app/accounts/webhooks/redeliver.server';
import type { Network } from '../../app/accounts/webhooks/send-request.server';
import { testWebhook } from '../../app/accounts/webhooks/test-webhook.server';
import { webhookEvent, type WebhookEvent } from '../../app/accounts/webhooks/webhook-events';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeOrganisation } from '../factories/hiring';
import { startReceiver, type Receiver } from '../fakes/webhook/start-receiver';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let receiver: Receiver;
let team: Awaited<ReturnType<typeof makeTeam>>;
const before = { ...process.env };

const makeTeam = async () => {
  const made = await makeOrganisation({ database: fresh.database, roles: ['OWNER', 'REVIEWER', 'AUTHOR', 'VIEWER'] });
  const { organisationId, slug, name, members } = made;
  const as = (role: keyof typeof members) => ({
    database: fresh.database,
    membership: { organisationId, slug, name, role },
    actor: members[role],
  });
  return { ...made, as };
};

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});
beforeEach(async () => {
  receiver = await startReceiver();
  team = await makeTeam();
});
afterEach(() => receiver.close());

const PRIVATE: Network = { allowPrivate: true, answerMs: 400 };
const add = (url = receiver.url) =>
  addWebhook({ ...team.as('OWNER'), url, events: [...webhookEvent.options], allowPrivate: true });
const deliver = (deliveryId: string, network: Network = PRIVATE) =>
  deliverWebhook({ database: fresh.database, deliveryId, network, secret: undefined });
const delivery = (id: string) => fresh.database.webhookDelivery.findUniqueOrThrow({ where: { id } });
const jobsOf = (id: string) =>
  fresh.database.$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job WHERE id = ${id}::uuid`;

/** Lets something happen and returns its one delivery. */
async function happen(event: WebhookEvent = 'candidate.invited'): Promise<string> {
  const { organisationId } = team;
  await fresh.database.$transaction((tx) =>
    queueWebhooks({
      ...{ tx, organisationId, event, at: new Date('2026-11-21T10:00:00Z') },
      data: {
        ...{ assessmentId: randomUUID(), assessment: 'Engineer', invitationId: randomUUID(), sittingId: null },
        ...{ candidate: { email: 'robin@example.org', name: 'Robin' }, points: null, outcome: null },
      },
    }),
  );
  const { id } = await fresh.database.webhookDelivery.findFirstOrThrow({ where: { organisationId } });
  return id;
}

describe('a delivery', () => {
  test('is signed so that the library verifies it as a receiver would', async () => {
    const { secret } = await add();
    const id = await happen();
    await deliver(id);
    const { body, headers, method } = receiver.received[0]!;
    const verified = new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string };
    expect(verified.type).toBe('candidate.invited');
    expect([method, headers['webhook-id'], headers['content-type']]).toEqual(['POST', id, 'application/json']);
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(await delivery(id)).toMatchObject({ tries: 1, lastStatus: 200, lastError: null, givenUpAt: null });
    expect((await delivery(id)).deliveredAt).not.toBeNull();
  });

  test('that fails is tried again with the same id and the same bytes, until it arrives, and then no more', async () => {
    await add();
    const id = await happen();
    receiver.answers.push(500, 429);
    await expect(deliver(id)).rejects.toThrow('answered 500');
    await expect(deliver(id)).rejects.toThrow('answered 429');
    expect(await delivery(id)).toMatchObject({
      tries: 2,
      lastStatus: 429,
      lastError: 'answered 429',
      deliveredAt: null,
    });
    await deliver(id);
    await deliver(id);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(await delivery(id)).toMatchObject({ tries: 3, lastStatus: 200, lastError: null });
  });

  test('that was given up is shown as such, and is sent again when somebody asks for it', async () => {
    const { webhookId } = await add();
    const id = await happen();
    receiver.answers.push(503);
    await expect(deliver(id)).rejects.toThrow();
    await giveUpDelivery({ database: fresh.database, deliveryId: id });
    await fresh.database.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE id = ${id}::uuid`;
    await deliver(id);
    expect(receiver.received).toHaveLength(1);
    const { organisationId } = team;
    const shown = await listDeliveries({ database: fresh.database, organisationId, webhookId });
    expect(shown.deliveries).toMatchObject([
      { state: 'given-up', tries: 1, lastStatus: 503, lastError: 'answered 503' },
    ]);
    expect(await listWebhooks({ database: fresh.database, organisationId })).toMatchObject([
      { id: webhookId, givenUpInARow: 1, disabledAt: null, recent: ['given-up'] },
    ]);
    await redeliver({ ...team.as('OWNER'), deliveryId: id });
    expect(await jobsOf(id)).toEqual([{ state: 'created' }]);
    const audit = { where: { organisationId, action: 'webhook.redelivered' } };
    expect(await fresh.database.auditEntry.findMany(audit)).toMatchObject([{ subject: { url: receiver.url } }]);
    await deliver(id);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(await listWebhooks({ database: fresh.database, organisationId })).toMatchObject([{ givenUpInARow: 0 }]);
  });

  test('follows no redirect', async () => {
    await add();
    receiver.answers.push({ redirect: receiver.url });
    await expect(deliver(await happen())).rejects.toThrow('answered 302; redirects are not followed');
    expect(receiver.received).toHaveLength(1);
  });

  test('waits for an answer only so long, and takes in only so much of one', async () => {
    await add();
    const id = await happen();
    receiver.answers.push('silence', 'flood');
    await expect(deliver(id)).rejects.toThrow('gave no answer in time');
    await deliver(id, { ...PRIVATE, answerMs: 10_000 });
    expect(await delivery(id)).toMatchObject({ tries: 2, lastStatus: 200, lastError: null });
  });
});

describe('addresses of the own network', () => {
  const rebinding = (answers: LookupAddress[][]) => {
    let asked = 0;
    const resolve = () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? []);
    return { resolve, asked: () => asked };
  };
  const PUBLIC = { address: '93.184.216.34', family: 4 };
  const LOCAL = { address: '127.0.0.1', family: 4 };

  test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '169.254.169.254', 'localhost'])(
    'are not reached at https://%s',
    async (host) => {
      await add(`https://${host}:${receiver.port}/`);
      const id = await happen();
      await expect(deliver(id, { allowPrivate: false, answerMs: 2_000 })).rejects.toThrow(
        /is not an address of the public internet/,
      );
      expect(receiver.received).toEqual([]);
      expect((await delivery(id)).lastStatus).toBeNull();
    },
  );

  test('are not reached by a name that has a public address and one of them', async () => {
    await add(`https://two-faced.example:${receiver.port}/`);
    const { resolve } = rebinding([[PUBLIC, LOCAL]]);
    await expect(deliver(await happen(), { allowPrivate: false, resolve })).rejects.toThrow(/public internet/);
  });

  test('are not reached by a name that changes between check and connection: it is asked once per try', async () => {
    await add(`https://rebinding.example:${receiver.port}/`);
    const id = await happen();
    const { resolve, asked } = rebinding([[PUBLIC], [LOCAL]]);
    await expect(deliver(id, { allowPrivate: false, resolve, answerMs: 300 })).rejects.toThrow();
    expect(asked()).toBe(1);
    await expect(deliver(id, { allowPrivate: false, resolve, answerMs: 300 })).rejects.toThrow(/public internet/);
    expect([asked(), receiver.received.length]).toEqual([2, 0]);
  });

  test('are reached by name where the installation allows it, at the address that was looked up', async () => {
    await add(`http://inside.example:${receiver.port}/`);
    const { resolve, asked } = rebinding([[LOCAL]]);
    await deliver(await happen(), { allowPrivate: true, resolve });
    expect([asked(), receiver.received.length]).toEqual([1, 1]);
    expect(receiver.received[0]?.headers.host).toBe(`inside.example:${receiver.port}`);
  });
});

describe('a webhook', () => {
  test('hears only of the events it wants, and of nothing while it is switched off', async () => {
    const { webhookId } = await add();
    await fresh.database.webhook.update({ where: { id: webhookId }, data: { events: ['decision.made'] } });
    await expect(happen()).rejects.toThrow();
    const id = await happen('decision.made');
    await changeWebhook({ ...team.as('OWNER'), webhookId, change: 'switch-off' });
    await deliver(id);
    expect(receiver.received).toEqual([]);
    await expect(redeliver({ ...team.as('OWNER'), deliveryId: id })).rejects.toThrow(/switched off/);
    await expect(testWebhook({ ...team.as('OWNER'), webhookId })).rejects.toThrow(/switched off/);
    await changeWebhook({ ...team.as('OWNER'), webhookId, change: 'switch-on' });
    await deliver(id);
    expect(receiver.received).toHaveLength(1);
  });

  test('with a new secret signs with that one alone, from the next try on', async () => {
    const { webhookId, secret } = await add();
    const { deliveryId } = await testWebhook({ ...team.as('OWNER'), webhookId });
    const changed = await changeWebhook({ ...team.as('OWNER'), webhookId, change: 'rotate' });
    await deliver(deliveryId);
    const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
    expect(new Webhook(changed.secret ?? '').verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'webhook.test',
      organisation: team.slug,
    });
    expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).toThrow();
  });

  test('is added, changed and removed with an audit entry each, which holds no secret', async () => {
    const { webhookId, secret } = await add();
    await happen();
    for (const change of ['rotate', 'switch-off', 'remove'] as const)
      await changeWebhook({ ...team.as('OWNER'), webhookId, change });
    const { organisationId } = team;
    const audit = await fresh.database.auditEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual([
      ...['webhook.added', 'webhook.changed', 'webhook.changed', 'webhook.removed'],
    ]);
    expect(JSON.stringify(audit)).not.toContain(secret);
    expect(await fresh.database.webhookDelivery.count({ where: { organisationId } })).toBe(0);
  });

  test.each(['REVIEWER', 'AUTHOR', 'VIEWER'] as const)('is none of the business of a %s', async (role) => {
    const { webhookId } = await add();
    const id = await happen();
    const events = [...webhookEvent.options];
    const forbidden = { code: 'forbidden' };
    await expect(addWebhook({ ...team.as(role), url: receiver.url, events, allowPrivate: true })).rejects.toMatchObject(
      forbidden,
    );
    await expect(changeWebhook({ ...team.as(role), webhookId, change: 'remove' })).rejects.toMatchObject(forbidden);
    await expect(testWebhook({ ...team.as(role), webhookId })).rejects.toMatchObject(forbidden);
    await expect(redeliver({ ...team.as(role), deliveryId: id })).rejects.toMatchObject(forbidden);
  });

  test('of another organisation, an unknown one and a malformed id are the same: not found', async () => {
    const { webhookId } = await add();
    const deliveryId = await happen();
    const other = await makeTeam();
    const { organisationId } = other;
    const missing = { code: 'not-found' };
    for (const id of [webhookId, randomUUID(), 'no-uuid']) {
      const who = { ...other.as('OWNER'), webhookId: id };
      await expect(changeWebhook({ ...who, change: 'remove' })).rejects.toMatchObject(missing);
      await expect(testWebhook(who)).rejects.toMatchObject(missing);
      await expect(listDeliveries({ database: fresh.database, organisationId, webhookId: id })).rejects.toMatchObject(
        missing,
      );
    }
    for (const id of [deliveryId, randomUUID(), 'no-uuid'])
      await expect(redeliver({ ...other.as('OWNER'), deliveryId: id })).rejects.toMatchObject(missing);
    expect(await listWebhooks({ database: fresh.database, organisationId })).toEqual([]);
  });
});
