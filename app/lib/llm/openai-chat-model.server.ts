import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ChatModel, ChatReply, ChatRequest } from './chat-model';
import { priceOf } from './price-of';

type Completion = OpenAI.Chat.ChatCompletion;

/**
 * A model behind the OpenAI API or any server that speaks it (`baseURL`). `timeoutMs` bounds one call. The SDK's own retries are
 * off: calls happen inside queued jobs, which retry on their own terms and must see every call to count its cost.
 */
export function createOpenAiChatModel({
  model,
  apiKey,
  baseURL,
  timeoutMs,
}: {
  model: string;
  apiKey: string | undefined;
  baseURL: string | undefined;
  timeoutMs: number;
}): ChatModel {
  // Local servers want no key, but the SDK wants a text.
  const client = new OpenAI({ apiKey: apiKey ?? 'none', baseURL, timeout: timeoutMs, maxRetries: 0 });
  return {
    model,
    async complete(request) {
      const startedAt = new Date();
      const began = performance.now();
      const timing = () => ({ startedAt, latencyMs: Math.round(performance.now() - began) });
      try {
        const { data, request_id } = await client.chat.completions
          .create(
            { model, messages: request.messages, max_completion_tokens: request.maxOutputTokens, ...formatOf(request) },
            { signal: request.signal },
          )
          .withResponse();
        return { ...readCompletion(data), requestId: request_id, ...timing() };
      } catch (error) {
        return { ...readFailure(error, request), ...timing() };
      }
    },
  };
}

function formatOf({
  format,
  schema,
}: ChatRequest): Pick<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name: schema.name, strict: true, schema: schema.jsonSchema },
    },
  };
}

type Untimed = Omit<ChatReply, 'startedAt' | 'latencyMs'>;

function readCompletion(data: Completion): Omit<Untimed, 'requestId'> {
  // Servers that only resemble the API may leave parts out that its types promise.
  const choice = (data.choices as Completion['choices'] | undefined)?.[0];
  const usage = data.usage;
  const refusal = choice?.message.refusal;
  const finishReason = choice?.finish_reason ?? null;
  const cachedInputTokens = usage?.prompt_tokens_details?.cached_tokens ?? null;
  return {
    outcome: outcomeOf(finishReason, refusal),
    text: refusal ?? choice?.message.content ?? '',
    finishReason,
    httpStatus: 200,
    inputTokens: usage?.prompt_tokens ?? null,
    outputTokens: usage?.completion_tokens ?? null,
    cachedInputTokens,
    costUsd: usage
      ? priceOf({
          model: data.model,
          inputTokens: usage.prompt_tokens,
          outputTokens: usage.completion_tokens,
          cachedInputTokens,
        })
      : null,
    retryAfterSeconds: null,
    formatUnsupported: false,
  };
}

function outcomeOf(finishReason: string | null, refusal: string | null | undefined): ChatReply['outcome'] {
  if (refusal) return 'refusal';
  if (finishReason === 'length') return 'truncated';
  if (finishReason === 'content_filter') return 'content-filter';
  return 'ok';
}

const NOTHING_USED = {
  finishReason: null,
  inputTokens: null,
  outputTokens: null,
  cachedInputTokens: null,
  costUsd: null,
};

function readFailure(error: unknown, { format }: ChatRequest): Untimed {
  const text = error instanceof Error ? error.message : String(error);
  const plain = {
    ...NOTHING_USED,
    text,
    httpStatus: null,
    requestId: null,
    retryAfterSeconds: null,
    formatUnsupported: false,
  };
  if (error instanceof APIUserAbortError) return { ...plain, outcome: 'cancelled' };
  if (error instanceof APIConnectionTimeoutError) return { ...plain, outcome: 'timeout' };
  if (error instanceof APIError && typeof error.status === 'number') {
    const filtered = error.status === 400 && error.code === 'content_filter';
    return {
      ...plain,
      outcome: filtered ? 'content-filter' : 'http-error',
      httpStatus: error.status,
      requestId: error.requestID ?? null,
      retryAfterSeconds: retryAfterOf(error.headers),
      formatUnsupported:
        (error.status === 400 || error.status === 422) &&
        format !== 'text' &&
        /response_format|json_schema|json_object|structured/i.test(text),
    };
  }
  return { ...plain, outcome: 'network' };
}

/** Retry-After as seconds; it may be a number or a date (RFC 9110, section 10.2.3). */
function retryAfterOf(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after');
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.now()) / 1000);
}
