import { benchDatabase } from './bench-database';
import { startBenchServer } from './bench-server';
import { compared, measured, type Measurement } from './bench-types';
import { percentile } from './percentile';
import { inviteCandidates } from './invite-candidates';
import { countLost } from './count-lost';
import { killProcesses } from './kill-processes';
import { readWorkload } from './read-workload';
import { typeUntilDeadline } from './type-until-deadline';

const CANDIDATES = 300;
/** Time for all candidates to have started, then the time they type, in ms. */
const START_MS = 60_000;
const TYPING_MS = 60_000;
const SUBMITTED_WITHIN_MS = 120_000;

/**
 * A shared deadline: candidates type, each saving every two seconds, until all their sittings end at the same moment and the server
 * submits what is saved. Once undisturbed, for the latency of saves; once with web, worker and database killed (SIGKILL) one after
 * the other while they type. What counts is that no acknowledged save is missing from what was submitted.
 */
export async function benchSittings(): Promise<Measurement[]> {
  const calm = await runSittings({ kill: false });
  const killed = await runSittings({ kill: true });
  const nothing = { name: '/healthz at the same time, p95', value: percentile(calm.idle, 0.95) };
  return [
    measured('candidates', CANDIDATES, 'people'),
    measured('saves acknowledged', calm.saves.length, 'saves'),
    compared('save, p50', percentile(calm.saves, 0.5), 'ms', {
      name: '/healthz at the same time, p50',
      value: percentile(calm.idle, 0.5),
    }),
    compared('save, p95', percentile(calm.saves, 0.95), 'ms', nothing),
    measured('submitted', calm.submitted, 'submissions'),
    measured('acknowledged saves lost', calm.lost, 'saves'),
    measured('end of grace to last submission', calm.submittedAfterMs, 'ms'),
    measured('with kills: saves acknowledged', killed.saves.length, 'saves'),
    measured('with kills: tries that failed and were repeated', killed.failures, 'tries'),
    measured('with kills: submitted', killed.submitted, 'submissions'),
    measured('with kills: acknowledged saves lost', killed.lost, 'saves'),
    measured('with kills: end of grace to last submission', killed.submittedAfterMs, 'ms'),
  ];
}

async function runSittings({ kill }: { kill: boolean }) {
  const { slug, answer } = await readWorkload();
  const server = await startBenchServer();
  const database = await benchDatabase({ dataDir: server.dataDir });
  try {
    const dueAt = new Date(Date.now() + START_MS + TYPING_MS);
    const tokens = await inviteCandidates({ database, slug, count: CANDIDATES, dueAt });
    const killing = kill
      ? killProcesses({ server, from: dueAt.getTime() - TYPING_MS, everyMs: TYPING_MS / 4 })
      : Promise.resolve();
    const typed = await typeUntilDeadline({ url: server.url, tokens, answer, database, dueAt });
    await killing;
    const counted = await countLost({
      database,
      dueAt,
      acknowledged: typed.acknowledged,
      withinMs: SUBMITTED_WITHIN_MS,
    });
    return { ...typed, ...counted };
  } finally {
    await database.$disconnect();
    await server.stop();
  }
}
