import type { AgentConfig } from './agent-config.ts';
import { transferName } from './turn-parts.ts';
import type { JsonObject } from './world-types.ts';

const QUERY: JsonObject = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] };

/** What an agent is told that it can call: its tools, its retrievers and the agents it may hand over to. */
export function toolDefinitions(config: AgentConfig, agent: string): JsonObject[] {
  const settings = own(config.agents, agent);
  if (!settings) return [];
  const define = (name: string, description: string, parameters: JsonObject): JsonObject => ({
    type: 'function',
    name,
    description,
    parameters,
  });
  const tools = settings.tools.flatMap((name) => {
    const tool = own(config.tools, name);
    if (tool) return [define(name, tool.description, tool.parameters)];
    const retriever = own(config.retrievers, name);
    return retriever ? [define(name, retriever.description, QUERY)] : [];
  });
  const transfers = Object.entries(settings.handOffs)
    .filter(([, { enabled }]) => enabled)
    .map(([to, { requires }]) =>
      define(transferName(to), `Hand the task to the ${to} agent.`, { type: 'object', required: requires }),
    );
  return [...tools, ...transfers];
}

/** The entry of a record under its own key, never one that every object has. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
