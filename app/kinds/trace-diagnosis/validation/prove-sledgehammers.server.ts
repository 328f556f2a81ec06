import type { AgentConfig } from '../engine/agent-config.ts';
import type { PatchOperation } from '../kind';
import { applyPatch } from '../patch/apply-patch';
import { readBaseConfig, readHiddenCases, readPublicCases } from '../read-exercise';
import { replayCases } from '../replay/replay-cases';
import { toReplayedRuns } from '../replay/summarise-run';
import type { WorldRunner } from '../replay/world-runner';
import { percent } from '../scoring/make-check';
import { scoreReplay } from '../scoring/score-replay';
import { scoreSiblings } from '../scoring/score-siblings';
import type { ProblemList } from '../../../lib/problem-list';
import type { ProvenExercise } from './prove-world.server';

/** Most that a crude patch may earn of the points for the fix. */
const MOST = 0.4;

/**
 * Patches that think of nothing must not pay in this world: one step only, confirming everything, an enormous timeout on everything,
 * endless retries, a guard that hands every repetition to a person, no tools at all.
 */
export async function proveSledgehammers(
  list: ProblemList,
  exercise: ProvenExercise,
  runner: WorldRunner,
): Promise<void> {
  const { content, publicFiles, gradingFiles, worldFiles } = exercise;
  const base = readBaseConfig(publicFiles);
  const { siblings, failing } = readHiddenCases(gradingFiles);
  const cases = [readPublicCases(worldFiles).broken, ...failing, ...siblings];
  for (const [name, patch] of Object.entries(crudePatches(base))) {
    const patched = applyPatch({ config: base, patch, locked: content.locked });
    if (patched.applied.length === 0) continue;
    const replays = await replayCases({ runner, cases, base, patched: patched.config, withTrace: false });
    const runs = toReplayedRuns(replays, failing.length);
    const { replay, siblings: healthy } = content.checks;
    const earned = replay * scoreReplay(content, patched, runs).credit + healthy * scoreSiblings(content, runs).credit;
    const share = earned / Math.max(1e-9, replay + healthy);
    if (share > MOST) {
      list.add(
        'world/world.ts',
        name,
        `a crude patch earns ${percent(share)} of the fix; at most ${percent(MOST)} is fair`,
      );
    }
  }
}

/** Crude patches by name. Operations on locked places fall away. */
function crudePatches({ agents, tools, retrievers }: AgentConfig): Record<string, PatchOperation[]> {
  const onTools = (setting: string, value: PatchOperation['value']) =>
    Object.keys(tools).map((name) => ({ path: `/tools/${name}/${setting}`, value }));
  return {
    'one step only': [{ path: '/limits/maxSteps', value: 1 }],
    'confirm everything': onTools('confirm', 'always'),
    'ten minutes for everything': [
      ...onTools('timeoutMs', 600_000),
      ...Object.keys(retrievers).map((name) => ({ path: `/retrievers/${name}/timeoutMs`, value: 600_000 })),
    ],
    'ten attempts at everything': onTools('retry', {
      attempts: 10,
      backoffMs: 1_000,
      on: ['timeout', 'unavailable', 'rate-limited'],
    }),
    'hand repetitions to a person': [{ path: '/limits/loopGuard', value: { repeats: 2, action: 'hand-to-person' } }],
    'no tools': Object.keys(agents).map((name) => ({ path: `/agents/${name}/tools`, value: [] })),
  };
}
