/** Fills the demo organisation: `demo.js work` before the worker runs, `demo.js reviews` beside it. Ends by itself. */
import { fillWithReviews, fillWithWork } from './demo/fill-demo.server';
import { getDatabase } from './lib/db/prisma.server';
import { env } from './lib/env.server';
import { createLog, errorFields } from './lib/log.server';
import { disposeSingletons } from './lib/singleton.server';

const log = createLog('demo');
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => stop.abort());

const settings = env();
// Any free port is not known yet when the mails are written.
const port = settings.PORT === 0 ? '' : `:${settings.PORT}`;
const origin = settings.PUBLIC_URL ?? `http://${settings.HOST}${port}`;
const options = { database: getDatabase(), origin, log };
try {
  if (process.argv[2] === 'work') await fillWithWork(options);
  else await fillWithReviews({ ...options, signal: stop.signal });
} catch (error) {
  log('error', 'demo-failed', errorFields(error));
  process.exitCode = 1;
}
await disposeSingletons();
if (process.connected) process.disconnect();
