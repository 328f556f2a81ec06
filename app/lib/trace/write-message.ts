import type { Json } from '../json';
import { guardText } from './parse-json';
import type { JsonObject, Message, MessagePart, RetrievedDocument, ToolDefinition } from './trace-types';

/** A message in the JSON schema of `gen_ai.input.messages` and `gen_ai.output.messages`; `readMessage` gives it back. */
export function writeMessage({ role, name, parts, finishReason, rest }: Message): JsonObject {
  return {
    ...rest,
    role,
    ...(name === undefined ? {} : { name }),
    parts: parts.map(writePart),
    ...(finishReason === undefined ? {} : { finish_reason: finishReason }),
  };
}

function writePart(part: MessagePart): Json {
  if (part.type === 'other') return part.value;
  if (part.type === 'tool-call') {
    const id: JsonObject = part.id === null ? {} : { id: part.id };
    return { ...part.rest, type: 'tool_call', ...id, name: part.name, arguments: guardText(part.arguments) };
  }
  if (part.type === 'tool-result') {
    const id: JsonObject = part.id === null ? {} : { id: part.id };
    return { ...part.rest, type: 'tool_call_response', ...id, response: guardText(part.result) };
  }
  return { ...part.rest, type: part.type, content: part.text };
}

/** A definition in the JSON schema of `gen_ai.tool.definitions`. */
export function writeToolDefinition({ name, description, parameters, rest }: ToolDefinition): JsonObject {
  return {
    type: 'function',
    ...rest,
    name,
    ...(description === null ? {} : { description }),
    ...(parameters === null ? {} : { parameters: guardText(parameters) }),
  };
}

/** A document in the JSON schema of `gen_ai.retrieval.documents`. */
export function writeDocument({ id, score, content, rest }: RetrievedDocument): JsonObject {
  return {
    ...rest,
    ...(id === null ? {} : { id }),
    ...(score === null ? {} : { score }),
    ...(content === null ? {} : { content }),
  };
}
