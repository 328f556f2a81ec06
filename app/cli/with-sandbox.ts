import { resolve } from 'node:path';
import { AppError } from '../lib/errors';
import { readEnv } from '../lib/env.server';
import type { Env } from '../lib/env.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import type { CommandInput } from './command-types';

/** The settings, where no database is needed. Throws `bad-request` with every mistake. */
export function settings(env: CommandInput['env']): Env {
  const result = readEnv({ DATABASE_URL: 'postgresql://nobody@localhost/none', ...env });
  if (!result.ok) throw new AppError('bad-request', `wrong settings:\n${result.problems.join('\n')}`);
  return result.env;
}

/** Opens a sandbox for the length of `work`, at the level the settings demand, and closes it whatever happens. */
export async function withSandbox<T>(
  { env, cwd }: Pick<CommandInput, 'env' | 'cwd'>,
  concurrency: number,
  work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const { DATA_DIR, SANDBOX_MIN_LEVEL } = settings(env);
  // Loaded only where something is executed, so that the other commands start at once.
  const { createSandbox } = await import('../lib/sandbox/create-sandbox.server');
  const sandbox = await createSandbox({ concurrency, dataDir: resolve(cwd, DATA_DIR) });
  try {
    if (sandbox.level < SANDBOX_MIN_LEVEL) {
      throw new AppError('bad-request', `the sandbox reaches level ${sandbox.level}; ${SANDBOX_MIN_LEVEL} is required`);
    }
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}
