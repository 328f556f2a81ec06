import type { Trace } from '../../../lib/trace/trace-types';
import { applyPatch } from '../patch/apply-patch';
import type { AgentConfig } from '../engine/agent-config.ts';
import type { DetectorCase } from '../formats';
import { readTrace } from '../read-exercise';
import { recordCases } from './replay-cases';
import type { WorldRunner } from './world-runner';

/**
 * The hidden traces a detector reads, in the order of the cases: each recorded by the world under the base configuration with the
 * case's own changes. Throws when a change does not fit or a run does not end, which are the exercise's mistakes.
 */
export async function recordDetectorTraces(options: {
  runner: WorldRunner;
  base: AgentConfig;
  cases: readonly DetectorCase[];
  onDone?: (done: number) => void;
}): Promise<Trace[]> {
  const { runner, base, cases, onDone } = options;
  const requests = cases.map((one) => ({ run: one.run, config: configOfCase(base, one) }));
  const results = await recordCases({ runner, requests, withTrace: true, ...(onDone ? { onDone } : {}) });
  return results.map(({ otlp }) => readTrace(JSON.stringify(otlp)));
}

/** The configuration under which a detector case is recorded: the base with the case's own changes. Throws when one does not fit. */
export function configOfCase(base: AgentConfig, { run, config }: DetectorCase): AgentConfig {
  const { config: changed, problems } = applyPatch({ config: base, patch: config, locked: [] });
  if (problems[0]) throw new Error(`case "${run.id}": ${problems[0].path}: ${problems[0].message}`);
  return changed;
}
