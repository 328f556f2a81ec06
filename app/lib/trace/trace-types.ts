import type { Json } from '../json';

export type JsonObject = { [key: string]: Json };

/** The file formats that can be read. A trace keeps the one it came from, also through an OTLP export. */
export const TRACE_FORMATS = ['otlp', 'chat', 'agentrx-traj', 'who-and-when'] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

/** What a span is, in the words of a reader. `prompt` is a system message or a rendered template; `chain` is glue code. */
export const SPAN_KINDS = [
  'agent',
  'model',
  'tool',
  'retrieval',
  'embedding',
  'memory',
  'chain',
  'guard',
  'evaluator',
  'prompt',
  'user',
  'other',
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export type SpanStatus = 'unset' | 'ok' | 'error';

/** One piece of a message. `rest` holds what the source said besides; it is absent when there was nothing. */
export type MessagePart =
  | { type: 'text' | 'reasoning'; text: string; rest?: JsonObject }
  | { type: 'tool-call'; id: string | null; name: string; arguments: Json; rest?: JsonObject }
  | { type: 'tool-result'; id: string | null; result: Json; rest?: JsonObject }
  /** Images, files and everything that fits no other part, as the source wrote it. */
  | { type: 'other'; value: Json };

export interface Message {
  /** `system`, `user`, `assistant`, `tool`, or whatever else the source said. */
  role: string;
  name?: string;
  parts: MessagePart[];
  finishReason?: string;
  rest?: JsonObject;
}

export interface ToolDefinition {
  name: string;
  description: string | null;
  /** JSON schema of the arguments, null when the source gave none. */
  parameters: Json;
  rest?: JsonObject;
}

export interface RetrievedDocument {
  id: string | null;
  score: number | null;
  content: string | null;
  rest?: JsonObject;
}

/** Token counts as the provider reported them. Cached and reasoning tokens are parts of `input` and `output`, not additions. */
export interface TokenCounts {
  input: number | null;
  output: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
}

export interface SpanEvent {
  name: string;
  /** Milliseconds since the Unix epoch, to whole microseconds. */
  timeMs: number;
  attributes: JsonObject;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
  attributes: JsonObject;
}

/** One step of a run. Null and empty lists mean that the source said nothing. */
export interface Span {
  /** Unique in its trace. */
  id: string;
  /** Always the id of another span of the same trace, never a descendant; null for a root. */
  parentId: string | null;
  name: string;
  kind: SpanKind;
  /** Milliseconds since the Unix epoch to whole microseconds, or step numbers where `timing` is `sequence`. */
  startMs: number;
  /** Never before `startMs`. */
  endMs: number;
  status: SpanStatus;
  statusMessage: string | null;
  /** `gen_ai.operation.name`: chat, execute_tool, invoke_agent, retrieval ... */
  operation: string | null;
  agentName: string | null;
  provider: string | null;
  /** The model that answered, or else the one that was asked. */
  model: string | null;
  /** The model that was asked, only where another one answered. */
  requestedModel: string | null;
  toolName: string | null;
  toolCallId: string | null;
  /** What went in and out: tool arguments and result, a retrieval query, the value a chain or guard received and returned. */
  input: Json;
  output: Json;
  messages: { input: Message[]; output: Message[] };
  /**
   * Null when `messages.input` is the whole context of the call. Otherwise the id of an earlier span: its context and output
   * come first, and `messages.input` holds only what was added since (`contextOf` puts it together).
   */
  contextFrom: string | null;
  /** The tools the model could call. */
  tools: ToolDefinition[];
  documents: RetrievedDocument[];
  tokens: TokenCounts;
  costUsd: number | null;
  /** Everything that has no field of its own, under the source's own names. */
  attributes: JsonObject;
  events: SpanEvent[];
  links: SpanLink[];
}

/** A recorded run. `spans` holds at least one span, ordered by start, then parents before children, then as in the source. */
export interface Trace {
  id: string;
  name: string;
  source: TraceFormat;
  /** `recorded`: real times. `sequence`: the source has none, so a step's time is its position, one millisecond each. */
  timing: 'recorded' | 'sequence';
  attributes: JsonObject;
  spans: Span[];
}

/** Something of the source that has no place in the model, or had to be read otherwise than it was written. */
export interface ImportNote {
  /** Where, with list positions left out: `resourceSpans[].scopeSpans[].spans[].flags`. */
  path: string;
  why: string;
  count: number;
  /** The first place, with positions. */
  first: string;
}

/** Where an import stopped: line and column (from 1) for text that is no JSON, a path into the document otherwise. */
export interface ImportError {
  message: string;
  place: string;
}
