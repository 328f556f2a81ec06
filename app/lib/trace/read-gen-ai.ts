import type { Json } from '../json';
import type { AttributeBag } from './attribute-bag';
import { DEEPEST, looseJson } from './parse-json';
import { readMessage, readMessages, readToolDefinitions } from './read-message';
import type { SpanFields } from './span-fields';
import { readCount, readDocument } from './span-fields';
import type { Message, TokenCounts } from './trace-types';

/** Told about an attribute that cannot be read as its convention says. */
export type Odd = (key: string, why: string) => void;

/** The keys that this reader takes, and that an export writes. */
export const GEN_AI_KEYS = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.agent.name',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.response.finish_reasons',
  'gen_ai.system_instructions',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.tool.definitions',
  'gen_ai.tool.name',
  'gen_ai.tool.call.id',
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.call.result',
  'gen_ai.retrieval.query.text',
  'gen_ai.retrieval.documents',
  'gen_ai.memory.query.text',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_creation.input_tokens',
  'gen_ai.usage.reasoning.output_tokens',
  'gen_ai.usage.cost',
] as const;

/**
 * Takes what the current OpenTelemetry GenAI conventions say (github.com/open-telemetry/semantic-conventions-genai, July 2026).
 * Structured values may come as such or as JSON text. `odd` is told about values that cannot be read; they stay in the bag.
 */
export function readGenAi(bag: AttributeBag, odd: Odd): SpanFields {
  const asked = bag.takeText('gen_ai.request.model');
  const model = bag.takeText('gen_ai.response.model') ?? asked;
  const arguments_ = bag.takeLoose(
    'gen_ai.tool.call.arguments',
    'gen_ai.retrieval.query.text',
    'gen_ai.memory.query.text',
  );
  return {
    operation: bag.takeText('gen_ai.operation.name'),
    agentName: bag.takeText('gen_ai.agent.name'),
    provider: bag.takeText('gen_ai.provider.name'),
    model,
    requestedModel: asked === model ? null : asked,
    toolName: bag.takeText('gen_ai.tool.name'),
    toolCallId: bag.takeText('gen_ai.tool.call.id'),
    input: arguments_,
    output: bag.takeLoose('gen_ai.tool.call.result'),
    messages: readMessageAttributes(bag, odd),
    tools: takeList(bag, 'gen_ai.tool.definitions', odd, (list) => readToolDefinitions(list)),
    documents: takeList(bag, 'gen_ai.retrieval.documents', odd, (list) => list.map(readDocument)),
    tokens: readTokens(bag, odd),
    costUsd: takeAmount(bag, 'gen_ai.usage.cost', odd),
  };
}

function readMessageAttributes(bag: AttributeBag, odd: Odd): SpanFields['messages'] {
  const system = bag.takeLoose('gen_ai.system_instructions');
  const instructions: Message[] =
    system === null ? [] : [readMessage(Array.isArray(system) ? { parts: system } : system, 'system')];
  const output = takeMessages(bag, 'gen_ai.output.messages', 'assistant', odd);
  const reasons = bag.peek('gen_ai.response.finish_reasons');
  const unread = output.length > 0 && output.every(({ finishReason }) => finishReason === undefined);
  if (unread && Array.isArray(reasons) && reasons.length === output.length && reasons.every(isReason)) {
    bag.take('gen_ai.response.finish_reasons');
    output.forEach((message, index) => (message.finishReason = reasons[index] as string));
  }
  return { input: [...instructions, ...takeMessages(bag, 'gen_ai.input.messages', 'user', odd)], output };
}

const isReason = (reason: Json) => typeof reason === 'string' && reason !== '';

function takeMessages(bag: AttributeBag, key: string, role: string, odd: Odd): Message[] {
  const value = looseJson(bag.peek(key) ?? null, DEEPEST.messages);
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    odd(key, 'cut off or otherwise no JSON; kept as an attribute');
    return [];
  }
  bag.take(key);
  return readMessages(value, role);
}

function takeList<T>(bag: AttributeBag, key: string, odd: Odd, read: (list: Json[]) => T[]): T[] {
  const given = bag.peek(key) ?? null;
  if (given === null) return [];
  const list = looseJson(given, DEEPEST.messages);
  if (!Array.isArray(list)) {
    odd(key, 'not a list; kept as an attribute');
    return [];
  }
  bag.take(key);
  const entries = read(list);
  if (entries.length < list.length) odd(key, 'an entry without a name; left out');
  return entries;
}

function readTokens(bag: AttributeBag, odd: Odd): TokenCounts {
  const take = (name: string) => takeCount(bag, `gen_ai.usage.${name}`, odd);
  return {
    input: take('input_tokens'),
    output: take('output_tokens'),
    cacheRead: take('cache_read.input_tokens'),
    cacheWrite: take('cache_creation.input_tokens'),
    reasoning: take('reasoning.output_tokens'),
  };
}

/** Takes a token count; one that is none stays, and `odd` hears of it. */
export function takeCount(bag: AttributeBag, key: string, odd: Odd): number | null {
  const given = bag.peek(key) ?? null;
  if (given === null) return null;
  const count = readCount(given);
  if (count === null) odd(key, 'not a count; kept as an attribute');
  else bag.take(key);
  return count;
}

/** Takes an amount in US dollars; one that is none stays, and `odd` hears of it. */
export function takeAmount(bag: AttributeBag, key: string, odd: Odd): number | null {
  const given = bag.peek(key) ?? null;
  if (given === null) return null;
  const amount = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) {
    odd(key, 'not an amount; kept as an attribute');
    return null;
  }
  bag.take(key);
  return amount;
}
