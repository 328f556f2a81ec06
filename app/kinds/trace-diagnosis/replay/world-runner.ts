import type { ReplayRequest, ReplayResult } from '../engine/replay-types.ts';

/** A run that came to its end, or one that did not within the limits of a run. */
export type WorldRun = { result: ReplayResult } | { cut: string };

/**
 * An exercise's world, ready to run: one outcome per request, in order. What the world's own code throws, and a sandbox that fails,
 * is thrown (ours, never the candidate's zero).
 */
export interface WorldRunner {
  run(requests: readonly ReplayRequest[], onDone?: (done: number) => void): Promise<WorldRun[]>;
}

/** The result of a run, or null when it was cut. */
export const resultOf = (run: WorldRun | undefined): ReplayResult | null =>
  run && 'result' in run ? run.result : null;
