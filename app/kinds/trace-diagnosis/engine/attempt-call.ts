import type { ToolSettings } from './agent-config.ts';
import type { Call } from './call-tool.ts';
import { canonical } from './canonical.ts';
import type { Conversation } from './conversation.ts';
import { hexOf } from './keyed-draw.ts';
import type { StepOutcome } from './recording-tape.ts';
import type { Run } from './run-state.ts';
import { failSpan, toUs } from './run-state.ts';
import type { OpenSpan } from './span-book.ts';
import { attemptKey } from './step-key.ts';
import { copied } from './value-text.ts';
import type { ToolCall, ToolOutcome } from './world-types.ts';

/**
 * One attempt of a call: the world does its part (also when its answer comes too late), the harness waits as long as it is
 * configured to. What comes back is the recorded outcome while the run is the recording.
 */
export function attemptCall<State>(
  run: Run<State>,
  request: {
    talk: Conversation;
    call: Call;
    span: OpenSpan;
    settings: ToolSettings;
    attempt: number;
    perform: (call: ToolCall<State>) => ToolOutcome;
  },
): { outcome: StepOutcome; labels: string[] } {
  const { talk, call, settings, attempt, perform } = request;
  const earlier = run.triesOf.get(call.tool) ?? 0;
  run.triesOf.set(call.tool, earlier + 1);
  const idempotencyKey = keyOf(run, request);
  const { agent } = talk;
  const { tool, args } = call;
  const made = perform({
    state: run.state,
    run: run.case,
    args,
    agent,
    attempt,
    earlier,
    idempotencyKey,
    timeMs: run.nowMs,
    draw: run.draw,
  });
  if (made.interruption) run.interruptions += 1;
  const span = openAttempt(run, request, made, idempotencyKey);
  const key = attemptKey({ agent, tool, args, attempt, idempotencyKey });
  const outcome = run.tape.take(key, span.id, simulated(made, settings.timeoutMs), settings.timeoutMs);
  run.wait(outcome.latencyMs);
  span.endUs = span.startUs + toUs(outcome.latencyMs);
  if (outcome.status !== 'ok') failSpan(span, outcome.status, String(outcome.result));
  const isLate = outcome.status === 'timeout';
  return { outcome, labels: isLate ? [] : (made.labels ?? []) };
}

function simulated({ result, error, latencyMs }: ToolOutcome, timeoutMs: number): StepOutcome {
  const took = toUs(latencyMs) / 1000;
  if (took > timeoutMs) return { status: 'timeout', result: `no answer within ${timeoutMs} ms`, latencyMs: timeoutMs };
  return error
    ? { status: error.code, result: error.message, latencyMs: took }
    : { status: 'ok', result: copied(result ?? null), latencyMs: took };
}

/** The key a service knows a repetition by: of this attempt, or of the effect the agent intends. */
function keyOf<State>(
  run: Run<State>,
  { talk, call, settings, attempt }: { talk: Conversation; call: Call; settings: ToolSettings; attempt: number },
): string | null {
  if (settings.idempotencyKey === 'none') return null;
  const intended =
    settings.idempotencyKey === 'per-attempt'
      ? `attempt ${call.id} ${attempt}`
      : `operation ${call.operation ?? canonical(call.args)}`;
  return `ik_${hexOf(`${run.case.id} ${talk.agent} ${call.tool} ${intended}`, 20)}`;
}

function openAttempt<State>(
  run: Run<State>,
  { call, span: parent, attempt }: { call: Call; span: OpenSpan; attempt: number },
  made: ToolOutcome,
  idempotencyKey: string | null,
): OpenSpan {
  const span = run.spans.open({
    name: `${call.tool} request`,
    parentId: parent.id,
    startUs: run.clockUs,
    kind: 3,
    attributes: {
      ...made.attributes,
      ...(attempt === 1 ? {} : { 'http.request.resend_count': attempt - 1 }),
      ...(idempotencyKey === null ? {} : { 'http.request.header.idempotency-key': [idempotencyKey] }),
    },
  });
  for (const { name, offsetMs, durationMs, error, attributes } of made.inside ?? []) {
    const startUs = span.startUs + toUs(offsetMs);
    const child = run.spans.open({ name, parentId: span.id, startUs, attributes: { ...attributes } });
    child.endUs = startUs + toUs(durationMs);
    if (error !== undefined) failSpan(child, 'error', error);
  }
  return span;
}
