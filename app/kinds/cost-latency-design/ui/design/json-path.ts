import type { Json } from '../../../../lib/json';

const steps = (path: string): string[] => path.split('/').filter(Boolean);

/** The value at a path (`stages/2/retry/limit`), or undefined. The empty path is the value itself. */
export function readAt(root: Json, path: string): Json | undefined {
  return steps(path).reduce<Json | undefined>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return at !== null && typeof at === 'object' && Object.hasOwn(at, step) ? at[step] : undefined;
  }, root);
}

/**
 * A copy with another value at a path; `undefined` takes the property (or the list item) away. Objects that are missing on the way
 * are made. Parts that do not change are shared with the original.
 */
export function writeAt(root: Json, path: string, value: Json | undefined): Json {
  return write(root, steps(path), value) ?? null;
}

function write(at: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(at)) {
    const inner = write(at[Number(step)], rest, value);
    return at.flatMap((item, index) => (index === Number(step) ? (inner === undefined ? [] : [inner]) : [item]));
  }
  const old = at !== null && typeof at === 'object' ? at : {};
  const inner = write(Object.hasOwn(old, step) ? old[step] : undefined, rest, value);
  if (inner !== undefined) return { ...old, [step]: inner };
  return Object.fromEntries(Object.entries(old).filter(([key]) => key !== step));
}
