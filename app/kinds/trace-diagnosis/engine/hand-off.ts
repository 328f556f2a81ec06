import { contextWindow } from './context-window.ts';
import { canonical } from './canonical.ts';
import type { Conversation, Message } from './conversation.ts';
import { resultMessage } from './conversation.ts';
import { guardRepeats } from './guard-loop.ts';
import type { Run } from './run-state.ts';
import { agentAttributes, failSpan } from './run-state.ts';
import { own } from './tool-definitions.ts';
import { transferName } from './turn-parts.ts';
import type { JsonObject, ToolErrorCode } from './world-types.ts';

/** A hand-off that the harness lets through: who goes on, and with which messages. */
export interface HandOver {
  to: string;
  messages: Message[];
}

/** A hand-off as an agent wants it; `id` is that of the call in its message. */
export interface WantedHandOff {
  to: string;
  payload: JsonObject;
  say?: string;
  id: string;
  labels: string[];
}

/**
 * Applies the rules of an edge between two agents. A refusal goes back to the agent as the result of its call, and null is
 * returned; so it is when the edge is used up, which gives the task to a person and ends the run.
 */
export function handOver<State>(run: Run<State>, talk: Conversation, wanted: WantedHandOff): HandOver | null {
  const { to, payload, say = '' } = wanted;
  const settings = run.config.agents[talk.agent];
  const rule = settings ? own(settings.handOffs, to) : undefined;
  if (!settings || !rule?.enabled || !own(run.config.agents, to)) {
    return refuse(run, talk, wanted, 'unknown-tool', `There is no hand-off to ${to}.`);
  }
  const missing = rule.requires.filter((field) => (payload[field] ?? null) === null || payload[field] === '');
  if (missing.length > 0) {
    return refuse(run, talk, wanted, 'invalid-arguments', `Not handed over: the payload lacks ${missing.join(', ')}.`);
  }
  const told = guardRepeats(run, talk.agent, `${transferName(to)} ${canonical(payload)}`);
  if (told !== null) return refuse(run, talk, wanted, 'refused', told);
  const edge = `${talk.agent} ${to}`;
  const before = run.transfersOf.get(edge) ?? 0;
  if (rule.maxTransfers !== null && before >= rule.maxTransfers) {
    run.interruptions += 1;
    run.ended = 'escalated';
    return refuse(run, talk, wanted, 'refused', `${to} has been given this task ${before} times; it goes to a person.`);
  }
  run.transfersOf.set(edge, before + 1);
  run.handOffs += 1;
  const carried = rule.carries === 'conversation' ? contextWindow(talk.messages, settings.context) : [];
  const labels = ['hand-off', ...wanted.labels];
  return { to, messages: [...carried, { role: 'agent', from: talk.agent, text: say, payload, labels }] };
}

function refuse<State>(
  run: Run<State>,
  talk: Conversation,
  { to, payload, id }: WantedHandOff,
  status: ToolErrorCode,
  message: string,
): null {
  const tool = transferName(to);
  const result = { error: status, message };
  const span = run.spans.open({
    name: `execute_tool ${tool}`,
    parentId: talk.span.id,
    startUs: run.clockUs,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': tool,
      'gen_ai.tool.call.id': id,
      'gen_ai.tool.call.arguments': JSON.stringify(payload),
      'gen_ai.tool.call.result': JSON.stringify(result),
      ...agentAttributes(talk.agent),
    },
  });
  failSpan(span, status, message);
  talk.messages.push(
    resultMessage({ tool, args: payload, status, result, labels: [], answers: id, maxChars: Infinity }),
  );
  return null;
}
