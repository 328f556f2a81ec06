import type { Json } from '../../../lib/json';
import type { Sandbox, SandboxLimits } from '../../../lib/sandbox/sandbox';
import type { ReplayRequest, ReplayResult } from '../engine/replay-types.ts';
import { replayResult } from './replay-result';

/** Time of one run in ms. A run takes a few milliseconds; this long is a world that does not end. */
const CALL_MS = 2_000;
const WALL_MS = 60_000;
/** Most bytes of one result: a trace of some two hundred spans with large payloads, or a summary. */
const BYTES_WITH_TRACE = 4_000_000;
const BYTES_WITHOUT = 400_000;
/** Runs that may break their process before the rest is given up: each costs a fresh one. */
const MAX_BROKEN = 4;

/**
 * One run that came to its end, or why it did not. `cut`: it ran out of time or memory, which a candidate's configuration can cause;
 * otherwise the world's own code failed. The reason is for authors and logs, never for candidates.
 */
export type ReplayOutcome = { result: ReplayResult } | { problem: string; cut: boolean };

/**
 * Makes runs of a linked world (`linkWorld`) in the sandbox, one process for all of them, in order; a run that breaks the process
 * (a world that does not end) costs a fresh one for the rest. One outcome per request. A problem under the exercise's own
 * configuration is a mistake of the exercise and never the candidate's zero. Throws when the sandbox itself fails, when the world
 * does not load, or when the run is aborted.
 */
export async function replayRuns(options: {
  sandbox: Sandbox;
  worldSource: string;
  requests: readonly ReplayRequest[];
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}): Promise<ReplayOutcome[]> {
  const { requests, onProgress } = options;
  const outcomes: ReplayOutcome[] = [];
  let broken = 0;
  while (outcomes.length < requests.length) {
    const before = outcomes.length;
    const rest = requests.slice(before);
    const session = await runSession({ ...options, requests: rest, onProgress: (done) => onProgress?.(before + done) });
    outcomes.push(...session.outcomes);
    if (session.cut === null || outcomes.length === requests.length) continue;
    broken += 1;
    const problem = `the world did not come to an end (${session.cut})`;
    outcomes.push({ problem, cut: true });
    if (broken >= MAX_BROKEN) while (outcomes.length < requests.length) outcomes.push({ problem, cut: true });
  }
  return outcomes;
}

async function runSession({
  sandbox,
  worldSource,
  requests,
  signal,
  onProgress,
}: Parameters<typeof replayRuns>[0]): Promise<{ outcomes: ReplayOutcome[]; cut: string | null }> {
  const bytes = requests.reduce((sum, { withTrace }) => sum + (withTrace ? BYTES_WITH_TRACE : BYTES_WITHOUT), 0);
  const limits: Partial<SandboxLimits> = { wallMs: WALL_MS, callMs: CALL_MS, outputBytes: bytes, hostCalls: 0 };
  const session = await sandbox.run({
    language: 'typescript',
    filename: 'world.ts',
    source: worldSource,
    entry: 'replay',
    calls: requests.map((request) => [request as unknown as Json]),
    limits,
    // The engine draws from the case's own seed; this one reaches nothing.
    seed: 0,
    keepLogs: false,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: (done: number) => onProgress(done) } : {}),
  });
  if (session.status === 'aborted') throw new Error('the replay was aborted');
  if (session.status === 'load-error') throw new Error(`the world does not load: ${session.error?.message ?? ''}`);
  const outcomes = session.outcomes.map((outcome): ReplayOutcome => {
    if ('error' in outcome) return { problem: `${outcome.error.name}: ${outcome.error.message}`, cut: false };
    const parsed = replayResult.safeParse(outcome.value);
    return parsed.success ? { result: parsed.data } : { problem: `an odd result: ${parsed.error.message}`, cut: false };
  });
  return { outcomes, cut: session.status === 'ok' ? null : session.status };
}
