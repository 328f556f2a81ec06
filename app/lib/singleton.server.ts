const registry = ((globalThis as { [key: symbol]: unknown })[Symbol.for('assay.singletons')] ??= new Map()) as Map<
  string,
  { value: unknown; dispose?: (value: never) => Promise<void> | void }
>;

/**
 * One value per process under `name`, made at first use. The web server and the Remix build are two bundles in one process, and
 * development reloads modules; both must share one database pool and one sandbox pool.
 */
export function singleton<T>(name: string, create: () => T, dispose?: (value: T) => Promise<void> | void): T {
  let entry = registry.get(name);
  if (!entry) {
    entry = { value: create(), dispose: dispose as (value: never) => Promise<void> | void };
    registry.set(name, entry);
  }
  return entry.value as T;
}

/** Disposes everything in reverse order of creation; for shutdown. A failing disposal does not stop the others. */
export async function disposeSingletons(): Promise<void> {
  for (const [name, { value, dispose }] of [...registry].reverse()) {
    registry.delete(name);
    await Promise.resolve(dispose?.(value as never)).catch((error: unknown) =>
      console.warn(`closing ${name}: ${String(error)}`),
    );
  }
}
