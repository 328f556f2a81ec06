import { env } from '../env.server';
import { createLog } from '../log.server';
import { singleton } from '../singleton.server';
import { createSandbox } from './create-sandbox.server';
import { describeLevel } from './describe-level';
import type { Sandbox } from './sandbox';

/** The process's sandbox, opened at first use. Throws when it does not reach the level that SANDBOX_MIN_LEVEL demands. */
export function getSandbox(): Promise<Sandbox> {
  return singleton('sandbox', open, async (opening) => {
    const sandbox = await opening.catch(() => null);
    await sandbox?.close();
  });
}

async function open(): Promise<Sandbox> {
  const log = createLog('sandbox');
  const { SANDBOX_CONCURRENCY, SANDBOX_MIN_LEVEL, DATA_DIR } = env();
  const sandbox = await createSandbox({
    concurrency: SANDBOX_CONCURRENCY,
    dataDir: DATA_DIR,
    log: (message) => log('warn', message),
    ...(SANDBOX_MIN_LEVEL === 0 && process.platform === 'win32' ? { level: 0 as const } : {}),
  });
  if (sandbox.level >= SANDBOX_MIN_LEVEL) return sandbox;
  await sandbox.close();
  throw new Error(
    `the sandbox reaches level ${sandbox.level} here (${describeLevel(sandbox.level)}), and SANDBOX_MIN_LEVEL asks for ` +
      `${SANDBOX_MIN_LEVEL}; level 2 needs bubblewrap and user namespaces`,
  );
}
