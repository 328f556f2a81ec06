import type { Json } from '../json';
import type { AttributeBag } from './attribute-bag';
import { isObject } from './json-shape';
import type { Odd } from './read-gen-ai';
import { takeCount } from './read-gen-ai';
import { takeMessageEvents } from './read-message-events';
import { readMessage, readMessages, readToolDefinitions } from './read-message';
import type { SpanFields } from './span-fields';
import type { Message, SpanEvent } from './trace-types';

/** Keys of older conventions, beside flattened `gen_ai.prompt.N...`, `gen_ai.completion.N...`, `llm.request.functions.N...`. */
export const LEGACY_KEYS = [
  'gen_ai.system',
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.usage.completion_tokens',
  'gen_ai.usage.cache_read_input_tokens',
  'gen_ai.usage.cache_creation_input_tokens',
  'traceloop.entity.input',
  'traceloop.entity.output',
  'traceloop.entity.name',
] as const;

/**
 * Fills what the current conventions left open from the older ones: `gen_ai.system` and its token names (before 1.37), prompts
 * and completions as attributes (1.27, OpenLLMetry) and as one event per message (1.28 to 1.36). Returns the events that are not
 * messages, and whether anything older was found.
 */
export function fillFromLegacy(
  bag: AttributeBag,
  fields: SpanFields,
  events: SpanEvent[],
  odd: Odd,
): { events: SpanEvent[]; found: boolean } {
  const system = bag.peek('gen_ai.system');
  const found = system !== undefined || bag.peek('gen_ai.prompt') !== undefined;
  if (fields.provider === null || system === fields.provider)
    fields.provider = bag.takeText('gen_ai.system') ?? fields.provider;
  const { tokens, messages } = fields;
  tokens.input ??= takeCount(bag, 'gen_ai.usage.prompt_tokens', odd);
  tokens.output ??= takeCount(bag, 'gen_ai.usage.completion_tokens', odd);
  tokens.cacheRead ??= takeCount(bag, 'gen_ai.usage.cache_read_input_tokens', odd);
  tokens.cacheWrite ??= takeCount(bag, 'gen_ai.usage.cache_creation_input_tokens', odd);
  if (messages.input.length === 0) messages.input = takePrompts(bag, 'gen_ai.prompt', 'user');
  if (messages.output.length === 0) messages.output = takePrompts(bag, 'gen_ai.completion', 'assistant');
  if (fields.tools.length === 0) fields.tools = readToolDefinitions(bag.takeFlattened('llm.request.functions'));
  if (fields.toolName === null && bag.peek('traceloop.span.kind') === 'tool') {
    fields.toolName = bag.takeText('traceloop.entity.name');
  }
  fields.input ??= bag.takeLoose('traceloop.entity.input');
  fields.output ??= bag.takeLoose('traceloop.entity.output');
  const left = takeMessageEvents(messages, events);
  return { events: left, found: found || left.length < events.length };
}

function takePrompts(bag: AttributeBag, key: string, role: string): Message[] {
  const flattened = bag.takeFlattened(key);
  if (flattened.length > 0) return flattened.map((message) => readMessage(withListedCalls(message), role));
  return readMessages(bag.takeLoose(key), role);
}

/** Flattened tool calls carry name and arguments without a type. */
function withListedCalls(message: Json): Json {
  if (!isObject(message) || !Array.isArray(message.tool_calls)) return message;
  const calls = message.tool_calls.map((call): Json => (isObject(call) ? { type: 'function', ...call } : call));
  return { ...message, tool_calls: calls };
}
