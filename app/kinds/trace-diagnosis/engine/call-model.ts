import type { AgentSettings } from './agent-config.ts';
import type { Conversation, Message } from './conversation.ts';
import { messageText, writeMessage } from './conversation.ts';
import { countTokens } from './count-tokens.ts';
import type { Run } from './run-state.ts';
import { toUs } from './run-state.ts';
import { modelKey } from './step-key.ts';
import { own, toolDefinitions } from './tool-definitions.ts';
import type { TurnPart } from './turn-parts.ts';
import { finishReason, writePart } from './turn-parts.ts';
import type { JsonObject } from './world-types.ts';

/** A call of a model. Without `reply` it is a summary: its context is its own, and nothing builds on it. */
export interface ModelCall {
  talk: Conversation;
  settings: AgentSettings;
  window: Message[];
  systemPrompt: string;
  parts: TurnPart[];
  reply: Message | null;
}

/** Makes the model call: its span, tokens, cost and time, and its place in the recording. Unknown models make no call. */
export function callModel<State>(run: Run<State>, call: ModelCall): void {
  const { talk, settings, parts, reply } = call;
  const model = own(run.world.models, settings.model);
  if (!model) return;
  const tools = reply ? toolDefinitions(run.config, talk.agent) : [];
  const input = inputTokens(call, tools);
  const output = countTokens(JSON.stringify(parts.map(writePart)));
  const costUsd = (input * model.inputUsd + output * model.outputUsd) / 1_000_000;
  const span = run.spans.open({
    name: reply ? `chat ${settings.model}` : `chat ${settings.model} (summary)`,
    parentId: talk.span.id,
    startUs: run.clockUs,
    kind: 3,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': model.provider,
      'gen_ai.request.model': settings.model,
      'gen_ai.agent.name': talk.agent,
      ...messageAttributes(call, tools),
      'gen_ai.usage.input_tokens': input,
      'gen_ai.usage.output_tokens': output,
      'gen_ai.usage.cost': Math.round(costUsd * 1e8) / 1e8,
    },
  });
  const key = modelKey(
    talk.agent,
    parts.flatMap((part) => (part.type === 'reasoning' ? [] : [part])),
  );
  const nth = `${talk.agent} ${run.turnsOf.get(talk.agent) ?? 0} ${reply ? 'turn' : 'summary'}`;
  const latencyMs =
    model.firstTokenMs * (0.75 + 0.6 * run.draw(`first token ${nth}`)) +
    output * model.msPerToken * (0.9 + 0.25 * run.draw(`tokens ${nth}`));
  const outcome = run.tape.take(key, span.id, { status: 'ok', result: null, latencyMs: toUs(latencyMs) / 1000 });
  run.wait(outcome.latencyMs);
  span.endUs = span.startUs + toUs(outcome.latencyMs);
  run.costUsd += costUsd;
  if (reply) talk.last = { window: call.window, reply, spanId: span.id };
}

/** The context, or what it adds to the last call of this conversation and its reply, and the answer. */
function messageAttributes({ talk, window, systemPrompt, parts, reply }: ModelCall, tools: JsonObject[]): JsonObject {
  const base = reply ? talk.last : null;
  const added = base ? addedSince(base, window) : null;
  const answer = { role: 'assistant', parts: parts.map(writePart), finish_reason: finishReason(parts) };
  return {
    ...(added && base
      ? { 'assay.context_from': base.spanId }
      : { 'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: systemPrompt }]) }),
    'gen_ai.input.messages': JSON.stringify((added ?? window).map(writeMessage)),
    'gen_ai.output.messages': JSON.stringify([answer]),
    ...(added === null && tools.length > 0 ? { 'gen_ai.tool.definitions': JSON.stringify(tools) } : {}),
  };
}

/** What the window has beyond the last one and its reply, or null when it does not merely go on from there. */
function addedSince(
  { window: earlier, reply }: NonNullable<Conversation['last']>,
  window: Message[],
): Message[] | null {
  const goesOn = earlier.every((message, at) => window[at] === message) && window[earlier.length] === reply;
  return goesOn ? window.slice(earlier.length + 1) : null;
}

/** System prompt, tool definitions, and each message with four tokens of wrapping. */
function inputTokens({ window, systemPrompt }: ModelCall, tools: JsonObject[]): number {
  const messages = window.reduce((sum, message) => sum + 4 + messageTokens(message), 0);
  return countTokens(systemPrompt) + countTokens(JSON.stringify(tools)) + messages;
}

/** A message stays in the context for many turns, and what it costs does not change. */
const known = new WeakMap<Message, number>();

function messageTokens(message: Message): number {
  const tokens = known.get(message) ?? countTokens(messageText(message));
  known.set(message, tokens);
  return tokens;
}
