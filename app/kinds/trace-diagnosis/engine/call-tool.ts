import type { ToolSettings } from './agent-config.ts';
import { attemptCall } from './attempt-call.ts';
import { canonical } from './canonical.ts';
import { checkArguments } from './check-arguments.ts';
import type { Conversation } from './conversation.ts';
import { resultMessage } from './conversation.ts';
import { askUser } from './ask-user.ts';
import { guardRepeats } from './guard-loop.ts';
import { queryRetriever } from './query-retriever.ts';
import type { Run } from './run-state.ts';
import { agentAttributes, failSpan, toUs } from './run-state.ts';
import type { OpenSpan } from './span-book.ts';
import { own } from './tool-definitions.ts';
import { attributeOf } from './value-text.ts';
import type { Json, JsonObject, ModelTurn, ToolErrorCode } from './world-types.ts';

/** A call of a model's turn with the id it has in the model's message. */
export interface Call {
  id: string;
  tool: string;
  args: JsonObject;
  labels: string[];
  operation: string | null;
}

/** How a call ended for the agent. */
export interface CallEnd {
  status: 'ok' | ToolErrorCode;
  result: Json;
  attempts: number;
  labels: string[];
}

/** The calls of one turn run side by side: each starts when the model has answered, and the turn goes on after the last. */
export function callTools<State>(run: Run<State>, talk: Conversation, calls: Call[]): void {
  const startUs = run.clockUs;
  let latestUs = startUs;
  for (const call of calls) {
    if (run.ended) break;
    run.clockUs = startUs;
    callTool(run, talk, call);
    latestUs = Math.max(latestUs, run.clockUs);
  }
  run.clockUs = latestUs;
}

/** The calls of a turn with the ids of its parts. */
export function callsOf(turn: ModelTurn, ids: string[]): Call[] {
  return (turn.calls ?? []).map(({ tool, args, labels = [], operation }, at) => ({
    id: ids[at] ?? '',
    tool,
    args,
    labels,
    operation: operation ?? null,
  }));
}

function callTool<State>(run: Run<State>, talk: Conversation, call: Call): void {
  const span = run.spans.open({
    name: `execute_tool ${call.tool}`,
    parentId: talk.span.id,
    startUs: run.clockUs,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': call.tool,
      'gen_ai.tool.call.id': call.id,
      'gen_ai.tool.call.arguments': JSON.stringify(call.args),
      ...agentAttributes(talk.agent),
    },
  });
  const end = carryOut(run, talk, call, span);
  span.endUs = run.clockUs;
  span.attributes['gen_ai.tool.call.result'] = attributeOf(end.result);
  if (end.status !== 'ok') failSpan(span, end.status, messageOf(end.result));
  run.calls.push({ agent: talk.agent, tool: call.tool, args: call.args, status: end.status, attempts: end.attempts });
  const maxChars = run.config.agents[talk.agent]?.context.maxToolResultChars ?? Infinity;
  const { tool, args, labels, id } = call;
  const { status, result } = end;
  const merged = [...new Set([...labels, ...end.labels])];
  talk.messages.push(resultMessage({ tool, args, status, result, labels: merged, answers: id, maxChars }));
}

const messageOf = (result: Json) =>
  typeof result === 'object' && result !== null && !Array.isArray(result)
    ? String(result.message ?? '')
    : String(result);

/** Everything between the agent's wish and its answer: is it there, is it a loop, is it valid, does the user agree, then the call. */
function carryOut<State>(run: Run<State>, talk: Conversation, call: Call, span: OpenSpan): CallEnd {
  const { tool, args } = call;
  const isAllowed = run.config.agents[talk.agent]?.tools.includes(tool) === true;
  const settings = isAllowed ? own(run.config.tools, tool) : undefined;
  const retriever = isAllowed && !settings ? own(run.config.retrievers, tool) : undefined;
  const doTool = own(run.world.tools, tool);
  const doRetrieve = own(run.world.retrievers, tool);
  if (!(settings && doTool) && !(retriever && doRetrieve)) {
    return refused('unknown-tool', `There is no tool named ${tool}.`);
  }
  const told = guardRepeats(run, talk.agent, `${tool} ${canonical(args)}`);
  if (told !== null) return refused('refused', told);
  if (!settings || !doTool) {
    return retriever && doRetrieve
      ? queryRetriever(run, { talk, call, span, settings: retriever, retrieve: doRetrieve })
      : refused('unknown-tool', '');
  }
  const problems = settings.validateArguments === 'reject' ? checkArguments(args, settings.parameters) : [];
  if (problems.length > 0) {
    return refused('invalid-arguments', `The call was not sent. ${problems.slice(0, 8).join('; ')}.`);
  }
  const declined = needsConfirmation(settings, args) ? confirm(run, talk, call, span) : null;
  if (declined) return declined;
  return tryCall(run, { talk, call, span, settings, perform: doTool });
}

const refused = (status: ToolErrorCode, message: string): CallEnd => ({
  status,
  result: { error: status, message },
  attempts: 0,
  labels: [],
});

function needsConfirmation({ confirm, confirmOver }: ToolSettings, args: JsonObject): boolean {
  if (confirm === 'always') return true;
  if (confirm === 'never' || !confirmOver) return false;
  const value = args[confirmOver.argument];
  return Number(value) > confirmOver.value;
}

function confirm<State>(run: Run<State>, talk: Conversation, call: Call, span: OpenSpan): CallEnd | null {
  const question = `Please confirm: ${call.tool} with ${canonical(call.args)}. Go ahead?`;
  const confirming = { tool: call.tool, args: call.args };
  const answer = askUser(run, { agent: talk.agent, parentId: span.id, question, confirming });
  if (answer?.agrees === true) return null;
  const said = answer === null ? 'The user did not answer.' : `The user said: ${answer.text}`;
  return { ...refused('declined', `Not confirmed, so nothing was done. ${said}`), labels: answer?.labels ?? [] };
}

/** The attempts of one call under its timeout, its retry policy and its idempotency key. */
function tryCall<State>(
  run: Run<State>,
  request: {
    talk: Conversation;
    call: Call;
    span: OpenSpan;
    settings: ToolSettings;
    perform: NonNullable<Run<State>['world']['tools'][string]>;
  },
): CallEnd {
  const { span, settings } = request;
  const attempts = Math.max(1, settings.retry.attempts);
  for (let attempt = 1; ; attempt += 1) {
    const { outcome, labels } = attemptCall(run, { ...request, attempt });
    if (outcome.status === 'ok') return { status: 'ok', result: outcome.result, attempts: attempt, labels };
    const isRetried = settings.retry.on.some((reason) => reason === outcome.status) && attempt < attempts;
    if (!isRetried) {
      const { status } = outcome;
      return { status, result: failureResult(settings, request.call.tool, outcome), attempts: attempt, labels };
    }
    span.events.push({
      name: 'retry',
      timeUs: run.clockUs,
      attributes: { reason: outcome.status, attempt: attempt + 1, 'backoff.ms': settings.retry.backoffMs },
    });
    run.wait(toUs(settings.retry.backoffMs) / 1000);
  }
}

/** What the agent reads about a failed call. After a timeout the wording depends on the settings. */
function failureResult(settings: ToolSettings, tool: string, outcome: { status: string; result: Json }): Json {
  if (outcome.status !== 'timeout') return { error: outcome.status, message: plain(outcome.result) };
  const waited = `${tool} did not answer within ${settings.timeoutMs} ms.`;
  return settings.afterTimeout === 'report-failure'
    ? { error: 'timeout', outcome: 'failed', message: `${waited} The call failed.` }
    : {
        error: 'timeout',
        outcome: 'unknown',
        message: `${waited} Whether it took effect is unknown: find out before you repeat it.`,
      };
}

const plain = (result: Json) => (typeof result === 'string' ? result : JSON.stringify(result));
