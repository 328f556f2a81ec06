import { randomBytes } from 'node:crypto';
import { seededRandom } from '../../lib/random';
import type { ChatModel, ChatReply, ResponseFormat } from '../../lib/llm/chat-model';
import { buildMessages } from './build-messages';
import { drawCriteriaSheet } from './criteria-sheet';
import { JudgeUnavailable, type JudgeCallRecord, type JudgeRequest } from './judge-types';
import { readSample, type Sample } from './read-sample';
import { readModelAnswers, sampleJsonSchema } from './sample-schema';

/** Answers that could be asked for again: malformed or cut off. */
const ATTEMPTS = 2;
const FIRST_OUTPUT_TOKENS = 4_000;
const MAX_RESPONSE_TEXT = 20_000;

/** The strictest response format each model's server is known to take; learned from its refusals, per process. */
export type KnownFormats = Map<string, ResponseFormat>;

export type SampleResult = { sample: Sample } | { refused: true } | { failed: string };

export interface SampleOptions {
  request: JudgeRequest;
  chatModel: ChatModel;
  formats: KnownFormats;
  promptHash: string;
  sampleIndex: number;
  onCall: (call: JudgeCallRecord) => void;
}

/**
 * Draws one sample: builds the prompt with its own order of questions and delimiters, asks, verifies. Malformed and truncated
 * answers are asked for once more; a server that knows no JSON schema is asked more plainly. Throws `JudgeUnavailable` for rate
 * limits, overload, time-outs and network faults, which the job retries later.
 */
export async function takeSample(options: SampleOptions): Promise<SampleResult> {
  const { request, chatModel, formats, sampleIndex } = options;
  const sheet = drawCriteriaSheet(request.rubric, seededRandom(request.seed * 31 + sampleIndex));
  const messages = buildMessages({ request, sheet, code: randomBytes(9).toString('base64url') });
  let maxOutputTokens = FIRST_OUTPUT_TOKENS;
  for (let attempt = 0; attempt < ATTEMPTS;) {
    const format = formats.get(chatModel.model) ?? 'json_schema';
    const schema = { name: 'grading', jsonSchema: sampleJsonSchema };
    const reply = await chatModel.complete({ messages, schema, format, maxOutputTokens, signal: request.signal });
    const answers = reply.outcome === 'ok' ? readModelAnswers(reply.text) : null;
    const sample = answers && readSample({ answers, sheet, ...request });
    record(options, reply, { attempt, format, malformed: reply.outcome === 'ok' && !sample });
    if (sample) return { sample };
    if (reply.formatUnsupported) {
      formats.set(chatModel.model, format === 'json_schema' ? 'json_object' : 'text');
      continue;
    }
    const ending = endingOf(reply);
    if (ending) return ending;
    if (reply.outcome === 'truncated') maxOutputTokens *= 2;
    attempt += 1;
  }
  return { failed: 'The model did not answer in the required form.' };
}

/** What ends a sample at once; null when it is worth another attempt. */
function endingOf(reply: ChatReply): SampleResult | null {
  switch (reply.outcome) {
    case 'refusal':
    case 'content-filter':
      return { refused: true };
    case 'timeout':
    case 'network':
    case 'cancelled':
      throw new JudgeUnavailable(`The judge's server could not be reached (${reply.outcome}).`, null);
    case 'http-error': {
      const status = reply.httpStatus ?? 0;
      if (status === 408 || status === 409 || status === 429 || status >= 500) {
        throw new JudgeUnavailable(`The judge's server answered ${status}.`, reply.retryAfterSeconds);
      }
      return { failed: describeRefusal(status) };
    }
    default:
      return null;
  }
}

function describeRefusal(status: number): string {
  if (status === 401 || status === 403) return "The judge's server refused the key (OPENAI_API_KEY).";
  if (status === 404)
    return "The judge's server does not know the model (JUDGE_MODEL) or the address (OPENAI_BASE_URL).";
  return `The judge's server refused the request (${status}).`;
}

function record(
  { onCall, chatModel, promptHash, sampleIndex }: SampleOptions,
  reply: ChatReply,
  { attempt, format, malformed }: { attempt: number; format: ResponseFormat; malformed: boolean },
): void {
  onCall({
    sampleIndex,
    attempt,
    model: chatModel.model,
    promptHash,
    requestId: reply.requestId,
    responseFormat: format,
    finishReason: reply.finishReason,
    outcome: malformed ? 'malformed' : reply.outcome,
    httpStatus: reply.httpStatus,
    inputTokens: reply.inputTokens,
    outputTokens: reply.outputTokens,
    cachedInputTokens: reply.cachedInputTokens,
    costUsd: reply.costUsd,
    startedAt: reply.startedAt.toISOString(),
    latencyMs: reply.latencyMs,
    responseText: reply.text.slice(0, MAX_RESPONSE_TEXT),
  });
}
