import type { Json } from '../json';
import { isObject, restOf, textOf } from './json-shape';
import { looseJson } from './parse-json';
import type { JsonObject, MessagePart } from './trace-types';

const known = (...keys: string[]) => new Set(['type', ...keys]);
const TEXT = known('text', 'content', 'thinking');
const CALL = known('id', 'call_id', 'tool_call_id', 'name', 'arguments', 'args', 'input', 'function');
const RESULT = known('id', 'call_id', 'tool_use_id', 'tool_call_id', 'response', 'result', 'content', 'output');

const TEXT_TYPES = new Set(['text', 'input_text', 'output_text', 'summary_text']);
const REASONING_TYPES = new Set(['reasoning', 'thinking']);
const CALL_TYPES = new Set(['tool_call', 'function', 'tool_use', 'function_call', 'tool_call_request']);
const RESULT_TYPES = new Set(['tool_call_response', 'tool_result', 'function_call_output', 'tool_response']);

/**
 * One part, content block or entry of `tool_calls`, in the words of the GenAI conventions or of the vendors' chat APIs. What is
 * none of text, reasoning, tool call and tool result, or lacks what makes it one, is kept whole as an `other` part.
 */
export function readPart(value: Json): MessagePart {
  if (typeof value === 'string') return { type: 'text', text: value };
  if (!isObject(value)) return { type: 'other', value };
  const type = textOf(value.type) ?? (isObject(value.function) ? 'function' : null);
  if (type === null) return readUntyped(value);
  if (TEXT_TYPES.has(type)) return readText('text', value);
  if (REASONING_TYPES.has(type)) return readText('reasoning', value);
  if (CALL_TYPES.has(type)) return readCall(value);
  if (RESULT_TYPES.has(type)) return readResult(value);
  return { type: 'other', value };
}

/** `{ "text": "..." }` alone is common; an id, a name and arguments alone are a tool call of older instrumentations. */
function readUntyped(value: JsonObject): MessagePart {
  if (typeof value.text === 'string') return readText('text', value);
  if (textOf(value.name) !== null && value.arguments !== undefined) return readCall(value);
  return { type: 'other', value };
}

function readText(type: 'text' | 'reasoning', value: JsonObject): MessagePart {
  for (const key of ['content', 'text', 'thinking'] as const) {
    const text = value[key];
    if (typeof text === 'string') return { type, text, ...restOf(value, TEXT) };
  }
  return { type: 'other', value };
}

function readCall(value: JsonObject): MessagePart {
  const inner = isObject(value.function) ? value.function : value;
  const name = textOf(inner.name);
  if (name === null) return { type: 'other', value };
  const given = inner.arguments ?? value.args ?? value.input ?? null;
  const rest = { ...restOf(value, CALL).rest, ...(inner === value ? {} : restOf(inner, CALL).rest) };
  return {
    type: 'tool-call',
    id: textOf(value.call_id) ?? textOf(value.tool_call_id) ?? textOf(value.id),
    name,
    arguments: looseJson(given),
    ...(Object.keys(rest).length > 0 ? { rest } : {}),
  };
}

function readResult(value: JsonObject): MessagePart {
  const result = value.response ?? value.result ?? value.output ?? value.content ?? null;
  return {
    type: 'tool-result',
    id: textOf(value.tool_use_id) ?? textOf(value.tool_call_id) ?? textOf(value.call_id) ?? textOf(value.id),
    result: looseJson(joinText(result)),
    ...restOf(value, RESULT),
  };
}

/** A result written as a list of text blocks is one text to the model; anything else stays as it is. */
export function joinText(content: Json): Json {
  if (!Array.isArray(content) || content.length === 0) return content;
  const texts = content.map((block) => (isObject(block) && block.type === 'text' ? textOf(block.text) : null));
  return texts.every((text) => text !== null) ? texts.join('\n') : content;
}
