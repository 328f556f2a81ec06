/** The worker process: takes jobs and does them. On SIGTERM it finishes or hands back what runs, within ten seconds. */
import { hostname } from 'node:os';
import { deliverMail } from './accounts/deliver-mail.server';
import { deliverWebhook } from './accounts/webhooks/deliver-webhook.server';
import { gradeSubmission } from './grading/grade-submission.server';
import { configureJudge } from './grading/judge/configure-judge.server';
import { markUngraded } from './grading/mark-ungraded.server';
import { prepareQueues } from './jobs/prepare-queues.server';
import { workOnJobs, type JobHandlers } from './jobs/work-on-jobs.server';
import { getDatabase } from './lib/db/prisma.server';
import { env } from './lib/env.server';
import { createLog, errorFields } from './lib/log.server';
import { tellParent } from './lib/processes/messages';
import { onStop } from './lib/processes/on-stop.server';
import { startBoss, WORKER_CONNECTION_PREFIX } from './lib/queue/boss.server';
import { forgetExpiredUses } from './lib/rate-limit/rate-limit.server';
import { getSandbox } from './lib/sandbox/get-sandbox.server';
import { disposeSingletons } from './lib/singleton.server';

const FINISH_MS = 6_000;
const GRACE_MS = 2_000;
/** How often counters of past use are deleted. */
const SWEEP_MS = 3_600_000;

const log = createLog('worker');
process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', errorFields(error)));

const settings = env();
const database = getDatabase();
const sandbox = await getSandbox();
const judge = configureJudge({ settings });
const boss = await startBoss({
  url: settings.DATABASE_URL,
  supervise: true,
  applicationName: `${WORKER_CONNECTION_PREFIX}${hostname()} ${process.pid}`,
  onError: (error) => log('warn', 'queue-error', errorFields(error)),
});
await prepareQueues({ boss });

const handlers: JobHandlers = {
  'grade-submission': {
    async run({ payload, signal, lastTry }) {
      await gradeSubmission({ database, sandbox, judge, runId: payload.runId, signal, lastAttempt: lastTry });
    },
    async giveUp({ payload, tries }) {
      const reason = `Grading failed ${tries} times through a fault on our side. Your submission is kept, and this is not a zero.`;
      await markUngraded({ database, runId: payload.runId, reason });
    },
  },
  'send-mail': {
    async run({ payload }) {
      await deliverMail({ database, mailId: payload.mailId, smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM });
    },
    async giveUp({ payload, lastError }) {
      await database.mail.updateMany({ where: { id: payload.mailId, sentAt: null }, data: { failure: lastError } });
    },
  },
  'deliver-webhook': {
    async run({ payload }) {
      await deliverWebhook({ database, deliveryId: payload.deliveryId });
    },
    async giveUp({ payload }) {
      const undelivered = { id: payload.deliveryId, deliveredAt: null };
      await database.webhookDelivery.updateMany({ where: undelivered, data: { givenUpAt: new Date() } });
    },
  },
};
const work = await workOnJobs({ boss, handlers, slots: settings.GRADING_CONCURRENCY, log });

const sweep = setInterval(() => {
  forgetExpiredUses().catch((error: unknown) => log('warn', 'sweep-failed', errorFields(error)));
}, SWEEP_MS);

onStop(async (reason) => {
  clearInterval(sweep);
  log('info', 'draining', { reason });
  await work.stop({ finishMs: FINISH_MS, graceMs: GRACE_MS });
  await boss.stop({ graceful: false });
  await disposeSingletons();
});
log('info', 'working', { slots: settings.GRADING_CONCURRENCY, sandboxLevel: sandbox.level, judge: judge.model });
tellParent({ type: 'ready' });
