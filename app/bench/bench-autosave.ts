import { startBenchServer } from './bench-server';
import { compared, measured, type Measurement } from './bench-types';
import { startVisitor } from './bench-visitor';
import { percentile } from './percentile';
import { readWorkload } from './read-workload';

const CLIENTS = 4;
const SECONDS = 4;

/** Draft saves per second of four visitors typing without a pause, and their p95, beside the same for a page that does nothing. */
export async function benchAutosave(): Promise<Measurement[]> {
  const { slug, answer } = await readWorkload();
  const server = await startBenchServer();
  try {
    const visitors = await Promise.all(Array.from({ length: CLIENTS }, () => startVisitor({ url: server.url, slug })));
    let edit = 0;
    const save = (client: number) => {
      edit += 1;
      const [path = '', text = ''] = Object.entries(answer.files)[0] ?? [];
      const edited = { ...answer, files: { ...answer.files, [path]: `${text}\n${edit}` } };
      return visitors[client]?.save(edited) ?? Promise.resolve();
    };
    const nothing = async () => void (await (await fetch(`${server.url}/healthz`)).text());
    await hammer(save, 1);
    const idle = await hammer(nothing, SECONDS / 2);
    const saves = await hammer(save, SECONDS);
    return [
      compared('autosave', saves.perSecond, 'per second', { name: '/healthz', value: idle.perSecond }),
      compared('autosave, p95', saves.p95, 'ms', { name: '/healthz, p95', value: idle.p95 }),
      measured('autosave, clients at once', CLIENTS, 'visitors'),
    ];
  } finally {
    await server.stop();
  }
}

async function hammer(request: (client: number) => Promise<void>, seconds: number) {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      while (performance.now() < until) {
        const sentAt = performance.now();
        await request(client);
        latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const perSecond = (latencies.length / (performance.now() - startedAt)) * 1_000;
  return { perSecond, p95: percentile(latencies, 0.95) };
}
