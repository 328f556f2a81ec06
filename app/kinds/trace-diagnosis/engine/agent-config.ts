/**
 * The configuration of an agent as the harness reads it. A candidate's fix is a patch of it; everything here has a mechanical
 * effect in the replay except prompt text, which the scripted model follows as unreliably as a real one (`TurnView.follows`).
 * Erasable TypeScript without imports at run time: it also runs inside the sandbox.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The whole of `public/agent.json`. Records are keyed by agent id, tool name and retriever name. */
export interface AgentConfig {
  agents: Record<string, AgentSettings>;
  tools: Record<string, ToolSettings>;
  retrievers: Record<string, RetrieverSettings>;
  limits: LimitSettings;
}

export interface AgentSettings {
  model: string;
  /** Sections of the system prompt in order: section id -> text. */
  prompt: Record<string, string>;
  /** Names of the tools and retrievers it may call. */
  tools: string[];
  context: ContextSettings;
  /** Agent id -> rule for handing the task to that agent. An agent that is not named cannot be reached. */
  handOffs: Record<string, HandOffSettings>;
}

/** What of the conversation is sent to the model on each turn. The system prompt is always sent. */
export interface ContextSettings {
  /** `all`; `recent`: the last `recentMessages`; `summary`: a summary of what was dropped, then the last `recentMessages`. */
  keep: 'all' | 'recent' | 'summary';
  recentMessages: number;
  /** Labels of messages that are always kept, whatever their age ("user-request", "constraints"). */
  pinned: string[];
  /** Longer tool results are cut to this many characters. */
  maxToolResultChars: number;
}

export interface HandOffSettings {
  enabled: boolean;
  /** Fields the payload must carry; the harness refuses a hand-off without them and tells the agent which are missing. */
  requires: string[];
  /** `payload`: the receiver sees the payload only; `conversation`: also the sender's context window. */
  carries: 'payload' | 'conversation';
  /** Times this edge may be used in one run; beyond it the task goes to a person. Null: no limit. */
  maxTransfers: number | null;
}

export interface ToolSettings {
  description: string;
  /** JSON schema of the arguments (type, properties, required, enum, pattern, minimum, maximum, items, additionalProperties). */
  parameters: { [key: string]: Json };
  /** `reject`: arguments that break the schema never reach the tool and the agent is told why. `off`: they are sent as they are. */
  validateArguments: 'off' | 'reject';
  /** Milliseconds after which the harness gives up waiting. What the tool did by then stays done. */
  timeoutMs: number;
  retry: RetrySettings;
  /** Key sent along, by which the service recognises a repetition: none, a new one per attempt, or one per intended effect. */
  idempotencyKey: 'none' | 'per-attempt' | 'per-operation';
  /** After a timeout the outcome is unknown: `report-failure` says it failed, `report-unknown` says that it may have happened. */
  afterTimeout: 'report-failure' | 'report-unknown';
  /** Asks the user to confirm before the call; each question is an interruption. */
  confirm: 'never' | 'over-threshold' | 'always';
  /** For `over-threshold`: the numeric argument looked at, and the value above which the user is asked. Null: never asked. */
  confirmOver: { argument: string; value: number } | null;
}

export interface RetrySettings {
  /** Tries in all; 1 is no retry. */
  attempts: number;
  backoffMs: number;
  /** Failures after which the harness tries again by itself. */
  on: ('timeout' | 'unavailable' | 'rate-limited')[];
}

export interface RetrieverSettings {
  description: string;
  topK: number;
  /** Documents below this score are dropped, in [0, 1]. */
  minScore: number;
  /** Filters added to every query by the harness: field -> value. */
  defaultFilters: Record<string, string>;
  /** Whether the agent is told which filters were applied and how many documents they removed. */
  reportFilters: boolean;
  /** When nothing is left: `silent` returns an empty list, `say-so` returns a plain notice, `drop-filters` asks once more without default filters and says so. */
  onEmpty: 'silent' | 'say-so' | 'drop-filters';
  timeoutMs: number;
}

export interface LimitSettings {
  /** Model turns of all agents together. */
  maxSteps: number;
  maxSeconds: number;
  /** Identical calls (same agent, tool and arguments) after which the guard acts. Null: no guard. */
  loopGuard: { repeats: number; action: 'stop' | 'tell-agent' | 'hand-to-person' } | null;
}
