import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { errorFields, type Log } from '../log.server';
import { ensurePostgres } from './ensure-postgres.server';

const LOOK_EVERY_MS = 1_000;
const ANSWER_MS = 3_000;

export interface KeptPostgres {
  /** Looks no more; resolves when a restart that is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Watches the embedded PostgreSQL and starts it again when it is gone (killed, out of memory). It normally comes back at the same
 * address and everybody reconnects; `onMoved` hears of a new one, when its port was taken meanwhile.
 */
export function keepPostgres(options: {
  dir: string;
  url: string;
  log: Log;
  onMoved: (url: string) => void;
}): KeptPostgres {
  const { dir, log, onMoved } = options;
  const stopping = new AbortController();
  let { url } = options;
  const watch = async () => {
    while (!stopping.signal.aborted) {
      if (!(await listens(url)) && !stopping.signal.aborted) {
        log('error', 'database-gone', { willStartAgain: true });
        try {
          const again = await ensurePostgres({ dir, log: (note) => log('info', 'database', { note }) });
          log('info', 'database-back', { pid: again.pid });
          if (again.url !== url) onMoved((url = again.url));
        } catch (error) {
          log('error', 'database-not-back', errorFields(error));
        }
      }
      await wait(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** Whether somebody listens there: a question to the system, not to the database, which may be too busy to answer. */
function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: ANSWER_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    // A machine too busy to accept a connection has a server all the same.
    socket.once('timeout', () => end(true));
  });
}
