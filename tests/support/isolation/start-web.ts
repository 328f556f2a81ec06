import { ensureBuilt, runProgram, until, type RunningProgram } from '../run-program';
import { freePort } from '../test-server';

export interface RunningWeb {
  origin: string;
  program: RunningProgram;
}

export const TEST_COOKIE_SECRET = 'a cookie secret of at least thirty-two characters';

/** The built web process on a database of the test's own, without a worker: what is queued stays queued. */
export async function startWeb({ url, env = {} }: { url: string; env?: Record<string, string> }): Promise<RunningWeb> {
  ensureBuilt(['programs', 'pages']);
  const port = String(await freePort());
  const generous = { RUNS_PER_MINUTE: '100000', SUBMISSIONS_PER_HOUR: '100000', ATTEMPTS_PER_HOUR: '100000' };
  const program = runProgram('server', [], {
    ...{ DATABASE_URL: url, PORT: port, COOKIE_SECRET: TEST_COOKIE_SECRET, SIGN_INS_PER_HOUR: '100000' },
    ...generous,
    ...env,
  });
  await program.line(/"event":"listening"/);
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${origin}/healthz`)).ok);
  return { origin, program };
}
