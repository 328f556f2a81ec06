import { findDesignProblems } from '../design-problems';
import { applyTrafficEvents } from './apply-events';
import { compileDesign } from './compile-design';
import { Run } from './run';
import { runReplication } from './run-replication';
import type { SimulationOptions, SimulationResult } from './simulation-types';
import { summariseRuns } from './summarise-runs';
import { createWorld } from './world';

/** Bins of everything that is shown over time. */
const TIME_BINS = 60;

/**
 * Simulates a design on traffic and measures it: a discrete-event simulation of every call through the pipeline, deterministic by
 * seed, the same in browser and server. Draws belong to calls and purposes, so designs compared on one seed meet the same luck
 * (common random numbers). Times in milliseconds, costs in US dollars. Throws RangeError for a design with problems
 * (`findDesignProblems` says which), or traffic with a risk class the catalogue does not know. Pure.
 */
export function simulate(options: SimulationOptions): SimulationResult {
  const { design, catalogue, events = [], warmUpMs = 0, seed, replications = 1, traceCalls = [] } = options;
  const [problem] = findDesignProblems(design, catalogue);
  if (problem) throw new RangeError(`the design cannot run: ${problem.path}: ${problem.message}`);
  const traffic = applyTrafficEvents(options.traffic, events, seed);
  const riskOf = Uint8Array.from(traffic.riskNames, (name) => {
    const at = catalogue.riskClasses.findIndex(({ id }) => id === name);
    if (at < 0) throw new RangeError(`the catalogue has no risk class "${name}"`);
    return at;
  });
  const measured = traffic.timeMs.findIndex((time) => time >= warmUpMs);
  const firstMeasured = measured < 0 ? traffic.length : measured;
  const binMs = Math.max(1, traffic.durationMs / TIME_BINS);
  const known = traceCalls.filter((call) => Number.isInteger(call) && call >= 0 && call < traffic.length);
  const runs: Run[] = [];
  for (let replication = 0; replication < Math.max(1, replications); replication += 1) {
    const world = createWorld(catalogue, events, { bins: TIME_BINS, binMs });
    const program = compileDesign(design, catalogue, traffic, world);
    const trace = replication === 0 ? known : [];
    const run = new Run(program, world, traffic, riskOf, seed + 104_729 * replication, firstMeasured, trace);
    runReplication(run);
    runs.push(run);
  }
  return summariseRuns(runs, options, TIME_BINS, binMs);
}
