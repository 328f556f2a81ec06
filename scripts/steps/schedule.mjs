/**
 * Runs tasks `{ name, needs, alone, work }` as soon as what they need has ended, at most two at once; `alone` ones have the machine
 * to themselves. `work` resolves to `{ ok, detail, output, passed, failed }`. A task whose need failed is skipped only when it is a
 * `hard` need. Calls `onEnd(task, result)` for each; returns all results by name.
 */
export async function runTasks(tasks, onEnd) {
  const results = new Map();
  const waiting = new Set(tasks);
  const running = new Map();
  while (waiting.size > 0 || running.size > 0) {
    for (const task of [...waiting]) {
      const broken = task.needs.find((name) => results.has(name) && !results.get(name).ok);
      if (broken !== undefined) {
        waiting.delete(task);
        end(task, { ok: false, detail: `not run, because "${broken}" failed`, output: '', ms: 0 });
        continue;
      }
      const ready = task.needs.every((name) => results.has(name));
      const room = task.alone
        ? running.size === 0
        : running.size < 2 && ![...running.keys()].some((other) => other.alone);
      if (!ready || !room) continue;
      waiting.delete(task);
      running.set(task, timed(task));
    }
    if (running.size > 0) {
      const { task, result } = await Promise.race(running.values());
      running.delete(task);
      end(task, result);
    }
  }
  return results;

  function end(task, result) {
    results.set(task.name, result);
    onEnd(task, result);
  }
}

async function timed(task) {
  const startedAt = performance.now();
  const result = await task.work().catch((error) => ({ ok: false, output: String(error?.stack ?? error) }));
  return { task, result: { ...result, ms: performance.now() - startedAt } };
}
