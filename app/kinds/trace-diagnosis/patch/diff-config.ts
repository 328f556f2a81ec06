import { stableStringify, type Json } from '../../../lib/json';
import type { AgentConfig } from '../engine/agent-config.ts';
import type { PatchOperation } from '../kind';
import { formatPointer } from './json-pointer';
import { isRecord } from './places';

/**
 * The smallest patch that turns one configuration into another: `applyPatch` of it to `base` gives `edited`. Values are compared,
 * lists as a whole; a record that lost an entry is set as a whole, because a patch cannot remove one. Agents, tools and retrievers
 * must be the same in both.
 */
export function diffConfig(base: AgentConfig, edited: AgentConfig): PatchOperation[] {
  return differences(toJson(base), toJson(edited), []);
}

function differences(base: Json | undefined, edited: Json, steps: string[]): PatchOperation[] {
  if (base !== undefined && stableStringify(base) === stableStringify(edited)) return [];
  const inside =
    isRecord(base) &&
    isRecord(edited) &&
    steps.length < 12 &&
    Object.keys(base).every((key) => Object.hasOwn(edited, key));
  if (!inside) return [{ path: formatPointer(steps), value: edited }];
  return Object.entries(edited).flatMap(([key, value]) =>
    differences(Object.hasOwn(base, key) ? base[key] : undefined, value, [...steps, key]),
  );
}

const toJson = (config: AgentConfig): Json => JSON.parse(JSON.stringify(config)) as Json;
