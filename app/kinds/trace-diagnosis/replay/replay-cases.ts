import type { AgentConfig } from '../engine/agent-config.ts';
import type { ReplayResult } from '../engine/replay-types.ts';
import type { WorldCase } from '../engine/world-types.ts';
import { resultOf, type WorldRunner } from './world-runner';

/** One case before and after a patch; `patched` null where the world did not come to an end with it. */
export interface CaseReplay {
  recorded: ReplayResult;
  patched: ReplayResult | null;
}

/**
 * Every case recorded with the base configuration and replayed with the patched one: recorded results are served while the calls are
 * the same. In the order of the cases. Throws when a recording does not come to an end, which is the exercise's mistake.
 */
export async function replayCases(options: {
  runner: WorldRunner;
  cases: readonly WorldCase[];
  base: AgentConfig;
  patched: AgentConfig;
  /** Whether the OTLP documents are wanted. */
  withTrace: boolean;
  onDone?: (done: number) => void;
}): Promise<CaseReplay[]> {
  const { runner, cases, base, patched, withTrace, onDone } = options;
  const recordings = await recordCases({ ...options, requests: cases.map((run) => ({ run, config: base })) });
  const replays = await runner.run(
    cases.map((run, at) => ({ run, config: patched, recording: recordings[at]?.steps ?? null, withTrace })),
    (done) => onDone?.(cases.length + done),
  );
  return recordings.map((recorded, at) => ({ recorded, patched: resultOf(replays[at]) }));
}

/** Runs as they go by themselves, each under its own configuration. Throws when one does not come to an end. */
export async function recordCases(options: {
  runner: WorldRunner;
  requests: readonly { run: WorldCase; config: AgentConfig }[];
  withTrace: boolean;
  onDone?: (done: number) => void;
}): Promise<ReplayResult[]> {
  const { runner, requests, withTrace, onDone } = options;
  const results = await runner.run(
    requests.map(({ run, config }) => ({ run, config, recording: null, withTrace })),
    onDone,
  );
  return requests.map(({ run }, at) => {
    const result = resultOf(results[at]);
    if (!result) throw new Error(`the world does not come to an end in case "${run.id}"`);
    return result;
  });
}
