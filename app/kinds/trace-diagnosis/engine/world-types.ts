/**
 * What an exercise author writes: a small deterministic world in which the recorded run happened and in which it is replayed.
 * `world/world.ts` of the exercise folder exports `world: World<State>`. The engine owns the agent loop, the context policy,
 * timeouts, retries, confirmation, hand-offs, retrieval settings, limits, clock, tokens, cost and the recording; the world owns
 * what the scripted model says, what the tools do to the state, and what counts as success.
 *
 * Everything random is drawn by key from the case's seed (`draw('refund-latency')`), so a draw does not move when something else
 * in the run changes. Erasable TypeScript; imports of the engine are type imports or plain functions; no clock, no Math.random.
 */
import type { AgentConfig, AgentSettings } from './agent-config.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** One run to make: the recorded one, a healthy sibling, or a hidden one. `params` is the world's own (customer, fault, wording). */
export interface WorldCase {
  id: string;
  seed: number;
  params: JsonObject;
}

export interface World<State = unknown> {
  /** Shown as the root span and the trace's name. */
  name: string;
  /** Agent that receives the user's message. */
  entryAgent: string;
  /** Model name -> fictional price in US dollars per million tokens, and speed. */
  models: Record<
    string,
    { inputUsd: number; outputUsd: number; firstTokenMs: number; msPerToken: number; provider: string }
  >;
  /** Start of the run, milliseconds since the epoch. */
  startMs(run: WorldCase): number;
  createState(run: WorldCase): State;
  /** The first message of the user, with labels by which settings pin messages and policies look for them. */
  request(run: WorldCase, state: State): { text: string; labels?: string[] };
  /** Agent id -> the scripted model that plays it. A pure function of what it is shown. */
  policies: Record<string, (view: TurnView) => ModelTurn>;
  /** Tool name -> what it does. May change the state, also when its answer comes too late. */
  tools: Record<string, (call: ToolCall<State>) => ToolOutcome>;
  /** Retriever name -> all candidate documents with scores; the engine applies filters, minScore and topK. */
  retrievers: Record<string, (query: RetrieverQuery<State>) => RetrieverOutcome>;
  /** The user's answer when an agent asks, or when the harness asks for confirmation (`confirming` set). Null: no answer. */
  user(question: UserQuestion<State>): { text: string; agrees?: boolean; labels?: string[]; waitMs: number } | null;
  /** What happens around the run by itself at a time (a settlement job, an angry message): applied when the clock passes it. */
  events?(run: WorldCase, state: State): WorldEvent<State>[];
  /** Text of the summary that replaces dropped messages where the context setting is `summary`. */
  summarise?(dropped: ContextMessage[], view: { agent: string; config: AgentConfig; draw: Draw }): string;
  /** Success by final state and side effects, never by words alone. */
  judge(state: State, run: RunFacts): { success: boolean; violations: Violation[] };
}

/** A number in [0, 1), the same for the same key in the same case. */
export type Draw = (key: string) => number;

export interface Violation {
  id: string;
  /** Shown to candidates for public runs: "order 4411 was refunded twice". */
  text: string;
}

export interface ContextMessage {
  role: 'user' | 'assistant' | 'tool' | 'agent' | 'harness';
  /** Agent id for `agent` (a hand-off), tool name for `tool`. */
  from?: string;
  text: string;
  /** Set on results. */
  tool?: { name: string; args: JsonObject; status: 'ok' | ToolErrorCode; result: Json };
  /** Set on hand-offs. */
  payload?: JsonObject;
  labels: string[];
}

/** What the scripted model sees on one turn. It must decide on this alone, as a model would. */
export interface TurnView {
  agent: string;
  /** 0 for this agent's first turn in the run. */
  turn: number;
  /** Turns of all agents so far. */
  step: number;
  settings: AgentSettings;
  config: AgentConfig;
  /** After the context policy: what was dropped is not here. */
  context: ContextMessage[];
  /** The system prompt as sent. */
  systemPrompt: string;
  /** The newest message in the context that carries the label, or undefined when it was never there or has been dropped. */
  seen(label: string): ContextMessage | undefined;
  /** Results of a tool still in the context, oldest first. */
  results(tool: string): ContextMessage[];
  /**
   * Whether the model follows an instruction now: true when its prompt or the description of one of its tools gives it (see
   * `Concept`) and a seeded draw falls below `reliability`. Models follow most instructions most of the time: 0.6 to 0.85 is
   * honest, so a fix by prompt alone fails in some of the replayed cases.
   */
  follows(concept: Concept, reliability: number): boolean;
  draw: Draw;
  /** One of the list, by a seeded draw: wording that differs between cases. */
  pick<T>(key: string, from: readonly T[]): T;
  /** Parameters of the case that a model could know only by being told are not to be used here; wording and temper are. */
  params: JsonObject;
}

/**
 * An instruction as people may word it: one sentence of the text must contain a word of every group (case-insensitive, whole
 * words, `*` matches an ending, several words are a phrase). The first group names the act. Unless `negated` is set, negations in
 * front of the act turn it round, except where they cancel out ("never refund before you have checked" asks for the check). Set
 * `negated` for prohibitions and give the negation a group of its own.
 * `groups: [['check*', 'verify*', 'look*'], ['refund*'], ['before', 'first']]`.
 */
export interface Concept {
  id: string;
  groups: string[][];
  negated?: boolean;
}

export interface ModelTurn {
  /** Reasoning shown in the trace, as models write it. */
  think?: string;
  /** Visible text of the turn. */
  say?: string;
  calls?: { tool: string; args: JsonObject; labels?: string[]; operation?: string }[];
  /** A question to the user; the run waits for the answer. */
  ask?: string;
  handOff?: { to: string; payload: JsonObject; say?: string };
  /** The final answer of the run (entry agent), or the return to whoever handed over (`result` goes back as its payload). */
  finish?: { say: string; result?: JsonObject };
  /** Gives the task to a person: an interruption, ends the run. */
  escalate?: { reason: string };
  /** Labels on this turn's message. */
  labels?: string[];
}

export type ToolErrorCode =
  | 'timeout'
  | 'unavailable'
  | 'rate-limited'
  | 'invalid-arguments'
  | 'not-found'
  | 'refused'
  | 'unknown-tool'
  | 'declined';

export interface ToolCall<State> {
  state: State;
  run: WorldCase;
  args: JsonObject;
  agent: string;
  /** 1 for the first try of this call. */
  attempt: number;
  /** Calls of this tool in the run before this one, attempts included. */
  earlier: number;
  /** As configured; null for none. */
  idempotencyKey: string | null;
  timeMs: number;
  draw: Draw;
}

export interface ToolOutcome {
  result?: Json;
  error?: { code: 'unavailable' | 'rate-limited' | 'not-found' | 'refused' | 'invalid-arguments'; message: string };
  /** The time the service takes; above the tool's timeout the agent gets a timeout, and the state stays changed. */
  latencyMs: number;
  /** Work inside the call, shown as child spans (HTTP request, ledger write). Offsets in ms from the start of the call. */
  inside?: { name: string; offsetMs: number; durationMs: number; error?: string; attributes?: JsonObject }[];
  /** Labels on the result message. */
  labels?: string[];
  attributes?: JsonObject;
  /** The call put the matter before a person (a hand-off queue, an approval): counted as an interruption. */
  interruption?: boolean;
}

export interface RetrieverQuery<State> {
  state: State;
  run: WorldCase;
  query: string;
  args: JsonObject;
  agent: string;
  earlier: number;
  draw: Draw;
}

export interface RetrieverOutcome {
  documents: { id: string; title: string; text: string; score: number; fields: Record<string, string> }[];
  latencyMs: number;
  error?: { code: 'unavailable' | 'rate-limited'; message: string };
  labels?: string[];
}

export interface UserQuestion<State> {
  state: State;
  run: WorldCase;
  question: string;
  agent: string;
  /** The call awaiting confirmation. */
  confirming?: { tool: string; args: JsonObject };
  /** Questions asked so far in the run. */
  earlier: number;
  draw: Draw;
}

export interface WorldEvent<State> {
  /** Milliseconds after the start of the run. */
  atMs: number;
  /**
   * Happens also when the run had finished before: the clock moves on to it and the entry agent goes on with the message (a
   * customer who writes again the next day). Other events that lie behind the end of the run do not happen.
   */
  reopens?: boolean;
  /** Shown as a span of kind user or other. */
  name: string;
  apply(state: State): { message?: { text: string; labels?: string[] }; attributes?: JsonObject };
}

/** What happened, for `judge` and for comparing runs. */
export interface RunFacts {
  caseId: string;
  /** How it ended. */
  ended: 'finished' | 'escalated' | 'step-limit' | 'time-limit' | 'loop-guard' | 'stuck';
  finalText: string;
  steps: number;
  durationMs: number;
  costUsd: number;
  /** Confirmations, questions to the user, hand-overs to a person. */
  interruptions: number;
  handOffs: number;
  calls: CallFact[];
}

/** One tool or retriever call as behaviour, for matching a replay with its recording. */
export interface CallFact {
  agent: string;
  tool: string;
  args: JsonObject;
  status: 'ok' | ToolErrorCode;
  attempts: number;
}
