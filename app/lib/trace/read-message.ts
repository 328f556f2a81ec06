import type { Json } from '../json';
import { isObject, restOf, textOf } from './json-shape';
import { looseJson } from './parse-json';
import { joinText, readPart } from './read-message-part';
import type { JsonObject, Message, MessagePart, ToolDefinition } from './trace-types';

const KNOWN = new Set([
  ...['role', 'name', 'parts', 'content', 'finish_reason', 'tool_calls', 'function_call', 'tool_call_id'],
  ...['reasoning_content', 'reasoning'],
]);

/** Where the conventions' own parts are given, nothing else speaks for the content. */
const KNOWN_BESIDE_PARTS = new Set(['role', 'name', 'parts', 'finish_reason']);

const ROLES: ReadonlyMap<string, string> = new Map([
  ['human', 'user'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['bot', 'assistant'],
  ['function', 'tool'],
  ['developer', 'system'],
]);

/** The names of other vendors for the four common roles; any other role stays. Exact matches only. */
export function readRole(role: Json | undefined, otherwise: string): string {
  const text = textOf(role) ?? otherwise;
  return ROLES.get(text.toLowerCase()) ?? text;
}

/**
 * One message of any of the known shapes: GenAI conventions (`parts`), chat completions (`content`, `tool_calls`,
 * `tool_call_id`, the older `function_call`) and content blocks (`tool_use`, `tool_result`, `thinking`). What the shape does not
 * know is kept in `rest`. `role` is what an unmarked message gets.
 */
export function readMessage(value: Json, role: string): Message {
  if (!isObject(value)) return { role, parts: readContent(value) };
  const name = textOf(value.name);
  const finishReason = textOf(value.finish_reason);
  return {
    role: readRole(value.role, role),
    ...(name === null ? {} : { name }),
    parts: readParts(value),
    ...(finishReason === null ? {} : { finishReason }),
    ...restOf(value, Array.isArray(value.parts) ? KNOWN_BESIDE_PARTS : KNOWN),
  };
}

/** A list of messages, or the single message or text that some write instead of a list. */
export function readMessages(value: Json, role: string): Message[] {
  const list = looseJson(value);
  if (list === null || list === '') return [];
  if (Array.isArray(list)) return list.map((message) => readMessage(message, role));
  if (isObject(list) && Array.isArray(list.messages)) return list.messages.map((message) => readMessage(message, role));
  return [readMessage(list, role)];
}

/** Tool definitions as the GenAI conventions or as chat-completions requests (`function: {...}`) write them. */
export function readToolDefinitions(value: Json): ToolDefinition[] {
  const list = looseJson(value);
  return (Array.isArray(list) ? list : []).flatMap((entry) => {
    const tool = looseJson(entry);
    if (!isObject(tool)) return [];
    const inner = isObject(tool.function) ? tool.function : tool;
    const name = textOf(inner.name);
    if (name === null) return [];
    const parameters = inner.parameters ?? inner.input_schema ?? null;
    const outer = inner === tool ? {} : restOf(tool, TOOL_KNOWN).rest;
    const type: JsonObject = tool.type === undefined || tool.type === 'function' ? {} : { type: tool.type };
    const left = { ...outer, ...type, ...restOf(inner, TOOL_KNOWN).rest };
    return [
      {
        name,
        description: typeof inner.description === 'string' ? inner.description : null,
        parameters: looseJson(parameters),
        ...(Object.keys(left).length > 0 ? { rest: left } : {}),
      },
    ];
  });
}

const TOOL_KNOWN = new Set(['type', 'function', 'name', 'description', 'parameters', 'input_schema']);

function readParts(message: JsonObject): MessagePart[] {
  if (Array.isArray(message.parts)) return message.parts.map(readPart);
  const reasoning = textOf(message.reasoning_content) ?? textOf(message.reasoning);
  const thoughts: MessagePart[] = reasoning === null ? [] : [{ type: 'reasoning', text: reasoning }];
  const callId = textOf(message.tool_call_id);
  const isToolResult = callId !== null || ['tool', 'function'].includes(readRole(message.role, ''));
  if (isToolResult && !hasResultBlocks(message.content)) {
    return [...thoughts, { type: 'tool-result', id: callId, result: looseJson(joinText(message.content ?? null)) }];
  }
  return [...thoughts, ...readContent(message.content ?? null), ...readCalls(message)];
}

/** Text, a list of blocks, or nothing. */
function readContent(content: Json): MessagePart[] {
  if (content === null || content === '') return [];
  return (Array.isArray(content) ? content : [content]).map(readPart);
}

function readCalls(message: JsonObject): MessagePart[] {
  const calls = looseJson(message.tool_calls ?? null);
  const listed = Array.isArray(calls) ? calls : calls === null ? [] : [calls];
  const old = isObject(message.function_call) ? [{ type: 'function', function: message.function_call }] : [];
  return [...listed, ...old].map(readPart);
}

const hasResultBlocks = (content: Json | undefined) =>
  Array.isArray(content) && content.some((block) => isObject(block) && block.type === 'tool_result');
