import { benchSandbox } from '../lib/sandbox/bench-sandbox';
import { AppError } from '../lib/errors';
import { benchAutosave } from './bench-autosave';
import { benchGrading } from './bench-grading';
import { benchPages } from './bench-pages';
import { benchReplay } from './bench-replay';
import { benchSittings, benchSittingsKilled } from './bench-sittings';
import { benchSimulate } from './bench-simulate';
import { benchTraceViewer } from './bench-trace-viewer';
import type { Measurement } from './bench-types';

const BENCHMARKS: Record<string, () => Promise<Measurement[]>> = {
  sandbox: benchSandbox,
  grading: benchGrading,
  autosave: benchAutosave,
  sittings: benchSittings,
  'sittings-killed': benchSittingsKilled,
  pages: benchPages,
  simulate: benchSimulate,
  replay: benchReplay,
  'trace-viewer': benchTraceViewer,
};

export const benchNames = Object.keys(BENCHMARKS);

/**
 * Runs benchmarks one after another, all of them when `names` is empty, and returns their numbers by benchmark. `onDone` hears of
 * each as it ends. Throws `bad-request` for a name that is none.
 */
export async function runBench(
  names: readonly string[],
  onDone: (name: string, measurements: Measurement[]) => void = () => undefined,
): Promise<Record<string, Measurement[]>> {
  const unknown = names.filter((name) => !BENCHMARKS[name]);
  if (unknown.length)
    throw new AppError('bad-request', `no benchmark ${unknown.join(', ')}; there are ${benchNames.join(', ')}`);
  const results: Record<string, Measurement[]> = {};
  for (const name of names.length ? names : benchNames) {
    const measurements = (await BENCHMARKS[name]?.()) ?? [];
    results[name] = measurements;
    onDone(name, measurements);
  }
  return results;
}
