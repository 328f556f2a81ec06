import type { Json } from '../json';
import type { AttributeBag } from './attribute-bag';
import { isObject } from './json-shape';
import { looseJson } from './parse-json';
import type { Odd } from './read-gen-ai';
import { takeAmount, takeCount } from './read-gen-ai';
import { readMessage, readToolDefinitions } from './read-message';
import type { SpanFields } from './span-fields';
import { readDocument } from './span-fields';
import type { JsonObject, Message } from './trace-types';
import { undot } from './unflatten';

/** Lists that OpenInference flattens into numbered keys, or that some SDKs write as one list or JSON text. */
export const OPENINFERENCE_LISTS = [
  'llm.input_messages',
  'llm.output_messages',
  'llm.prompts',
  'llm.choices',
  'llm.tools',
  'retrieval.documents',
  'reranker.output_documents',
] as const;

export const OPENINFERENCE_KEYS = [
  'agent.name',
  'llm.provider',
  'llm.system',
  'llm.model_name',
  'llm.request.model_name',
  'llm.response.model_name',
  'embedding.model_name',
  'reranker.model_name',
  'reranker.query',
  'llm.token_count.prompt',
  'llm.token_count.completion',
  'llm.token_count.prompt_details.cache_read',
  'llm.token_count.prompt_details.cache_write',
  'llm.token_count.completion_details.reasoning',
  'llm.cost.total',
  'tool.name',
  'tool.id',
  'tool_call.id',
  'tool_call.function.name',
  'tool_call.function.arguments',
  'tool.parameters',
  'input.value',
  'output.value',
] as const;

/** Fills what is still open from OpenInference attributes (github.com/Arize-ai/openinference, spec/semantic_conventions.md). */
export function fillFromOpenInference(bag: AttributeBag, fields: SpanFields, odd: Odd): void {
  fields.agentName ??= bag.takeText('agent.name');
  fields.provider ??= bag.takeText('llm.provider', 'llm.system');
  if (fields.model === null) {
    const asked = bag.takeText('llm.request.model_name');
    fields.model =
      bag.takeText('llm.response.model_name', 'llm.model_name', 'embedding.model_name', 'reranker.model_name') ?? asked;
    fields.requestedModel = asked === fields.model ? null : asked;
  }
  const { messages, tokens } = fields;
  if (messages.input.length === 0) messages.input = takeMessages(bag, 'llm.input_messages', 'llm.prompts', 'user');
  if (messages.output.length === 0)
    messages.output = takeMessages(bag, 'llm.output_messages', 'llm.choices', 'assistant');
  if (fields.tools.length === 0) fields.tools = readToolDefinitions(takeEntries(bag, 'llm.tools', 'tool').map(toolOf));
  if (fields.documents.length === 0) {
    const found = takeEntries(bag, 'retrieval.documents', 'document');
    const documents = found.length > 0 ? found : takeEntries(bag, 'reranker.output_documents', 'document');
    fields.documents = documents.map((document) => readDocument(withMetadata(document)));
  }
  tokens.input ??= takeCount(bag, 'llm.token_count.prompt', odd);
  tokens.output ??= takeCount(bag, 'llm.token_count.completion', odd);
  tokens.cacheRead ??= takeCount(bag, 'llm.token_count.prompt_details.cache_read', odd);
  tokens.cacheWrite ??= takeCount(bag, 'llm.token_count.prompt_details.cache_write', odd);
  tokens.reasoning ??= takeCount(bag, 'llm.token_count.completion_details.reasoning', odd);
  fields.costUsd ??= takeAmount(bag, 'llm.cost.total', odd);
  fields.toolName ??= bag.takeText('tool_call.function.name', 'tool.name');
  fields.toolCallId ??= bag.takeText('tool_call.id', 'tool.id');
  fields.input ??= bag.takeLoose('tool_call.function.arguments', 'input.value', 'reranker.query', 'tool.parameters');
  fields.output ??= bag.takeLoose('output.value');
}

/** The entries of a list, each without the word that every entry repeats (`message`, `tool`, `document`). */
function takeEntries(bag: AttributeBag, key: string, word: string): Json[] {
  const whole = looseJson(bag.peek(key) ?? null);
  const listed = Array.isArray(whole) ? undot(whole) : null;
  if (listed !== null) bag.take(key);
  const entries = Array.isArray(listed) ? listed : bag.takeFlattened(key);
  return entries.map((entry) => (isObject(entry) && isObject(entry[word]) ? (entry[word] ?? null) : entry));
}

function takeMessages(bag: AttributeBag, chat: string, completion: string, role: string): Message[] {
  const messages = takeEntries(bag, chat, 'message');
  if (messages.length > 0) return messages.map((message) => readMessage(toChatMessage(message), role));
  const word = completion === 'llm.prompts' ? 'prompt' : 'completion';
  return takeEntries(bag, completion, word).map((entry) =>
    readMessage({ content: isObject(entry) ? (entry.text ?? null) : entry }, role),
  );
}

/** An OpenInference message in the shape of chat completions. */
function toChatMessage(message: Json): Json {
  if (!isObject(message)) return message;
  const {
    contents,
    tool_calls: calls,
    function_call_name: name,
    function_call_arguments_json: given,
    ...rest
  } = message;
  const blocks = Array.isArray(contents) ? contents.map(toBlock) : null;
  return {
    ...rest,
    ...(blocks === null ? {} : { content: blocks }),
    ...(Array.isArray(calls) ? { tool_calls: calls.map((call) => unwrap(call, 'tool_call')) } : {}),
    ...(typeof name === 'string' ? { function_call: { name, arguments: given ?? null } } : {}),
  };
}

const unwrap = (value: Json, word: string): Json =>
  isObject(value) && isObject(value[word]) ? { type: 'function', ...value[word] } : value;

function toBlock(value: Json): Json {
  const block = isObject(value) && isObject(value.message_content) ? value.message_content : value;
  if (!isObject(block) || !isObject(block.tool_call)) return block;
  const { tool_call: call, ...rest } = block;
  return { ...call, ...rest, type: 'tool_use' };
}

function toolOf(tool: Json): Json {
  if (!isObject(tool)) return tool;
  const schema = looseJson(tool.json_schema ?? null);
  if (!isObject(schema)) return tool;
  const isDefinition = isObject(schema.function) || typeof schema.name === 'string';
  const { json_schema: _schema, ...described } = tool;
  return isDefinition ? schema : { ...described, parameters: schema };
}

function withMetadata(document: Json): Json {
  if (!isObject(document) || document.metadata === undefined) return document;
  const metadata: JsonObject = { metadata: looseJson(document.metadata) };
  return { ...document, ...metadata };
}
