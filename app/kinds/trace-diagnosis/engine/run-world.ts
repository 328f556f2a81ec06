import type { ReplayRequest, ReplayResult } from './replay-types.ts';
import { runAgent } from './run-agent.ts';
import { Run, userMessage } from './run-state.ts';
import { attributeOf } from './value-text.ts';
import type { RunFacts, World } from './world-types.ts';

/**
 * Makes one run of a world under a configuration: records it when the request brings no recording, replays it otherwise. Pure:
 * the same request gives the same result, byte for byte. Durations are milliseconds, costs US dollars. Throws what the world's
 * own code throws, which is a mistake of the exercise.
 */
export function runWorld<State>(world: World<State>, request: ReplayRequest): ReplayResult {
  const run = new Run(world, request);
  const { text, labels = [] } = world.request(request.run, run.state);
  run.spans.open({
    name: 'user message',
    parentId: run.root.id,
    startUs: 0,
    attributes: { 'assay.span.kind': 'user', 'input.value': attributeOf(text) },
  });
  run.root.attributes['input.value'] = attributeOf(text);
  runAgent(run, world.entryAgent, [userMessage(text, ['user-request', ...labels])], run.root.id);
  closeRoot(run);
  const facts = factsOf(run);
  const { success, violations } = world.judge(run.state, facts);
  return {
    facts,
    success,
    violations,
    steps: run.tape.steps,
    divergedAt: run.tape.divergedAt(),
    otlp: request.withTrace ? run.spans.toOtlp(run.startMs, { 'service.name': world.name }) : null,
  };
}

function closeRoot<State>(run: Run<State>): void {
  const { root } = run;
  root.endUs = run.clockUs;
  root.attributes['agent.run.end'] = run.ended ?? 'stuck';
  root.attributes['agent.run.steps'] = run.steps;
  if (run.finalText !== '') root.attributes['output.value'] = attributeOf(run.finalText);
  const isFine = run.ended === 'finished' || run.ended === 'escalated';
  if (!isFine) root.error = `the run ended by ${run.ended ?? 'stuck'}`;
}

function factsOf<State>(run: Run<State>): RunFacts {
  return {
    caseId: run.case.id,
    ended: run.ended ?? 'stuck',
    finalText: run.finalText,
    steps: run.steps,
    durationMs: (run.clockUs - run.idleUs) / 1000,
    costUsd: Math.round(run.costUsd * 1e9) / 1e9,
    interruptions: run.interruptions,
    handOffs: run.handOffs,
    calls: run.calls,
  };
}
