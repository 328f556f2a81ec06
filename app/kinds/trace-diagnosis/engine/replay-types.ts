/** What goes into the sandboxed world session and what comes out; the parent parses both with zod. */
import type { AgentConfig } from './agent-config.ts';
import type { Json, JsonObject, RunFacts, ToolErrorCode, Violation, WorldCase } from './world-types.ts';

/**
 * One thing a run did, in order: a model turn, or one attempt of a tool call, with what came back. A replay whose next step has
 * the same `key` is served the recorded `result` and `latencyMs`; the first that has not is the divergence, and from there on
 * the simulated world answers.
 */
export interface RecordedStep {
  /** Stable text of what was asked: kind, agent, tool, canonical arguments, attempt; for a model turn what it said and called. */
  key: string;
  spanId: string;
  status: 'ok' | ToolErrorCode;
  result: Json;
  latencyMs: number;
}

export interface ReplayRequest {
  run: WorldCase;
  config: AgentConfig;
  /** The recorded run of the same case; null records. */
  recording: RecordedStep[] | null;
  /** Whether the OTLP document is wanted; summaries are a hundredth of its size. */
  withTrace: boolean;
}

export interface ReplayResult {
  facts: RunFacts;
  success: boolean;
  violations: Violation[];
  steps: RecordedStep[];
  /** Index into `steps` of the first that is not in the recording; null when the run is the recording. */
  divergedAt: number | null;
  /** OTLP/JSON with GenAI conventions (`{resourceSpans: [...]}`); null unless asked for. */
  otlp: JsonObject | null;
}
