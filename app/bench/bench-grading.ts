import { spawnSync } from 'node:child_process';
import { startBenchServer } from './bench-server';
import { compared, measured, type Measurement } from './bench-types';
import { startVisitor } from './bench-visitor';
import { percentile } from './percentile';
import { readWorkload } from './read-workload';

const LATENCY_SAMPLES = 9;
const BATCH = 6;
/** One job and one program at a time per worker, so that workers can be compared. */
const ONE_AT_A_TIME = { GRADING_CONCURRENCY: '1', SANDBOX_CONCURRENCY: '1' };

/**
 * Submit-to-result time of one visitor on an idle server with default settings, and gradings per minute of a backlog with one and
 * with two workers that take one job at a time. All over HTTP against real processes.
 */
export async function benchGrading(): Promise<Measurement[]> {
  return [...(await measureLatency()), ...(await measureThroughput())];
}

async function measureLatency(): Promise<Measurement[]> {
  const { slug, answer } = await readWorkload();
  const server = await startBenchServer();
  try {
    const visitor = await startVisitor({ url: server.url, slug });
    await visitor.submitAndWait(answer);
    const latencies: number[] = [];
    for (let count = 0; count < LATENCY_SAMPLES; count += 1)
      latencies.push(await timed(() => visitor.submitAndWait(answer)));
    const node = { name: 'node -e 0', value: startOfNode() };
    return [
      compared('submit to result, p50', percentile(latencies, 0.5), 'ms', node),
      compared('submit to result, p95', percentile(latencies, 0.95), 'ms', node),
    ];
  } finally {
    await server.stop();
  }
}

async function measureThroughput(): Promise<Measurement[]> {
  const { slug, answer } = await readWorkload();
  const server = await startBenchServer(ONE_AT_A_TIME);
  try {
    const batch = async (size: number) => {
      const visitors = await Promise.all(Array.from({ length: size }, () => startVisitor({ url: server.url, slug })));
      const ms = await timed(() => Promise.all(visitors.map((each) => each.submitAndWait(answer))));
      return (size / ms) * 60_000;
    };
    const one = await batch(BATCH);
    await server.addWorker();
    await batch(2); // the new worker's first programs are cold
    const two = await batch(BATCH);
    return [
      measured('gradings with 1 worker', one, 'per minute'),
      compared('gradings with 2 workers', two, 'per minute', { name: 'gradings with 1 worker', value: one }),
    ];
  } finally {
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Median milliseconds that Node takes to start and end. */
function startOfNode(): number {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - startedAt;
  });
  return percentile(times, 0.5);
}
