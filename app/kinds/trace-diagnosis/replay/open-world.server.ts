import type { Sandbox } from '../../../lib/sandbox/sandbox';
import type { WorldFiles } from '../../contract';
import { linkWorld } from '../world-session/link-world.server';
import { replayRuns } from '../world-session/replay-runs.server';
import type { WorldRunner } from './world-runner';

/** Links the world of an exercise and makes its runs in the sandbox. Throws when the world does not link, load, or throws itself. */
export async function openWorld(context: {
  worldFiles: WorldFiles;
  sandbox: Sandbox;
  signal?: AbortSignal;
}): Promise<WorldRunner> {
  const { worldFiles, sandbox, signal } = context;
  const worldSource = await linkWorld(worldFiles);
  return {
    run: async (requests, onDone) => {
      const outcomes = await replayRuns({
        sandbox,
        worldSource,
        requests,
        ...(signal ? { signal } : {}),
        ...(onDone ? { onProgress: onDone } : {}),
      });
      return outcomes.map((outcome, at) => {
        if ('result' in outcome) return outcome;
        if (!outcome.cut)
          throw new Error(`the world fails in case "${requests[at]?.run.id ?? ''}": ${outcome.problem}`);
        return { cut: outcome.problem };
      });
    },
  };
}
