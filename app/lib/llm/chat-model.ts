/** How an answer in JSON is asked for, from the strictest to what every server understands. */
export type ResponseFormat = 'json_schema' | 'json_object' | 'text';

export interface ChatMessage {
  role: 'system' | 'user';
  content: string;
}

export interface ChatRequest {
  messages: ChatMessage[];
  /** JSON schema of the answer; strict where the server supports it. */
  schema: { name: string; jsonSchema: Record<string, unknown> };
  format: ResponseFormat;
  maxOutputTokens: number;
  signal?: AbortSignal;
}

export type ChatOutcome =
  'ok' | 'refusal' | 'truncated' | 'content-filter' | 'http-error' | 'timeout' | 'network' | 'cancelled';

/** What came of one HTTP call. `text` is the model's answer, or what the server or the connection said instead. */
export interface ChatReply {
  outcome: ChatOutcome;
  text: string;
  finishReason: string | null;
  httpStatus: number | null;
  requestId: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  cachedInputTokens: number | null;
  /** Null for a model without a known price. */
  costUsd: number | null;
  /** From Retry-After, when the server sent one. */
  retryAfterSeconds: number | null;
  /** True when the server refused this `format` itself (some servers know no schemas). */
  formatUnsupported: boolean;
  startedAt: Date;
  latencyMs: number;
}

/** One chat-completions model behind an OpenAI-compatible server. */
export interface ChatModel {
  readonly model: string;
  /** One call, never retried here. Never throws: every failure is an outcome. */
  complete(request: ChatRequest): Promise<ChatReply>;
}
