import { stableStringify } from '../../../lib/json';
import type { PublicFiles } from '../../contract';
import { FILES, readBaseConfig, readPublicCases } from '../read-exercise';
import { recordCases } from '../replay/replay-cases';
import { resultOf, type WorldRunner } from '../replay/world-runner';
import type { ProblemList } from '../../../lib/problem-list';
import type { ProvenExercise } from './prove-world.server';

/**
 * The committed traces are what the world makes under `public/agent.json`; the broken run fails and says why, the healthy one succeeds;
 * replaying the broken run without a patch gives the same run, byte for byte.
 */
export async function provePublicRuns(list: ProblemList, exercise: ProvenExercise, runner: WorldRunner): Promise<void> {
  const { publicFiles, worldFiles } = exercise;
  const config = readBaseConfig(publicFiles);
  const cases = readPublicCases(worldFiles);
  const requests = [cases.broken, cases.healthy].map((run) => ({ run, config }));
  const [broken, healthy] = await recordCases({ runner, requests, withTrace: true });
  if (!broken || !healthy) throw new Error('the public runs were not made');

  const compare = (path: string, otlp: unknown) => {
    if (!sameDocument(publicFiles, path, otlp)) {
      list.add(`public/${path}`, '', 'is not what the world records; run `exercises generate --write`');
    }
  };
  compare(FILES.trace, broken.otlp);
  compare(FILES.healthy, healthy.otlp);
  if (broken.success) list.add(`world/${FILES.publicCases}`, 'broken', 'succeeds, so there is nothing to diagnose');
  if (!broken.success && broken.violations.length === 0) {
    list.add(`world/${FILES.publicCases}`, 'broken', 'fails without a violation that says why');
  }
  if (!healthy.success) list.add(`world/${FILES.publicCases}`, 'healthy', `fails: ${reasons(healthy.violations)}`);

  const [again] = await runner.run([{ run: cases.broken, config, recording: broken.steps, withTrace: true }]);
  const replayed = resultOf(again);
  if (replayed?.divergedAt !== null || stableStringify(replayed.otlp) !== stableStringify(broken.otlp)) {
    list.add('world/world.ts', '', 'a replay without a patch is not the recorded run: the world is not deterministic');
  }
}

/** Compared as values: a file may be laid out for reading. */
function sameDocument(publicFiles: PublicFiles, path: string, otlp: unknown): boolean {
  return stableStringify(JSON.parse(publicFiles.text(path))) === stableStringify(otlp);
}

/** Violations on one line. */
export const reasons = (violations: readonly { text: string }[]): string =>
  violations.map(({ text }) => text).join('; ') || 'no reason given';
