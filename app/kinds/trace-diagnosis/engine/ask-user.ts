import type { StepOutcome } from './recording-tape.ts';
import type { Run } from './run-state.ts';
import { agentAttributes, toUs } from './run-state.ts';
import { questionKey } from './step-key.ts';
import { attributeOf } from './value-text.ts';
import type { Json, JsonObject } from './world-types.ts';

/** How long the harness waits for a person who does not answer. */
const PATIENCE_MS = 600_000;

export interface UserAnswer {
  text: string;
  agrees: boolean;
  labels: string[];
}

/** Asks the user and waits; every question is an interruption. Null when nobody answers within ten minutes. */
export function askUser<State>(
  run: Run<State>,
  ask: { agent: string; parentId: string; question: string; confirming?: { tool: string; args: JsonObject } },
): UserAnswer | null {
  const { agent, parentId, question, confirming } = ask;
  const earlier = run.questions;
  run.questions += 1;
  run.interruptions += 1;
  const { state, draw } = run;
  const reply = run.world.user({ state, run: run.case, question, agent, confirming, earlier, draw });
  const name = confirming ? 'confirm with user' : 'ask user';
  const span = run.spans.open({
    name,
    parentId,
    startUs: run.clockUs,
    attributes: { 'assay.span.kind': 'user', ...agentAttributes(agent), 'input.value': attributeOf(question) },
  });
  const simulated: StepOutcome = reply
    ? { status: 'ok', result: reply.text, latencyMs: toUs(reply.waitMs) / 1000 }
    : { status: 'timeout', result: null, latencyMs: PATIENCE_MS };
  const outcome = run.tape.take(questionKey(agent, question), span.id, simulated);
  run.wait(outcome.latencyMs);
  span.endUs = span.startUs + toUs(outcome.latencyMs);
  if (outcome.status !== 'ok') {
    span.attributes['user.answered'] = false;
    return null;
  }
  const text = textOf(outcome.result);
  span.attributes['output.value'] = attributeOf(text);
  if (confirming) span.attributes['user.agrees'] = reply?.agrees === true;
  return { text, agrees: reply?.agrees === true, labels: reply?.labels ?? [] };
}

const textOf = (result: Json) => (typeof result === 'string' ? result : JSON.stringify(result));
