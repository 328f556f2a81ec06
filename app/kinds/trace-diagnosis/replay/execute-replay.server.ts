import type { GradingContext } from '../../contract';
import type { TraceDiagnosisContent, TraceDiagnosisFields } from '../kind';
import { applyPatch } from '../patch/apply-patch';
import { readBaseConfig, readHiddenCases, readPublicCases } from '../read-exercise';
import { openWorld } from './open-world.server';
import { replayCases } from './replay-cases';
import type { ReplayExecution } from './replay-execution';
import { toReplayedRuns } from './summarise-run';

/**
 * The step `replay`: the public run, the hidden runs with the same fault and the healthy siblings, each as it goes by itself and as it
 * goes with the candidate's patch. Keeps numbers of hidden runs only. Throws when the world or the sandbox fails (ours).
 */
export async function executeReplay(
  context: GradingContext<TraceDiagnosisContent, TraceDiagnosisFields>,
): Promise<ReplayExecution> {
  const { content, answer, publicFiles, gradingFiles, worldFiles } = context;
  const base = readBaseConfig(publicFiles);
  const patched = applyPatch({ config: base, patch: answer.fields.patch, locked: content.locked });
  if (patched.applied.length === 0) return { schemaVersion: 1, runs: null };

  const { failing, siblings } = readHiddenCases(gradingFiles);
  const cases = [readPublicCases(worldFiles).broken, ...failing, ...siblings];
  const runner = await openWorld(context);
  const replays = await replayCases({
    runner,
    cases,
    base,
    patched: patched.config,
    withTrace: false,
    onDone: (done) => context.report({ done, total: 2 * cases.length, note: 'Replaying runs with your fix' }),
  });
  return { schemaVersion: 1, runs: toReplayedRuns(replays, failing.length) };
}
