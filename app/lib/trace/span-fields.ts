import type { Json } from '../json';
import { isObject, numberOf, restOf, textOf } from './json-shape';
import type { RetrievedDocument, Span, TokenCounts } from './trace-types';

/** What the conventions say about a span beyond its place and time. */
export type SpanFields = Pick<
  Span,
  | 'operation'
  | 'agentName'
  | 'provider'
  | 'model'
  | 'requestedModel'
  | 'toolName'
  | 'toolCallId'
  | 'input'
  | 'output'
  | 'messages'
  | 'tools'
  | 'documents'
  | 'tokens'
  | 'costUsd'
>;

/** A count of tokens: a whole number, not negative, also as text. Null for anything else. */
export function readCount(value: Json | undefined): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export const NO_TOKENS: TokenCounts = { input: null, output: null, cacheRead: null, cacheWrite: null, reasoning: null };

const DOCUMENT = new Set(['id', 'score', 'content', 'text', 'page_content']);

/** A retrieved document of either convention, or of a retriever that returns plain texts. */
export function readDocument(value: Json): RetrievedDocument {
  if (!isObject(value)) {
    return { id: null, score: null, content: typeof value === 'string' ? value : JSON.stringify(value) };
  }
  return {
    id: typeof value.id === 'number' ? String(value.id) : textOf(value.id),
    score: numberOf(value.score),
    content: textOf(value.content) ?? textOf(value.text) ?? textOf(value.page_content),
    ...restOf(value, DOCUMENT),
  };
}
