import type { ReplayResult } from '../engine/replay-types.ts';
import type { ReplayedRun } from '../public-run';
import { readTrace } from '../read-exercise';
import { pairSteps } from '../steps/pair-steps';
import { pairSpans } from './pair-spans';
import { summariseRun } from './summarise-run';

/** A public run before and after the patch, with both traces aligned and the first difference. Both must have been made with traces. */
export function describeReplay(recorded: ReplayResult, patched: ReplayResult): ReplayedRun {
  const otlp = JSON.stringify(patched.otlp);
  const { pairs, divergence } = pairSteps(recorded.steps, patched.steps);
  return {
    recorded: summariseRun(recorded),
    patched: summariseRun(patched),
    otlp,
    pairs: pairSpans(readTrace(JSON.stringify(recorded.otlp)), readTrace(otlp), pairs),
    divergence,
  };
}
