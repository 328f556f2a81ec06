import type { Sandbox } from '../../../lib/sandbox/sandbox';
import type { AuthoringProblem, GradingFiles, PublicFiles, WorldFiles } from '../../contract';
import type { TraceDiagnosisContent } from '../kind';
import { openWorld } from '../replay/open-world.server';
import { ProblemList } from '../../../lib/problem-list';
import { proveHiddenRuns } from './prove-hidden-runs.server';
import { provePublicRuns } from './prove-public-runs.server';
import { proveSledgehammers } from './prove-sledgehammers.server';
import { proveStarters } from './prove-starters.server';

/** An exercise as `exercises prove` hands it over. */
export interface ProvenExercise {
  content: TraceDiagnosisContent;
  publicFiles: PublicFiles;
  gradingFiles: GradingFiles;
  worldFiles: WorldFiles;
  sandbox: Sandbox;
}

/**
 * Authoring mistakes that only running the world shows: the recorded traces are what the world makes; broken runs fail and healthy
 * ones succeed; hidden traces are what their class says and do not tell it; crude patches do not pay; the starters load and flag
 * nothing. A world that does not link or throws is one problem.
 */
export async function proveWorld(exercise: ProvenExercise): Promise<AuthoringProblem[]> {
  const list = new ProblemList();
  try {
    const runner = await openWorld(exercise);
    await provePublicRuns(list, exercise, runner);
    await proveHiddenRuns(list, exercise, runner);
    await proveSledgehammers(list, exercise, runner);
    await proveStarters(list, exercise);
  } catch (error) {
    list.add('world/world.ts', '', error instanceof Error ? error.message : String(error));
  }
  return list.list();
}
