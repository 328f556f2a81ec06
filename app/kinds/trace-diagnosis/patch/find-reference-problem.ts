import type { AgentConfig } from '../engine/agent-config.ts';

/**
 * What names in a well-formed configuration do not fit together, in one sentence, or null: the agents, tools and retrievers of the
 * exercise are all there and no others; agents use tools and hand over to agents that exist.
 */
export function findReferenceProblem(base: AgentConfig, config: AgentConfig): string | null {
  for (const part of ['agents', 'tools', 'retrievers'] as const) {
    const missing = Object.keys(base[part]).find((name) => !Object.hasOwn(config[part], name));
    if (missing !== undefined) return `${part} must keep "${missing}"`;
    const added = Object.keys(config[part]).find((name) => !Object.hasOwn(base[part], name));
    if (added !== undefined) return `the exercise has no "${added}" among its ${part}`;
  }
  for (const [agent, settings] of Object.entries(config.agents)) {
    const unknown = settings.tools.find(
      (name) => !Object.hasOwn(config.tools, name) && !Object.hasOwn(config.retrievers, name),
    );
    if (unknown !== undefined) return `agent ${agent} is given "${unknown}", which is no tool or retriever here`;
    const stranger = Object.keys(settings.handOffs).find((name) => !Object.hasOwn(config.agents, name));
    if (stranger !== undefined) return `agent ${agent} hands over to "${stranger}", which is no agent here`;
  }
  return null;
}
