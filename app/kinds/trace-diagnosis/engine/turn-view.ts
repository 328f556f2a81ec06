import type { AgentSettings } from './agent-config.ts';
import type { Message } from './conversation.ts';
import { findConcept } from './find-concept.ts';
import type { Run } from './run-state.ts';
import { toolDefinitions } from './tool-definitions.ts';
import type { TurnView } from './world-types.ts';

/** What the scripted model is shown on one turn. */
export function turnView<State>(options: {
  run: Run<State>;
  agent: string;
  settings: AgentSettings;
  window: Message[];
  systemPrompt: string;
}): TurnView {
  const { run, agent, settings, window, systemPrompt } = options;
  const descriptions = toolDefinitions(run.config, agent).map(({ description }) => String(description));
  const told = [systemPrompt, ...descriptions].join('\n');
  return {
    agent,
    turn: run.turnsOf.get(agent) ?? 0,
    step: run.steps,
    settings,
    config: run.config,
    context: window,
    systemPrompt,
    seen: (label) => window.findLast(({ labels }) => labels.includes(label)),
    results: (tool) => window.filter((message) => message.tool?.name === tool),
    follows: (concept, reliability) =>
      run.draw(`follows ${agent} ${concept.id}`) < reliability && findConcept(told, concept),
    draw: run.draw,
    pick: (key, from) => pickFrom(from, run.draw(`pick ${key}`)),
    params: run.case.params,
  };
}

function pickFrom<T>(from: readonly T[], draw: number): T {
  const picked = from[Math.floor(draw * from.length)];
  if (picked === undefined) throw new Error('a policy picks from an empty list');
  return picked;
}
