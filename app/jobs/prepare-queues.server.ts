import type { PgBoss } from 'pg-boss';
import { errorFields, type Log } from '../lib/log.server';
import { startBoss } from '../lib/queue/boss.server';
import { givenUpQueue, jobs, type JobName } from './catalogue';

/** Makes every queue of the catalogue, or brings its settings up to date. Any process may call it at any time. */
export async function prepareQueues(options: { boss: PgBoss }): Promise<void> {
  const { boss } = options;
  for (const name of Object.keys(jobs) as JobName[]) {
    const job = jobs[name];
    const settings = {
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: job.retryDelayMaxSeconds,
      expireInSeconds: job.timeoutSeconds,
      heartbeatSeconds: 10,
      notify: true,
      deleteAfterSeconds: 24 * 3_600,
    };
    const givenUp = { ...settings, retryLimit: 100, retryDelayMax: 600 };
    await boss.createQueue(givenUpQueue(name), givenUp);
    await boss.updateQueue(givenUpQueue(name), givenUp);
    await boss.createQueue(name, { ...settings, deadLetter: givenUpQueue(name) });
    await boss.updateQueue(name, { ...settings, deadLetter: givenUpQueue(name) });
  }
}

/** The same with a connection of its own, for the process that starts the others. */
export async function prepareQueuesAt(options: { url: string; log: Log }): Promise<void> {
  const boss = await startBoss({
    url: options.url,
    supervise: false,
    applicationName: 'assay-start',
    onError: (error) => options.log('warn', 'queue-error', errorFields(error)),
  });
  await prepareQueues({ boss }).finally(() => boss.stop({ graceful: false }));
}
