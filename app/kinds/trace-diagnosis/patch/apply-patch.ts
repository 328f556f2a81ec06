import { stableStringify, type Json } from '../../../lib/json';
import { agentConfig } from '../config';
import type { AgentConfig } from '../engine/agent-config.ts';
import type { PatchOperation } from '../kind';
import type { PatchProblem } from '../run-summary';
import { findReferenceProblem } from './find-reference-problem';
import { formatPointer, isWithin, parsePointer } from './json-pointer';
import { findInConfig, isOpenRecord, isRecord } from './places';

export interface PatchedConfig {
  config: AgentConfig;
  /** Operations that were left out, by their index in the patch. */
  problems: PatchProblem[];
  /** Operations that changed something, outermost first, as they were applied. */
  applied: { path: string; before: Json; after: Json }[];
}

interface Operation {
  index: number;
  path: string;
  steps: string[];
  value: Json;
}

/**
 * The configuration with a patch applied; never throws and changes nothing it is given. Of operations on the same place the last
 * one counts, outer places come before inner ones, so their order in the list is otherwise irrelevant. An operation that names an
 * unknown or locked place, or whose value does not fit, is left out and reported.
 */
export function applyPatch(options: {
  config: AgentConfig;
  patch: readonly PatchOperation[];
  locked: readonly string[];
}): PatchedConfig {
  const problems: PatchProblem[] = [];
  const locked = options.locked.flatMap((text) => [parsePointer(text) ?? []]).filter((steps) => steps.length > 0);
  let config = structuredClone(options.config);
  const applied: PatchedConfig['applied'] = [];
  for (const operation of inOrder(options.patch, problems)) {
    const before = findInConfig(config, operation.steps);
    const refusal = refuse(config, operation, locked);
    const next = refusal === null ? setIn(config, operation) : config;
    const message = refusal ?? misfit(options.config, next, operation, locked);
    if (message !== null) {
      problems.push({ index: operation.index, path: operation.path, message });
      continue;
    }
    if (stableStringify(before ?? null) === stableStringify(operation.value) && before !== undefined) continue;
    config = next;
    applied.push({ path: operation.path, before: before ?? null, after: operation.value });
  }
  return { config, problems: problems.sort((a, b) => a.index - b.index), applied };
}

/** The operations that count, outer places first, then by name; what is no pointer becomes a problem. */
function inOrder(patch: readonly PatchOperation[], problems: PatchProblem[]): Operation[] {
  const byPlace = new Map<string, Operation>();
  patch.forEach(({ path, value }, index) => {
    const steps = parsePointer(path);
    if (steps) byPlace.set(formatPointer(steps), { index, path, steps, value });
    else problems.push({ index, path, message: `"${path.slice(0, 80)}" is no place in the configuration` });
  });
  return [...byPlace]
    .sort(([a, x], [b, y]) => x.steps.length - y.steps.length || (a < b ? -1 : 1))
    .map(([, one]) => one);
}

/** Why an operation cannot be tried at all, or null. */
function refuse(config: AgentConfig, { steps, path }: Operation, locked: string[][]): string | null {
  if (steps.some((step) => step === '__proto__')) return `${path} is no place in the configuration`;
  if (locked.some((place) => isWithin(place, steps))) return `${path} is locked in this exercise`;
  const parentSteps = steps.slice(0, -1);
  const parent = findInConfig(config, parentSteps);
  const last = steps.at(-1) ?? '';
  if (Array.isArray(parent)) return `${formatPointer(parentSteps)} is a list: set it as a whole`;
  if (parent === null) return `${formatPointer(parentSteps)} is null: set it as a whole`;
  if (!isRecord(parent)) return `there is no ${path} in the configuration`;
  if (!Object.hasOwn(parent, last) && !isOpenRecord(parentSteps)) return `there is no ${path} in the configuration`;
  return null;
}

/** A copy of the configuration with the value at its place. */
function setIn(config: AgentConfig, { steps, value }: Operation): AgentConfig {
  const next = structuredClone(config);
  const parent = findInConfig(next, steps.slice(0, -1));
  if (isRecord(parent)) parent[steps.at(-1) ?? ''] = structuredClone(value);
  return next;
}

/** Why the configuration is none any more after the operation, or null: shape, bounds, names, locked places within. */
function misfit(base: AgentConfig, next: AgentConfig, { steps, path }: Operation, locked: string[][]): string | null {
  const parsed = agentConfig.safeParse(next);
  if (!parsed.success) {
    const issue = parsed.error.issues.find((one) => isWithin(steps, one.path.map(String))) ?? parsed.error.issues[0];
    const inner = (issue?.path ?? []).slice(steps.length).map(String);
    return `${inner.length > 0 ? `${formatPointer(inner)}: ` : ''}${issue?.message ?? 'does not fit'}`;
  }
  const touched = locked.find(
    (place) =>
      isWithin(steps, place) &&
      stableStringify(findInConfig(base, place) ?? null) !== stableStringify(findInConfig(next, place) ?? null),
  );
  if (touched) return `${path} would change ${formatPointer(touched)}, which is locked in this exercise`;
  return findReferenceProblem(base, next);
}
