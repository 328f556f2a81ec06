import { stableStringify, type Json } from '../../../../lib/json';
import type { AgentConfig } from '../../engine/agent-config.ts';
import type { PatchOperation } from '../../kind';
import { diffConfig } from '../../patch/diff-config';
import { formatPointer, parsePointer } from '../../patch/json-pointer';
import { findInConfig, isRecord } from '../../patch/places';

/** The configuration as it stands in the form: also with values that do not fit, so that typing is never thrown away. */
export interface DraftConfig {
  draft: AgentConfig;
  /** Operations that have no place in the form; they stay in the patch until somebody takes them out. */
  unplaced: PatchOperation[];
}

/** The base with every operation that has a place, outer places first; nothing is checked. Changes nothing it is given. */
export function draftOf(base: AgentConfig, patch: readonly PatchOperation[]): DraftConfig {
  const draft = structuredClone(base);
  const unplaced: PatchOperation[] = [];
  const placed = patch
    .map((operation) => ({ operation, steps: parsePointer(operation.path) ?? [] }))
    .sort((a, b) => a.steps.length - b.steps.length);
  for (const { operation, steps } of placed) {
    if (!put(draft, steps, operation.value)) unplaced.push(operation);
  }
  return { draft, unplaced };
}

/** The patch after one place was given a value; undefined takes an entry out of its record. As small as it can be. */
export function setInPatch(options: {
  base: AgentConfig;
  patch: readonly PatchOperation[];
  steps: readonly string[];
  value: Json | undefined;
}): PatchOperation[] {
  const { base, patch, steps, value } = options;
  const { draft, unplaced } = draftOf(base, patch);
  const parent = findInConfig(draft, steps.slice(0, -1));
  const last = steps.at(-1) ?? '';
  if (value === undefined && isRecord(parent)) delete parent[last];
  else if (value !== undefined) put(draft, steps, value);
  return [...diffConfig(base, draft), ...unplaced];
}

/** Whether a place has another value in the draft than in the base. */
export function isChanged(base: AgentConfig, draft: AgentConfig, steps: readonly string[]): boolean {
  const text = (config: AgentConfig) => stableStringify(findInConfig(config, steps) ?? null);
  return text(base) !== text(draft);
}

/** The patch without one operation. */
export const withoutOperation = (patch: readonly PatchOperation[], at: number): PatchOperation[] =>
  patch.filter((_, place) => place !== at);

/** How many operations are at a place or beneath it. */
export function countChanges(patch: readonly PatchOperation[], steps: readonly string[]): number {
  const prefix = formatPointer(steps);
  return patch.filter(({ path }) => path === prefix || path.startsWith(`${prefix}/`)).length;
}

function put(config: AgentConfig, steps: readonly string[], value: Json): boolean {
  const last = steps.at(-1);
  const parent = findInConfig(config, steps.slice(0, -1));
  if (last === undefined || last === '__proto__' || !isRecord(parent)) return false;
  parent[last] = structuredClone(value);
  return true;
}
