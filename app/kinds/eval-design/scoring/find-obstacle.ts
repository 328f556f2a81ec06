import type { NotMeasuredEvidence } from '../evidence';
import type { Execution } from '../execution';
import { evaluatorFile, type EvalDesignAnswer } from '../kind';
import { LEAST_REACHED } from './thresholds';

/** Why the evaluator cannot be measured at all, in words for the candidate. */
export interface Obstacle {
  flag: 'evaluator-failed' | 'cut-short' | 'forged-result' | 'stateful-evaluator';
  summary: string;
  advice: string;
  evidence: NotMeasuredEvidence;
}

/**
 * What stands in the way of measuring this evaluator, or null. It did not load; a session was void; most hidden outputs were
 * never reached; or it gave different answers for the same rows in another order, which means that what it says about a row
 * depends on rows it saw before.
 */
export function findObstacle(execution: Execution, answer: EvalDesignAnswer): Obstacle | null {
  const file = evaluatorFile(answer.fields);
  const session = (status: string) => execution.sessions.find((one) => one.status === status);
  const evidence = (
    reason: NotMeasuredEvidence['reason'],
    failed?: Execution['sessions'][number],
  ): NotMeasuredEvidence => ({
    check: 'not-measured',
    schemaVersion: 1,
    reason,
    error: failed?.error ? { file, ...failed.error } : null,
    repeated: execution.repeated,
    differing: execution.differing,
  });

  const unloaded = session('load-error');
  if (unloaded) {
    const where = unloaded.error?.line ? ` (${unloaded.error.name} in line ${unloaded.error.line})` : '';
    return {
      flag: 'evaluator-failed',
      summary: `${file} did not load${where}, so there is nothing to measure.`,
      advice: 'Run it on the public rows before you submit: the message and the line are shown there.',
      evidence: evidence('load-error', unloaded),
    };
  }
  const forged = session('protocol-violation');
  if (forged) {
    return {
      flag: 'forged-result',
      summary: `${file} wrote to the channel that carries results, so its run is void.`,
      advice: 'Return the evaluation from evaluate(row) and use print or console.log for notes.',
      evidence: evidence('void', forged),
    };
  }
  const planned = execution.sessions.reduce((sum, one) => sum + one.planned, 0);
  const reached = execution.sessions.reduce((sum, one) => sum + one.reached, 0);
  if (reached < LEAST_REACHED * planned) {
    const cut = execution.sessions.find((one) => one.status !== 'ok');
    return {
      flag: 'cut-short',
      summary: `${file} was stopped (${cut?.status ?? 'cut'}) after ${reached} of ${planned} hidden outputs, too few to measure.`,
      advice: 'Look for a loop that does not end or memory that only grows; a row may take two seconds at most.',
      evidence: evidence('cut-short', cut),
    };
  }
  if (execution.differing > 0) {
    return {
      flag: 'stateful-evaluator',
      summary: `${execution.differing} of ${execution.repeated} hidden outputs came out different when they were evaluated again in another order. What an evaluator says about a row must depend on that row alone, so nothing was measured.`,
      advice:
        'Keep no counters, caches of verdicts or running averages between calls. Run shows which public rows differ.',
      evidence: evidence('stateful'),
    };
  }
  return null;
}
