import { wilsonInterval } from '../../../lib/statistics/wilson';
import type { NotMeasuredEvidence, ReplayEvidence } from '../evidence';
import type { TraceDiagnosisContent } from '../kind';
import type { PatchedConfig } from '../patch/apply-patch';
import { describePatch } from '../patch/describe-patch';
import type { ReplayedRuns } from '../replay/replay-execution';
import { counted, percent, type Finding } from './make-check';
import { measureHarm } from './score-siblings';
import { ramp, REPLAY } from './thresholds';

/** Why nothing was replayed: the answer has no patch, or none of its operations fits. Null when there is something to replay. */
export function findPatchObstacle(patched: PatchedConfig): Omit<Finding, 'checkId'> | null {
  if (patched.applied.length > 0) return null;
  const misfits = patched.problems.length > 0;
  const evidence: NotMeasuredEvidence = {
    check: 'not-measured',
    schemaVersion: 1,
    reason: misfits ? 'patch-problems' : 'no-patch',
    problems: patched.problems,
    error: null,
    repeated: 0,
    differing: 0,
  };
  return {
    credit: 0,
    summary: misfits
      ? `None of the ${counted(patched.problems.length, 'change')} of your patch fits the configuration, so nothing was replayed.`
      : 'Your patch changes nothing, so there was nothing to replay.',
    advice: misfits
      ? `Mend it: ${patched.problems[0]?.path ?? ''}: ${patched.problems[0]?.message ?? ''}.`
      : 'Change the setting that let the first failure happen, and replay the run before you submit.',
    evidence,
  };
}

/**
 * The fix: whether the public run succeeds with it (a quarter), and how many of the hidden runs with the same fault do (the rest).
 * Success is what the world finds in its final state. A fix that breaks healthy runs is scaled down to nothing.
 */
export function scoreReplay(content: TraceDiagnosisContent, patched: PatchedConfig, runs: ReplayedRuns): Finding {
  const { broken, failing } = runs;
  const succeeded = failing.filter((run) => run.patched?.success === true).length;
  const hiddenSuccess = wilsonInterval(succeeded, failing.length) ?? { value: 0, low: 0, high: 1 };
  const publicPart = broken.patched?.success ? REPLAY.publicPart : 0;
  const hiddenPart = (1 - REPLAY.publicPart) * ramp(hiddenSuccess.value, REPLAY.hidden);
  const siblingFactor = ramp(measureHarm(content, runs).harmlessness, REPLAY.siblings);
  const credit = (publicPart + hiddenPart) * siblingFactor;
  const evidence: ReplayEvidence = {
    check: 'replay',
    schemaVersion: 1,
    patch: { operations: describePatch(patched), problems: patched.problems },
    broken: { title: content.runs.broken, ...broken },
    hidden: failing.map((run, at) => ({
      number: at + 1,
      success: run.patched?.success === true,
      ended: run.patched?.ended ?? null,
    })),
    hiddenSuccess,
    publicPart,
    hiddenPart,
    siblingFactor,
    credit,
  };
  return { checkId: 'replay', credit, ...words(evidence, succeeded), evidence };
}

function words(evidence: ReplayEvidence, succeeded: number): { summary: string; advice: string } {
  const { broken, hidden, siblingFactor, patch } = evidence;
  const after = broken.patched;
  const own = after === null ? 'did not come to an end' : after.success ? 'succeeds' : `still fails (${after.ended})`;
  const harm = siblingFactor < 1 ? ` It harms healthy runs, so it counts ${percent(siblingFactor)} as a fix.` : '';
  const summary = `With your patch the run you saw ${own}; ${succeeded} of ${hidden.length} hidden runs with the same fault succeed.${harm}`;
  const violations = after?.violations.map(({ text }) => text).join('; ') ?? '';
  const advice = [
    violations === '' ? '' : `What is still wrong: ${violations}.`,
    succeeded < hidden.length && (after?.success ?? false)
      ? 'A prompt is followed most of the time and a setting always; what has to hold must not rest on the model alone.'
      : '',
    siblingFactor < 1 ? 'Look for a change that stops the fault and nothing else.' : '',
    patch.problems.length > 0 ? `${counted(patch.problems.length, 'change')} did not fit and had no effect.` : '',
  ];
  return { summary, advice: advice.filter(Boolean).join(' ') };
}
