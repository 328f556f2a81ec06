import type { Json } from '../json';
import { isMessage } from './detect-format';
import { finishTrace } from './finish-trace';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject, textOf } from './json-shape';
import type { Document } from './read-documents';
import { readMessage, readToolDefinitions } from './read-message';
import { readCount } from './span-fields';
import type { Step } from './transcript';
import { layOutTranscript } from './transcript';
import type { JsonObject, Trace } from './trace-types';

const KNOWN = new Set(['messages', 'request', 'response', 'choices', 'system', 'tools', 'functions', 'model', 'usage']);

/**
 * Reads one plain transcript of chat-completions messages with tool calls: a list, `{ messages }`, or a logged call
 * (`{ request, response }` or `{ messages, choices }`), whose answer becomes the last message and gets the reported usage.
 */
export function readChat({ value, place }: Document, index: number, report: ImportReport): Trace {
  const whole: JsonObject = isObject(value) ? value : { messages: value };
  const request = isObject(whole.request) ? whole.request : whole;
  const response = isObject(whole.response) ? whole.response : whole;
  const prompt = textOf(request.system);
  const list = Array.isArray(request.messages) ? request.messages : [];
  const from = placeOf(request === whole ? place : placeOf(place, 'request'), 'messages');
  const answer = answerOf(response, place, report);
  const entries = [
    ...(prompt === null ? [] : [{ value: { role: 'system', content: prompt }, place: placeOf(place, 'system') }]),
    ...list.map((message, at) => ({
      value: message,
      place: Array.isArray(value) ? `${place}[${at}]` : `${from}[${at}]`,
    })),
    ...(answer === null ? [] : [{ value: answer, place: placeOf(place, 'choices') }]),
  ];
  const model = textOf(response.model) ?? textOf(request.model) ?? textOf(whole.model);
  const drafts = layOutTranscript({
    steps: entries.flatMap((entry) => stepOf(entry, report)),
    root: { agentName: null },
    model,
    tools: readToolDefinitions(request.tools ?? request.functions ?? whole.tools ?? []),
    report,
  });
  const usage = response.usage ?? whole.usage;
  const last = drafts[drafts.length - 1]?.span;
  if (answer !== null && last && isObject(usage)) last.tokens = readUsage(usage);
  const left: JsonObject = answer === null && usage !== undefined ? { usage } : {};
  return finishTrace({
    id: textOf(whole.id) ?? textOf(whole.trace_id) ?? textOf(whole.conversation_id) ?? `chat-${index + 1}`,
    name: textOf(whole.name) ?? textOf(whole.title),
    source: 'chat',
    timing: 'sequence',
    attributes: { ...restOfDocument(whole, request, response), ...left },
    drafts,
    report,
  });
}

/** A message of a transcript as a step; what is no message is noted and left out. */
export function stepOf({ value, place }: { value: Json; place: string }, report: ImportReport): Step[] {
  if (!isMessage(value) && !(isObject(value) && value.content !== undefined)) {
    report.note(place, 'no message; left out');
    return [];
  }
  const message = readMessage(value, 'user');
  const kind =
    message.role === 'system'
      ? 'prompt'
      : message.role === 'tool'
        ? 'tool'
        : message.role === 'assistant'
          ? 'model'
          : 'user';
  return [{ message, kind, agentName: null, place, attributes: kind === 'tool' ? { ...message.rest } : {} }];
}

/** The message of a logged answer. Further choices were never part of the conversation. */
function answerOf(response: JsonObject, place: string, report: ImportReport): Json | null {
  if (!Array.isArray(response.choices)) return isMessage(response) ? withFinish(response, response.stop_reason) : null;
  const [first, ...others] = response.choices;
  if (others.length > 0) report.note(placeOf(place, 'choices'), 'only the first choice is read');
  return isObject(first) && isObject(first.message) ? withFinish(first.message, first.finish_reason) : null;
}

function withFinish(message: JsonObject, reason: Json | undefined): JsonObject {
  const { role, content, tool_calls: calls, reasoning_content: reasoning, refusal } = message;
  const kept = Object.entries({
    content,
    tool_calls: calls,
    reasoning_content: reasoning,
    refusal,
    finish_reason: reason,
  });
  const given = kept.filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { ...Object.fromEntries(given), role: textOf(role) ?? 'assistant' };
}

function readUsage(usage: JsonObject): Trace['spans'][number]['tokens'] {
  const part = (key: string) => (isObject(usage[key]) ? usage[key] : {});
  return {
    input: readCount(usage.prompt_tokens) ?? readCount(usage.input_tokens),
    output: readCount(usage.completion_tokens) ?? readCount(usage.output_tokens),
    cacheRead: readCount(part('prompt_tokens_details').cached_tokens) ?? readCount(usage.cache_read_input_tokens),
    cacheWrite: readCount(usage.cache_creation_input_tokens),
    reasoning: readCount(part('completion_tokens_details').reasoning_tokens),
  };
}

function restOfDocument(whole: JsonObject, request: JsonObject, response: JsonObject): JsonObject {
  const parts: [string, JsonObject][] = [['', whole]];
  if (request !== whole) parts.push(['request.', request]);
  if (response !== whole) parts.push(['response.', response]);
  return Object.fromEntries(
    parts.flatMap(([prefix, object]) =>
      Object.entries(object)
        .filter(([key]) => !KNOWN.has(key))
        .map(([key, value]): [string, Json] => [`${prefix}${key}`, value]),
    ),
  );
}
