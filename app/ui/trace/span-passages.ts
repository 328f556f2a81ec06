import type { Message, MessagePart, Span } from '../../lib/trace/trace-types';
import { readableJson, unpackJson } from './readable-json';

/** One piece of a span's text, as it is shown. */
export interface Passage {
  /** Unique in the span: `in.2.0` is part 0 of input message 2, `out.0.1`, `input`, `output`, `doc.3`, `event.0`, `facts` ... */
  id: string;
  text: string;
}

const known = new WeakMap<Span, Passage[]>();

/**
 * All text of a span in the order of its detail: what searches look through and quotes are taken from. Structured values are
 * `readableJson`; JSON inside a text is unpacked. Worked out once per span object.
 */
export function passagesOf(span: Span): Passage[] {
  const found = known.get(span);
  if (found) return found;
  const passages = allPassages(span).filter(({ text }) => text !== '');
  known.set(span, passages);
  return passages;
}

/** Text of one part of a message. A tool call starts with the name of the tool. */
export function partText(part: MessagePart): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return readableJson(unpackJson(part.text));
    case 'tool-call':
      return `${part.name} ${readableJson(unpackJson(part.arguments))}`;
    case 'tool-result':
      return readableJson(unpackJson(part.result));
    case 'other':
      return readableJson(part.value);
  }
}

function allPassages(span: Span): Passage[] {
  const ofMessages = (side: 'in' | 'out', messages: Message[]): Passage[] =>
    messages.flatMap(({ parts }, at) =>
      parts.map((part, inner) => ({ id: `${side}.${at}.${inner}`, text: partText(part) })),
    );
  return [
    { id: 'name', text: span.name },
    { id: 'status', text: span.statusMessage ?? '' },
    ...(span.input === null ? [] : [{ id: 'input', text: readableJson(unpackJson(span.input)) }]),
    ...(span.output === null ? [] : [{ id: 'output', text: readableJson(unpackJson(span.output)) }]),
    ...ofMessages('out', span.messages.output),
    ...ofMessages('in', span.messages.input),
    ...span.documents.map(({ id, content }, at) => ({
      id: `doc.${at}`,
      text: [id, content].filter(Boolean).join('\n'),
    })),
    ...span.tools.map(({ name, description, parameters }, at) => ({
      id: `tool.${at}`,
      text: [name, description, parameters === null ? null : readableJson(parameters)].filter(Boolean).join('\n'),
    })),
    ...span.events.map(({ name, attributes }, at) => ({
      id: `event.${at}`,
      text: `${name} ${readableJson(attributes)}`,
    })),
    { id: 'facts', text: factsText(span) },
  ];
}

/** Attributes one per line, and the words that have a field of their own. */
function factsText(span: Span): string {
  const words = [span.id, span.operation, span.agentName, span.provider, span.model, span.requestedModel];
  const tool = [span.toolName, span.toolCallId];
  const attributes = Object.entries(span.attributes).map(([key, value]) => `${key}: ${readableJson(value)}`);
  return [...words, ...tool, ...attributes].filter(Boolean).join('\n');
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The passage of a span in which a quote occurs, white space aside, or null. Texts inside structured values count as they are, and
 * so does the JSON that a source wrote (`{"a":1}` for what is shown as several lines).
 */
export function occursIn(span: Span, quote: string): Passage | null {
  const wanted = squeeze(quote);
  if (wanted === '') return null;
  const tight = wanted.replace(/\s/g, '');
  return (
    passagesOf(span).find(({ text }) => squeeze(text).includes(wanted)) ??
    passagesOf(span).find(({ text }) => text.replace(/\s/g, '').includes(tight)) ??
    null
  );
}
