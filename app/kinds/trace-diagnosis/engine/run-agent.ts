import { askUser } from './ask-user.ts';
import { callsOf, callTools } from './call-tool.ts';
import { canonical } from './canonical.ts';
import type { Conversation, Message } from './conversation.ts';
import { resultMessage, writeMessage } from './conversation.ts';
import { guardRepeats } from './guard-loop.ts';
import type { HandOver } from './hand-off.ts';
import { handOver } from './hand-off.ts';
import type { Run } from './run-state.ts';
import { agentAttributes, failSpan, toUs, userMessage } from './run-state.ts';
import type { TakenTurn } from './take-turn.ts';
import { takeTurn } from './take-turn.ts';
import { own, toolDefinitions } from './tool-definitions.ts';
import { BUILT_IN } from './turn-parts.ts';
import type { JsonObject } from './world-types.ts';

/** Turns in a row in which an agent neither acts nor ends: a model that only talks to itself. */
const IDLE_TURNS = 3;

/** How an activation of an agent ended: with the run, with a result for the caller, or by handing over to an agent further up. */
export type AgentEnd =
  | { type: 'run-ended' }
  | { type: 'finished'; say: string; result: JsonObject; labels: string[] }
  | { type: 'handed-back'; over: HandOver };

/** Runs one agent from the messages it starts with until it ends, agents it hands over to included. */
export function runAgent<State>(run: Run<State>, agent: string, messages: Message[], parentId: string): AgentEnd {
  const talk = startAgent(run, agent, messages, parentId);
  const end = goOn(run, talk);
  run.stack.pop();
  talk.span.endUs = run.clockUs;
  if (end.type === 'finished') {
    const parts = [{ type: 'text', content: end.say }];
    talk.span.attributes['gen_ai.output.messages'] = JSON.stringify([{ role: 'assistant', parts }]);
  }
  return end;
}

function startAgent<State>(run: Run<State>, agent: string, messages: Message[], parentId: string): Conversation {
  const model = own(run.config.agents, agent)?.model;
  const span = run.spans.open({
    name: `invoke_agent ${agent}`,
    parentId,
    startUs: run.clockUs,
    attributes: {
      'gen_ai.operation.name': 'invoke_agent',
      ...agentAttributes(agent),
      ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
      'gen_ai.input.messages': JSON.stringify(messages.slice(-1).map(writeMessage)),
      'gen_ai.tool.definitions': JSON.stringify(toolDefinitions(run.config, agent)),
    },
  });
  const talk: Conversation = { agent, span, messages: [...messages], last: null };
  run.stack.push(talk);
  return talk;
}

function goOn<State>(run: Run<State>, talk: Conversation): AgentEnd {
  let idle = 0;
  for (;;) {
    checkLimits(run);
    if (run.ended) return { type: 'run-ended' };
    const taken = takeTurn(run, talk);
    if (!taken) {
      failSpan(talk.span, 'model_not_found', `no model answers for ${talk.agent}`);
      return { type: 'run-ended' };
    }
    const end = carryOut(run, talk, taken);
    if (end) return end;
    idle = isIdle(taken) ? idle + 1 : 0;
    if (idle >= IDLE_TURNS) run.ended = 'stuck';
  }
}

function checkLimits<State>(run: Run<State>): void {
  const { maxSteps, maxSeconds } = run.config.limits;
  if (run.ended) return;
  if (run.steps >= maxSteps) run.ended = 'step-limit';
  else if (run.clockUs - run.idleUs >= toUs(maxSeconds * 1000)) run.ended = 'time-limit';
}

const isIdle = ({ turn }: TakenTurn) => !turn.calls?.length && turn.ask === undefined && !turn.handOff && !turn.finish;

/** Does what a turn asks for, in the order calls, question, hand-off, escalation, end. Null to take another turn. */
function carryOut<State>(run: Run<State>, talk: Conversation, { turn, parts }: TakenTurn): AgentEnd | null {
  const ids = parts.flatMap((part) => (part.type === 'call' ? [part.id] : []));
  callTools(run, talk, callsOf(turn, ids));
  const asked = turn.calls?.length ?? 0;
  if (!run.ended && turn.ask !== undefined) ask(run, talk, turn.ask, ids[asked] ?? '');
  if (!run.ended && turn.handOff) {
    const id = ids[asked + (turn.ask === undefined ? 0 : 1)] ?? '';
    const over = handOver(run, talk, { ...turn.handOff, id, labels: turn.labels ?? [] });
    const end = over ? follow(run, talk, over) : null;
    if (end) return end;
  }
  if (!run.ended && turn.escalate) {
    run.interruptions += 1;
    run.finalText = turn.escalate.reason;
    run.ended = 'escalated';
  }
  if (run.ended) return { type: 'run-ended' };
  return turn.finish ? finish(run, talk, turn.finish, turn.labels) : null;
}

function ask<State>(run: Run<State>, talk: Conversation, question: string, id: string): void {
  const { agent } = talk;
  const args = { question };
  const told = guardRepeats(run, agent, `${BUILT_IN.ask} ${canonical(args)}`);
  if (run.ended) return;
  const answer = told === null ? askUser(run, { agent, parentId: talk.span.id, question }) : null;
  if (answer) {
    talk.messages.push(userMessage(answer.text, ['user-answer', ...answer.labels]));
    return;
  }
  const status = told === null ? 'timeout' : 'refused';
  const result = { error: status, message: told ?? 'The user did not answer.' };
  const [tool, labels, maxChars] = [BUILT_IN.ask, [], Infinity];
  talk.messages.push(resultMessage({ tool, args, status, result, labels, answers: id, maxChars }));
}

/** Lets the other agent work. Control comes back with its result, or with whatever it hands to an agent that is still active. */
function follow<State>(run: Run<State>, talk: Conversation, over: HandOver): AgentEnd | null {
  if (run.stack.some(({ agent }) => agent === over.to)) return { type: 'handed-back', over };
  const end = runAgent(run, over.to, over.messages, talk.span.id);
  if (end.type === 'run-ended') return end;
  if (end.type === 'handed-back') {
    if (end.over.to !== talk.agent) return end;
    // Of a conversation that comes back, the messages it was given are known.
    talk.messages.push(...end.over.messages.filter((message) => !talk.messages.includes(message)));
    return null;
  }
  const labels = ['returned', ...end.labels];
  talk.messages.push({ role: 'agent', from: over.to, text: end.say, payload: end.result, labels });
  return null;
}

function finish<State>(
  run: Run<State>,
  talk: Conversation,
  { say, result = {} }: { say: string; result?: JsonObject },
  labels: string[] = [],
): AgentEnd | null {
  if (run.stack.length > 1) return { type: 'finished', say, result, labels };
  run.finalText = say;
  // A conversation may go on after its answer: the customer writes again.
  if (run.reopen()) return null;
  run.ended = 'finished';
  return { type: 'finished', say, result, labels };
}
