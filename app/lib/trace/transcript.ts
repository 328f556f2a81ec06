import type { Json } from '../json';
import { emptySpan } from './empty-span';
import type { DraftSpan } from './finish-trace';
import type { ImportReport } from './import-report';
import { ToolCalls } from './match-tool-calls';
import { failureOf } from './tool-failure';
import type { JsonObject, Message, MessagePart, Span, ToolDefinition } from './trace-types';

/** One message of a transcript, and what the step was. */
export interface Step {
  message: Message;
  kind: 'model' | 'user' | 'tool' | 'prompt';
  agentName: string | null;
  place: string;
  attributes: JsonObject;
}

type ToolResult = Extract<MessagePart, { type: 'tool-result' }>;

const OPERATION = { model: 'chat', user: null, prompt: null } as const;

/**
 * A run that is only known by its messages, as spans: an agent span around one span per message (`m0`, `m1` ... by position, and
 * `m5.2` for a second tool result in message 5). Times are positions. A model call's context is what came before it; `contextFrom`
 * says so without repeating it, so the result is linear in the transcript. A tool span takes its arguments from the call it
 * answers. Failed tools are told by their text, for the source has no status (`failureOf`).
 */
export function layOutTranscript({
  steps,
  root,
  model,
  tools,
  report,
}: {
  steps: Step[];
  root: { agentName: string | null; attributes?: JsonObject };
  model: string | null;
  tools: ToolDefinition[];
  report: ImportReport;
}): DraftSpan[] {
  const name = ['invoke_agent', root.agentName].filter(Boolean).join(' ');
  const whole = { startMs: 0, endMs: Math.max(1, steps.length) };
  const known = { agentName: root.agentName, operation: 'invoke_agent', attributes: { ...root.attributes } };
  const drafts: DraftSpan[] = [draftOf(emptySpan({ id: 'run', name, kind: 'agent', ...whole, ...known }), null, '')];
  const calls = new ToolCalls(report);
  let since: Message[] = [];
  let before: string | null = null;
  steps.forEach((step, index) => {
    const { message, kind, agentName, place } = step;
    const attributes = { ...step.attributes, 'source.message_index': index };
    const times = { startMs: index, endMs: index + 1 };
    const add = (span: Partial<Span> & Pick<Span, 'id' | 'name' | 'kind'>) =>
      void drafts.push(
        draftOf(emptySpan({ ...times, agentName, attributes: { ...attributes }, ...span }), 'run', place),
      );
    const results = message.parts.filter((part) => part.type === 'tool-result');
    const others = message.parts.filter((part) => part.type !== 'tool-result');
    results.forEach((result, at) =>
      add(toolSpan({ result, message, id: at === 0 ? `m${index}` : `m${index}.${at + 1}`, calls, place })),
    );
    if (kind === 'tool' && results.length === 0) add(plainToolSpan(message, `m${index}`, agentName));
    else if (others.length > 0 || results.length === 0) {
      const id = results.length === 0 ? `m${index}` : `m${index}.${results.length + 1}`;
      const input = kind === 'model' ? since : [];
      add({
        ...{ id, kind: kind === 'tool' ? 'other' : kind, name: nameOf(kind, model, agentName) },
        ...(kind === 'tool' ? {} : { operation: OPERATION[kind] }),
        messages: { input, output: [results.length === 0 ? message : { ...message, parts: others }] },
        ...(kind === 'model' ? { model, tools, contextFrom: before } : {}),
      });
      if (kind === 'model') {
        calls.open(message, place);
        [since, before] = [[], id];
        return;
      }
    }
    since.push(message);
  });
  calls.noteOpen();
  return drafts;
}

function draftOf(span: Span, sourceParentId: string | null, place: string): DraftSpan {
  return { span, sourceId: span.id, sourceParentId, startMs: span.startMs, endMs: span.endMs, place };
}

function nameOf(kind: Step['kind'], model: string | null, agentName: string | null): string {
  if (kind === 'prompt') return 'system prompt';
  if (kind === 'user') return 'user';
  return ['chat', model ?? agentName].filter(Boolean).join(' ');
}

function toolSpan({
  result,
  message,
  id,
  calls,
  place,
}: {
  result: ToolResult;
  message: Message;
  id: string;
  calls: ToolCalls;
  place: string;
}): Partial<Span> & Pick<Span, 'id' | 'name' | 'kind'> {
  const call = calls.answer(result.id, message.name ?? null, place);
  const toolName = call?.name ?? message.name ?? null;
  return {
    id,
    kind: 'tool',
    name: ['execute_tool', toolName].filter(Boolean).join(' '),
    operation: 'execute_tool',
    toolName,
    toolCallId: result.id ?? call?.id ?? null,
    input: call?.arguments ?? null,
    output: result.result,
    ...statusOf(result.result, { ...message.rest, ...result.rest }),
  };
}

/** What a terminal or another program said, where the transcript knows no tool calls. */
function plainToolSpan(
  message: Message,
  id: string,
  agentName: string | null,
): Partial<Span> & Pick<Span, 'id' | 'name' | 'kind'> {
  const output = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const toolName = agentName ?? message.name ?? null;
  const name = ['execute_tool', toolName].filter(Boolean).join(' ');
  return { id, kind: 'tool', name, operation: 'execute_tool', toolName, agentName: null, output, ...statusOf(output) };
}

function statusOf(result: Json, marks: JsonObject = {}): Pick<Span, 'status' | 'statusMessage'> {
  const failure = failureOf(result, marks);
  return failure === null ? { status: 'unset', statusMessage: null } : { status: 'error', statusMessage: failure };
}
