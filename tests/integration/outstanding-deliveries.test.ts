import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverMail } from '../../app/accounts/deliver-mail.server';
import { listMails } from '../../app/accounts/list-mails.server';
import { queueMail } from '../../app/accounts/queue-mail.server';
import { addWebhook } from '../../app/accounts/webhooks/add-webhook.server';
import { changeWebhook } from '../../app/accounts/webhooks/change-webhook.server';
import { deliverWebhook } from '../../app/accounts/webhooks/deliver-webhook.server';
import { giveUpDelivery } from '../../app/accounts/webhooks/give-up-delivery.server';
import { queueWebhooks } from '../../app/accounts/webhooks/queue-webhooks.server';
import { prepareQueues } from '../../app/jobs/prepare-queues.server';
import { workOnJobs, type JobsAtWork } from '../../app/jobs/work-on-jobs.server';
import { startBoss } from '../../app/lib/queue/boss.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeOrganisation } from '../factories/hiring';
import { startReceiver, type Receiver } from '../fakes/webhook/start-receiver';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let boss: PgBoss;
let atWork: JobsAtWork;
let receiver: Receiver;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  boss = await startBoss({ url: fresh.url, supervise: false, applicationName: 'test', onError: () => undefined });
  await prepareQueues({ boss });
  receiver = await startReceiver();
});
beforeEach(() => receiver.received.splice(0));
afterEach(() => atWork.stop({ finishMs: 0, graceMs: 500 }));
afterAll(async () => {
  await boss.stop({ graceful: false });
  await receiver.close();
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

/** A worker without a mail server. */
async function work(): Promise<void> {
  const { database } = fresh;
  const nothing = () => Promise.resolve();
  const network = { allowPrivate: true };
  atWork = await workOnJobs({
    ...{ boss, slots: 1, log: () => undefined },
    handlers: {
      'grade-submission': { run: nothing, giveUp: nothing },
      'send-mail': {
        run: ({ payload }) => deliverMail({ ...payload, database, smtpUrl: undefined, from: 'assay@example.org' }),
        giveUp: nothing,
      },
      'deliver-webhook': {
        run: ({ payload }) => deliverWebhook({ ...payload, database, network, secret: undefined }),
        giveUp: nothing,
      },
    },
  });
}

const stateOf = async (id: string) => {
  const jobs = await fresh.database.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM pgboss.job WHERE id = ${id}::uuid`;
  return jobs[0]?.state ?? null;
};
const ended = (id: string) => expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe('completed');

async function makeHook() {
  const { database } = fresh;
  const { organisationId, slug, name, members } = await makeOrganisation({ database, roles: ['OWNER'] });
  const own = { database, membership: { organisationId, slug, name, role: 'OWNER' as const }, actor: members.OWNER };
  const { webhookId } = await addWebhook({
    ...own,
    ...{ url: receiver.url, events: ['candidate.invited'], allowPrivate: true },
  });
  const happen = async () => {
    await database.$transaction((tx) =>
      queueWebhooks({
        ...{ tx, organisationId, event: 'candidate.invited', at: new Date() },
        data: {
          ...{ assessmentId: randomUUID(), assessment: 'Engineer', invitationId: randomUUID(), sittingId: null },
          ...{ candidate: { email: 'robin@example.org', name: 'Robin' }, points: null, outcome: null },
        },
      }),
    );
    const newest = { orderBy: { createdAt: 'desc' as const } };
    return (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId }, ...newest })).id;
  };
  const change = (to: 'switch-on' | 'switch-off') => changeWebhook({ ...own, webhookId, change: to });
  return { organisationId, happen, change, webhookId };
}

test('what came up while a webhook was off is delivered when it is switched on; what was given up is not', async () => {
  const hook = await makeHook();
  const { database } = fresh;
  const [waiting, givenUp] = [await hook.happen(), await hook.happen()];
  await giveUpDelivery({ database, deliveryId: givenUp });
  await hook.change('switch-off');
  await work();
  await ended(waiting);
  await ended(givenUp);
  expect(receiver.received).toEqual([]);
  await hook.change('switch-on');
  const delivered = async () =>
    (await database.webhookDelivery.findUniqueOrThrow({ where: { id: waiting } })).deliveredAt !== null;
  await expect.poll(delivered, { timeout: 10_000 }).toBe(true);
  await hook.change('switch-on');
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([waiting]);
});

test('a mail of the time before there was a mail server is shown as kept, one that will be sent as being sent', async () => {
  const { organisationId } = await makeHook();
  const write = (subject: string) =>
    fresh.database.$transaction((tx) =>
      queueMail({ tx, organisationId, recipient: 'robin@example.org', subject, text: 'A link.' }),
    );
  const early = await write('early');
  await work();
  await ended(early);
  await atWork.stop({ finishMs: 5_000, graceMs: 500 });
  await write('late');
  const { entries } = await listMails({
    ...{ database: fresh.database, organisationId, role: 'OWNER', mailServer: true },
  });
  expect(entries.map(({ subject, state }) => [subject, state])).toEqual([
    ['late', 'waiting'],
    ['early', 'kept'],
  ]);
});
