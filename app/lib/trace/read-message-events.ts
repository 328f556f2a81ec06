import type { Json } from '../json';
import { isObject, textOf } from './json-shape';
import { looseJson } from './parse-json';
import { readMessage, readMessages } from './read-message';
import type { SpanFields } from './span-fields';
import type { JsonObject, Message, SpanEvent } from './trace-types';

const MESSAGE = /^gen_ai\.(system|user|assistant|tool)\.message$/;

/** True for events that carry messages, whose content moves into `span.messages` when nothing else gave messages. */
export function isMessageEvent(name: string): boolean {
  return (
    MESSAGE.test(name) ||
    ['gen_ai.choice', 'gen_ai.content.prompt', 'gen_ai.content.completion'].includes(name) ||
    name === 'gen_ai.client.inference.operation.details'
  );
}

/**
 * Moves messages out of events into `messages`, each side only when attributes gave it none, and returns the other events.
 * Events of one span are in the order in which they happened.
 */
export function takeMessageEvents(messages: SpanFields['messages'], events: SpanEvent[]): SpanEvent[] {
  const open = { input: messages.input.length === 0, output: messages.output.length === 0 };
  if (!open.input && !open.output) return events;
  return events.filter((event) => {
    const found = messagesOf(event);
    const takes = (found.input.length > 0 && open.input) || (found.output.length > 0 && open.output);
    if (open.input) for (const message of found.input) messages.input.push(message);
    if (open.output) for (const message of found.output) messages.output.push(message);
    return !takes;
  });
}

function messagesOf({ name, attributes }: SpanEvent): { input: Message[]; output: Message[] } {
  if (!isMessageEvent(name)) return { input: [], output: [] };
  const body = isObject(attributes.body) ? attributes.body : {};
  const all: JsonObject = { ...attributes, ...body };
  const role = MESSAGE.exec(name)?.[1];
  if (role !== undefined) return { input: [readMessage(plainMessage(all, role), role)], output: [] };
  if (name === 'gen_ai.choice') return { input: [], output: [readChoice(all)] };
  if (name === 'gen_ai.content.prompt')
    return { input: readMessages(all['gen_ai.prompt'] ?? null, 'user'), output: [] };
  if (name === 'gen_ai.content.completion') {
    return { input: [], output: readMessages(all['gen_ai.completion'] ?? null, 'assistant') };
  }
  const system = looseJson(all['gen_ai.system_instructions'] ?? null);
  return {
    input: [
      ...(system === null ? [] : [readMessage(Array.isArray(system) ? { parts: system } : system, 'system')]),
      ...readMessages(all['gen_ai.input.messages'] ?? null, 'user'),
    ],
    output: readMessages(all['gen_ai.output.messages'] ?? null, 'assistant'),
  };
}

/** The message without what describes the event; a tool message names its call `id`. */
function plainMessage(all: JsonObject, role: string): Json {
  const message = Object.fromEntries(
    Object.entries(all).filter(([key]) => !/^(gen_ai\.|event\.|body$|index$|id$)/.test(key)),
  );
  return role === 'tool' && textOf(all.id) !== null ? { ...message, tool_call_id: all.id ?? null } : message;
}

function readChoice(all: JsonObject): Message {
  const inner = looseJson(all.message ?? null);
  const message = isObject(inner) ? inner : inner === null ? plainMessage(all, 'assistant') : { content: inner };
  const finish = textOf(all.finish_reason);
  const calls: JsonObject = all.tool_calls === undefined ? {} : { tool_calls: all.tool_calls };
  const whole = isObject(message)
    ? { ...calls, ...message, ...(finish === null ? {} : { finish_reason: finish }) }
    : message;
  return readMessage(whole, 'assistant');
}
