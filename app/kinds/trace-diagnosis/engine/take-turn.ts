import type { AgentSettings } from './agent-config.ts';
import { contextWindow, dueForSummary, SUMMARY, withSummary } from './context-window.ts';
import type { Conversation, Message } from './conversation.ts';
import { assistantMessage, messageText, writeMessage } from './conversation.ts';
import { countTokens } from './count-tokens.ts';
import type { Run } from './run-state.ts';
import { toUs } from './run-state.ts';
import { modelKey } from './step-key.ts';
import { toolDefinitions } from './tool-definitions.ts';
import type { TurnPart } from './turn-parts.ts';
import { finishReason, partsOf, writePart } from './turn-parts.ts';
import { copied } from './value-text.ts';
import { turnView } from './turn-view.ts';
import type { JsonObject, ModelTurn } from './world-types.ts';

/** What a turn of the model left behind: the turn, its parts with the ids of its calls, and its message. */
export interface TakenTurn {
  turn: ModelTurn;
  parts: TurnPart[];
}

/**
 * One turn of an agent: the context policy (with a summary of its own where one is due), the scripted model, its span, its tokens,
 * its cost and its place in the recording. Null when the model cannot be reached, which ends the run as stuck.
 */
export function takeTurn<State>(run: Run<State>, talk: Conversation): TakenTurn | null {
  const settings = run.config.agents[talk.agent];
  const policy = run.world.policies[talk.agent];
  const model = settings ? run.world.models[settings.model] : undefined;
  if (!settings || !policy || !model) {
    run.ended = 'stuck';
    return null;
  }
  summariseIfDue(run, talk, settings);
  const window = contextWindow(talk.messages, settings.context);
  const systemPrompt = promptOf(settings);
  const turn = copied(policy(turnView({ run, agent: talk.agent, settings, window, systemPrompt })));
  const parts = partsOf(turn, run.nextCallId);
  run.turnsOf.set(talk.agent, (run.turnsOf.get(talk.agent) ?? 0) + 1);
  run.steps += 1;
  const reply = assistantMessage(talk.agent, parts, turn.labels);
  callModel(run, { talk, settings, window, systemPrompt, parts, reply });
  talk.messages.push(reply);
  return { turn, parts };
}

const promptOf = (settings: AgentSettings) => Object.values(settings.prompt).filter(Boolean).join('\n\n');

function summariseIfDue<State>(run: Run<State>, talk: Conversation, settings: AgentSettings): void {
  const dropped = dueForSummary(talk.messages, settings.context);
  if (dropped.length === 0) return;
  const view = { agent: talk.agent, config: run.config, draw: run.draw };
  const text = run.world.summarise?.(dropped, view) ?? plainSummary(dropped);
  const systemPrompt = 'Summarise the conversation so far so that the work can go on without it.';
  const reply = assistantMessage(talk.agent, [{ type: 'text', text }]);
  callModel(run, { talk, settings, window: dropped, systemPrompt, parts: reply.parts ?? [], reply: null });
  const summary: Message = { role: 'harness', text: `Summary of earlier messages:\n${text}`, labels: [SUMMARY] };
  talk.messages = withSummary(talk.messages, dropped, summary);
}

const plainSummary = (dropped: Message[]) =>
  dropped.map((message) => `- ${message.role}: ${messageText(message).slice(0, 80)}`).join('\n');

/** The model call itself. Without `reply` it is a summary: its context is its own, and nothing builds on it. */
function callModel<State>(
  run: Run<State>,
  call: {
    talk: Conversation;
    settings: AgentSettings;
    window: Message[];
    systemPrompt: string;
    parts: TurnPart[];
    reply: Message | null;
  },
): void {
  const { talk, settings, window, systemPrompt, parts, reply } = call;
  const model = run.world.models[settings.model];
  if (!model) return;
  const tools = reply ? toolDefinitions(run.config, talk.agent) : [];
  const base = reply ? talk.last : null;
  const added = base ? addedSince(base, window) : null;
  const written = JSON.stringify(parts.map(writePart));
  const input =
    countTokens(systemPrompt) +
    countTokens(JSON.stringify(tools)) +
    window.reduce((sum, message) => sum + 4 + countTokens(messageText(message)), 0);
  const output = countTokens(written);
  const attributes: JsonObject = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': model.provider,
    'gen_ai.request.model': settings.model,
    'gen_ai.agent.name': talk.agent,
    ...(added && base
      ? { 'assay.context_from': base.spanId }
      : { 'gen_ai.system_instructions': instructions(systemPrompt) }),
    'gen_ai.input.messages': JSON.stringify((added ?? window).map(writeMessage)),
    'gen_ai.output.messages': JSON.stringify([
      { role: 'assistant', parts: parts.map(writePart), finish_reason: finishReason(parts) },
    ]),
    ...(added === null && tools.length > 0 ? { 'gen_ai.tool.definitions': JSON.stringify(tools) } : {}),
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    'gen_ai.usage.cost': roundCost((input * model.inputUsd + output * model.outputUsd) / 1_000_000),
  };
  const name = reply ? `chat ${settings.model}` : `chat ${settings.model} (summary)`;
  const span = run.spans.open({ name, parentId: talk.span.id, startUs: run.clockUs, kind: 3, attributes });
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
  run.costUsd += (input * model.inputUsd + output * model.outputUsd) / 1_000_000;
  if (reply) talk.last = { window, reply, spanId: span.id };
}

const instructions = (systemPrompt: string) => JSON.stringify([{ type: 'text', content: systemPrompt }]);

const roundCost = (usd: number) => Math.round(usd * 1e8) / 1e8;

/** What the window has beyond the last one and its reply, or null when it does not merely go on from there. */
function addedSince(
  { window: earlier, reply }: NonNullable<Conversation['last']>,
  window: Message[],
): Message[] | null {
  const goesOn = earlier.every((message, at) => window[at] === message) && window[earlier.length] === reply;
  return goesOn ? window.slice(earlier.length + 1) : null;
}
