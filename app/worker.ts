/** The worker process: takes jobs and does them. On SIGTERM it finishes or hands back what runs, within ten seconds. */
import { hostname } from 'node:os';
import { deliverMail } from './accounts/deliver-mail.server';
import { deliverWebhook } from './accounts/webhooks/deliver-webhook.server';
import { keepSweeping } from './attempts/sitting/keep-sweeping.server';
import { giveUpDelivery } from './accounts/webhooks/give-up-delivery.server';
import { gradeSubmission } from './grading/grade-submission.server';
import { configureJudge } from './grading/judge/configure-judge.server';
import { markUngraded } from './grading/mark-ungraded.server';
import { noteMissedGradings } from './grading/note-missed-gradings.server';
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
import { sweepRetention } from './reviews/personal-data/sweep-retention.server';

const FINISH_MS = 6_000;
const GRACE_MS = 2_000;
/** How often counters of past use, and candidates' data that are kept no longer, are deleted. */
const SWEEP_MS = 3_600_000;
/** How often sittings are looked for that ended grading without anybody noticing. */
const MISSED_MS = 30_000;

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
      const network = { allowPrivate: settings.WEBHOOKS_PRIVATE === '1' };
      const { COOKIE_SECRET: secret } = settings;
      await deliverWebhook({ database, deliveryId: payload.deliveryId, network, secret });
    },
    async giveUp({ payload }) {
      await giveUpDelivery({ database, deliveryId: payload.deliveryId });
    },
  },
};
const work = await workOnJobs({ boss, handlers, slots: settings.GRADING_CONCURRENCY, log });

const deadlines = keepSweeping({ database, log });

const attempt = (what: string, work: () => Promise<unknown>) => () =>
  void work().catch((error: unknown) => log('warn', 'sweep-failed', { what, ...errorFields(error) }));
const sweepUses = attempt('uses', () => forgetExpiredUses());
const sweepData = attempt('retention', () => sweepRetention({ database }));
const sweepGradings = attempt('gradings', () => noteMissedGradings({ database }));
sweepData();
const sweeps = [
  setInterval(sweepUses, SWEEP_MS),
  setInterval(sweepData, SWEEP_MS),
  setInterval(sweepGradings, MISSED_MS),
];

onStop(async (reason) => {
  sweeps.forEach((sweep) => clearInterval(sweep));
  log('info', 'draining', { reason });
  await deadlines.stop();
  await work.stop({ finishMs: FINISH_MS, graceMs: GRACE_MS });
  await boss.stop({ graceful: false });
  await disposeSingletons();
});
log('info', 'working', { slots: settings.GRADING_CONCURRENCY, sandboxLevel: sandbox.level, judge: judge.model });
tellParent({ type: 'ready' });
