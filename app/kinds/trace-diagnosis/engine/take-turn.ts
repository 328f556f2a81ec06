import type { AgentSettings } from './agent-config.ts';
import { callModel } from './call-model.ts';
import { contextWindow, dueForSummary, SUMMARY, withSummary } from './context-window.ts';
import type { Conversation, Message } from './conversation.ts';
import { assistantMessage, messageText } from './conversation.ts';
import type { Run } from './run-state.ts';
import { own } from './tool-definitions.ts';
import type { TurnPart } from './turn-parts.ts';
import { partsOf } from './turn-parts.ts';
import { copied } from './value-text.ts';
import { turnView } from './turn-view.ts';
import type { ModelTurn } from './world-types.ts';

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
  const settings = own(run.config.agents, talk.agent);
  const policy = own(run.world.policies, talk.agent);
  const model = settings ? own(run.world.models, settings.model) : undefined;
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
