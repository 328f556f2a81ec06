import type { ReplayResult } from '../engine/replay-types.ts';
import type { RunSummary } from '../run-summary';
import type { CaseReplay } from './replay-cases';
import type { HiddenPair, ReplayedRuns, RunFigures } from './replay-execution';

/** Longest final answer that is kept. */
const LONGEST_TEXT = 4_000;

/** A run in numbers, with its last words and what was wrong with it. */
export function summariseRun({ facts, success, violations }: ReplayResult): RunSummary {
  const finalText = facts.finalText.slice(0, LONGEST_TEXT);
  return { ...figuresOf({ facts, success }), finalText, violations: violations.map(({ id, text }) => ({ id, text })) };
}

/** A run in numbers only: nothing of a hidden run's text. */
export function figuresOf({ facts, success }: Pick<ReplayResult, 'facts' | 'success'>): RunFigures {
  const { ended, steps, durationMs, costUsd, interruptions, handOffs } = facts;
  return { success, ended, steps, durationMs, costUsd, interruptions, handOffs };
}

/** Replays in the order public run, `failing` hidden runs with the fault, healthy siblings, as they are stored and scored. */
export function toReplayedRuns([broken, ...hidden]: readonly CaseReplay[], failing: number): ReplayedRuns {
  if (!broken) throw new Error('the public run was not replayed');
  const pairs = hidden.map(({ recorded, patched }): HiddenPair => ({
    recorded: figuresOf(recorded),
    patched: patched && figuresOf(patched),
  }));
  return {
    broken: { recorded: summariseRun(broken.recorded), patched: broken.patched && summariseRun(broken.patched) },
    failing: pairs.slice(0, failing),
    siblings: pairs.slice(failing),
  };
}
