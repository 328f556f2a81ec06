import type { Run } from './run-state.ts';

/**
 * Counts what an agent does and lets the loop guard act when it has been done as often as the settings allow. Returns what to tell
 * the agent instead of doing it again, or null to go on; ending the run is noted in `run.ended`.
 */
export function guardRepeats<State>(run: Run<State>, agent: string, what: string): string | null {
  const key = `${agent} ${what}`;
  const before = run.repeatsOf.get(key) ?? 0;
  run.repeatsOf.set(key, before + 1);
  const guard = run.config.limits.loopGuard;
  if (!guard || before < guard.repeats) return null;
  if (guard.action === 'stop') run.ended = 'loop-guard';
  if (guard.action === 'hand-to-person') {
    run.ended = 'escalated';
    run.interruptions += 1;
  }
  return `Loop guard: exactly this has been done ${before} times in this run. It was not done again; try something else.`;
}
