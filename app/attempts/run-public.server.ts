import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import { parseAnswer } from '../exercises/parse-answer.server';
import type { RunReport } from '../kinds/contract';
import { getKindChecks } from '../kinds/registry.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { FairGate } from '../lib/fair-gate';
import { getSandbox } from '../lib/sandbox/get-sandbox.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { singleton } from '../lib/singleton.server';
import { getOwnAttempt } from './get-own-attempt.server';
import { countUseBy, type Requester } from './limits.server';

const getGate = () =>
  singleton(
    'public-runs',
    () => new FairGate({ concurrency: env().SANDBOX_CONCURRENCY, limit: 200, limitPerOwner: 3 }),
  );

/** Random draws of a public run; grading uses the exercise's own seed, so nothing can be learned from this one. */
const PUBLIC_SEED = 1;

/**
 * Runs the answer over the public data in the sandbox that grading uses, visitors taking turns. Throws `not-found`,
 * `bad-request` when the answer does not fit the exercise, `too-many` beyond the limits and `busy` when too much is waiting.
 */
export async function runPublic({
  database = getDatabase(),
  sandbox,
  gate = getGate(),
  attemptId,
  sittingId = null,
  requester,
  answer,
  signal,
}: {
  database?: Database;
  sandbox?: Sandbox;
  gate?: FairGate;
  attemptId: string;
  /** The sitting the attempt is work in; the caller has checked that it is this visitor's. */
  sittingId?: string | null;
  requester: Requester;
  answer: unknown;
  signal?: AbortSignal;
}): Promise<RunReport> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId: requester.visitorId, sittingId });
  const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  const parsed = parseAnswer({ exercise, value: answer });
  await countUseBy('runs', requester);
  const runner = sandbox ?? (await getSandbox());
  return gate.run(requester.visitorId, () => {
    signal?.throwIfAborted();
    return getKindChecks(exercise.manifest.kind).runPublic({
      content: exercise.content,
      answer: parsed,
      publicFiles: exercise.publicFiles,
      worldFiles: exercise.worldFiles,
      sandbox: runner,
      seed: PUBLIC_SEED,
      signal,
      report: () => undefined,
    });
  });
}
