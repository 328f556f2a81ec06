import type { ContextMessage, Json, JsonObject, ToolErrorCode } from './world-types.ts';
import type { OpenSpan } from './span-book.ts';
import type { TurnPart } from './turn-parts.ts';
import { writePart, writeResultPart } from './turn-parts.ts';
import { plainText } from './value-text.ts';

/** A message of an agent's conversation with what the trace needs besides: its parts, or the id of the call it answers. */
export interface Message extends ContextMessage {
  parts?: TurnPart[];
  answers?: string;
}

/** What one agent has been told and has said in one activation. The window last sent tells whether the next one only adds to it. */
export interface Conversation {
  agent: string;
  /** Span of this activation. */
  span: OpenSpan;
  messages: Message[];
  last: { window: Message[]; reply: Message; spanId: string } | null;
}

/** The message with which a model's turn enters its own conversation. */
export function assistantMessage(agent: string, parts: TurnPart[], labels: string[] = []): Message {
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { role: 'assistant', from: agent, text, labels, parts };
}

/** The answer to one call as the agent gets it, cut to what the settings allow; a cut result is text. */
export function resultMessage(options: {
  tool: string;
  args: JsonObject;
  status: 'ok' | ToolErrorCode;
  result: Json;
  labels: string[];
  answers: string;
  maxChars: number;
}): Message {
  const { tool, args, status, labels, answers, maxChars } = options;
  const full = plainText(options.result);
  const isCut = full.length > maxChars;
  const text = isCut ? `${full.slice(0, maxChars)}… [${full.length - maxChars} characters cut]` : full;
  const result = isCut ? text : options.result;
  return { role: 'tool', from: tool, text, tool: { name: tool, args, status, result }, labels, answers };
}

/** A message in the JSON schema of `gen_ai.input.messages`. */
export function writeMessage(message: Message): Json {
  const { role, from, text, tool, parts, answers, payload } = message;
  if (role === 'assistant')
    return { role, parts: (parts ?? []).filter(({ type }) => type !== 'reasoning').map(writePart) };
  if (role === 'tool') return { role, parts: [writeResultPart(answers ?? '', tool?.result ?? text)] };
  const written: Json[] = [{ type: 'text', content: text }];
  if (payload) written.push({ type: 'text', content: JSON.stringify(payload) });
  if (role === 'agent') return { role: 'user', name: from ?? 'agent', parts: written };
  return role === 'harness' ? { role: 'system', name: 'harness', parts: written } : { role, parts: written };
}

/** The text of a message as far as it costs tokens. */
export function messageText(message: Message): string {
  if (message.role === 'assistant') return JSON.stringify((message.parts ?? []).map(writePart));
  return message.payload ? `${message.text}\n${JSON.stringify(message.payload)}` : message.text;
}
