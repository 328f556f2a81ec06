import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import type { Design } from '../design';
import { simulate } from '../engine/simulate';
import type { Scenario } from '../scenario';
import type { Traffic } from '../traffic';
import { mergeReplications } from './merge-replications';
import { observe, type Observation } from './observation';

/** One scenario with its traffic, ready to be simulated. */
export interface LoadedScenario<S extends Scenario = Scenario> {
  scenario: S;
  traffic: Traffic;
}

/** Seeds of replications lie this far apart; a prime, far above the number of purposes a call draws for. */
export const SEED_STEP = 104_729;

/**
 * Simulates a design on a scenario, one replication at a time; between them the event loop turns, so that a server stays alive and a
 * stop is heard. Deterministic by seed. Throws the signal's reason when stopped.
 */
export async function observeScenario(options: {
  design: Design;
  catalogue: Catalogue;
  content: Pick<CostLatencyContent, 'slo' | 'callsPerMonth'>;
  loaded: LoadedScenario;
  seed: number;
  replications: number;
  signal?: AbortSignal | undefined;
  onReplication?: () => void;
}): Promise<Observation> {
  const { replications, signal, onReplication } = options;
  const parts: Observation[] = [];
  for (let replication = 0; replication < replications; replication += 1) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    signal?.throwIfAborted();
    parts.push(observeOnce({ ...options, seed: options.seed + SEED_STEP * replication }));
    onReplication?.();
  }
  return mergeReplications(parts);
}

/** One replication, at once. */
export function observeOnce({
  design,
  catalogue,
  content,
  loaded,
  seed,
}: {
  design: Design;
  catalogue: Catalogue;
  content: Pick<CostLatencyContent, 'slo' | 'callsPerMonth'>;
  loaded: LoadedScenario;
  seed: number;
}): Observation {
  const { scenario, traffic } = loaded;
  const { events, warmUpMs } = scenario;
  const { slo, callsPerMonth } = content;
  return observe(simulate({ design, catalogue, traffic, events, warmUpMs, seed, slo, callsPerMonth }));
}
