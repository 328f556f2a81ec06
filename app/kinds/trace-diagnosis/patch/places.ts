import type { Json } from '../../../lib/json';
import type { AgentConfig } from '../engine/agent-config.ts';

/** Whether a value is an object that is no list. */
export const isRecord = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a place of a configuration; undefined where there is none. Own properties only. */
export function findInConfig(config: AgentConfig, steps: readonly string[]): Json | undefined {
  let at: unknown = config;
  for (const step of steps) {
    if (!isRecord(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at as Json | undefined;
}

/**
 * Whether entries may be added to the record at this place: sections of a prompt, hand-offs, filters of a retriever, and
 * everything in the schema of a tool's arguments. Agents, tools and retrievers are the exercise's.
 */
export function isOpenRecord(steps: readonly string[]): boolean {
  const [part, , setting] = steps;
  if (part === 'agents') return steps.length === 3 && (setting === 'prompt' || setting === 'handOffs');
  if (part === 'tools') return steps.length >= 3 && setting === 'parameters';
  if (part === 'retrievers') return steps.length === 3 && setting === 'defaultFilters';
  return false;
}
