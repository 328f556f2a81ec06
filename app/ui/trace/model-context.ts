import { contextOf } from '../../lib/trace/context-of';
import type { Message, Span } from '../../lib/trace/trace-types';
import type { TraceIndex } from './index-trace';
import { partText } from './span-passages';

/**
 * Row of the model call whose context a call continues: the one the source names, else the last earlier call of the same agent
 * span, else of an agent of the same name. Null for the first call of an agent.
 */
export function previousCall(index: TraceIndex, row: number): number | null {
  const span = index.spans[row] as Span;
  if (span.contextFrom !== null) return index.rowOf.get(span.contextFrom) ?? null;
  const known = previous.get(index) ?? previousCalls(index);
  previous.set(index, known);
  return known.get(row) ?? null;
}

const previous = new WeakMap<TraceIndex, Map<number, number>>();

function previousCalls(index: TraceIndex): Map<number, number> {
  const bySpan = new Map<number, number>();
  const byName = new Map<string | null, number>();
  const found = new Map<number, number>();
  for (const row of index.modelRows) {
    const agent = agentOf(index, row);
    const before = bySpan.get(agent.row) ?? byName.get(agent.name);
    if (before !== undefined) found.set(row, before);
    bySpan.set(agent.row, row);
    byName.set(agent.name, row);
  }
  return found;
}

/** The nearest agent span around a row (-1 for none) and the agent's name. */
export function agentOf(index: TraceIndex, row: number): { row: number; name: string | null } {
  let name = index.spans[row]?.agentName ?? null;
  for (let at = index.parent[row] ?? -1; at !== -1; at = index.parent[at] ?? -1) {
    const span = index.spans[at] as Span;
    name ??= span.agentName;
    if (span.kind === 'agent') return { row: at, name: name ?? span.name };
  }
  return { row: -1, name };
}

/** What a model call had in its context. */
export interface ModelContext {
  messages: Message[];
  /** True when the source seems to record only what is new in each call, and earlier calls were put in front. */
  assembled: boolean;
}

/** The context of a model call, as recorded or put together from the calls it continues. */
export function contextAt(index: TraceIndex, row: number): ModelContext {
  const span = index.spans[row] as Span;
  if (!recordsIncrements(index)) return { messages: contextOf(index.trace, span), assembled: false };
  const chain: Span[] = [];
  for (let at = previousCall(index, row); at !== null; at = previousCall(index, at))
    chain.push(index.spans[at] as Span);
  const before = chain.reverse().flatMap(({ messages }) => [...messages.input, ...messages.output]);
  return { messages: [...before, ...span.messages.input], assembled: chain.length > 0 };
}

const increments = new WeakMap<TraceIndex, boolean>();
/** Fewer calls in a row prove nothing. */
const LEAST_PAIRS = 2;

/**
 * Whether the calls of a trace record only new messages, although nothing says so: no call repeats any message that the call before
 * was sent. A context that is really built anew each time repeats at least its system prompt.
 */
export function recordsIncrements(index: TraceIndex): boolean {
  const known = increments.get(index);
  if (known !== undefined) return known;
  let pairs = 0;
  let repeats = false;
  for (const row of index.modelRows) {
    const span = index.spans[row] as Span;
    const before = previousCall(index, row);
    if (span.contextFrom !== null) repeats = true;
    if (repeats) break;
    if (before === null) continue;
    const sent = new Set((index.spans[before] as Span).messages.input.map(textOf));
    pairs += 1;
    repeats = span.messages.input.some((message) => sent.has(textOf(message)));
  }
  const found = !repeats && pairs >= LEAST_PAIRS;
  increments.set(index, found);
  return found;
}

const textOf = ({ role, parts }: Message): string => `${role}\n${parts.map(partText).join('\n')}`;
