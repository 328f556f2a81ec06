import type { Json } from '../json';

type Node = Map<string, Node | { leaf: Json }>;

const MOST_STEPS = 24;

/**
 * Dotted paths to nested JSON: `0.message.role` becomes `[{ message: { role } }]`. Objects whose keys are all numbers become
 * lists in the order of the numbers, gaps closed. `placed` names the paths that found a place: one that contradicts an earlier
 * one, or has more than 24 steps, does not.
 */
export function unflatten(entries: Iterable<readonly [string, Json]>): { value: Json; placed: string[] } {
  const root: Node = new Map();
  const placed: string[] = [];
  for (const [path, leaf] of entries) if (place(root, path.split('.'), leaf)) placed.push(path);
  return { value: toJson(root), placed };
}

function place(root: Node, steps: string[], leaf: Json): boolean {
  if (steps.length > MOST_STEPS) return false;
  let node = root;
  for (const step of steps.slice(0, -1)) {
    const next = node.get(step);
    if (next instanceof Map) node = next;
    else if (next) return false;
    else {
      const made: Node = new Map();
      node.set(step, made);
      node = made;
    }
  }
  const last = steps[steps.length - 1] ?? '';
  if (node.has(last)) return false;
  node.set(last, { leaf });
  return true;
}

function toJson(node: Node): Json {
  const entries = [...node].map(([key, inner]): [string, Json] => [
    key,
    inner instanceof Map ? toJson(inner) : inner.leaf,
  ]);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,9}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  return Object.fromEntries(entries);
}

/** The same for a list whose entries have dotted keys themselves: `[{ "message.role": "user" }]`. */
export function undot(value: Json): Json {
  if (Array.isArray(value)) return value.map(undot);
  if (typeof value !== 'object' || value === null) return value;
  return unflatten(Object.entries(value).map(([key, inner]) => [key, undot(inner)] as const)).value;
}
