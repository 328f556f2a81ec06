import type { Trace } from '../../lib/trace/trace-types';
import type { GradingContext, RunReport } from '../contract';
import { sameDetection } from './detector/same-detection';
import { runDetector, type DetectorItem, type DetectorRun } from './detector/run-detector';
import { detectorFile, type TraceDiagnosisContent, type TraceDiagnosisFields } from './kind';
import { applyPatch, type PatchedConfig } from './patch/apply-patch';
import { describePatch } from './patch/describe-patch';
import type { PublicDetection, PublicRunDetails } from './public-run';
import { FILES, readBaseConfig, readPublicCases, readTrace } from './read-exercise';
import { openWorld } from './replay/open-world.server';
import { describeReplay } from './replay/describe-replay';
import { replayCases } from './replay/replay-cases';
import { writeHeadline } from './write-headline';

/** Time of the detector in ms: a person is waiting. */
const WALL_MS = 15_000;

type Context = Omit<GradingContext<TraceDiagnosisContent, TraceDiagnosisFields>, 'gradingFiles'>;
type Replays = Pick<PublicRunDetails, 'broken' | 'healthy' | 'healthyCost' | 'replayError'>;

/**
 * The candidate's Run: both public runs replayed with their patch, then their detector on the two public traces and on the broken run
 * as it goes with the patch, and once more in reverse in a fresh process. Sees no hidden file; everything it returns is public.
 * Throws when the world or the sandbox fails.
 */
export async function runPublic(context: Context): Promise<RunReport<PublicRunDetails>> {
  const { content, answer, publicFiles } = context;
  const patched = applyPatch({
    config: readBaseConfig(publicFiles),
    patch: answer.fields.patch,
    locked: content.locked,
  });
  context.report({ done: 0, total: 2, note: 'Replaying the public runs with your patch' });
  const replays = await replayPublic(context, patched);

  context.report({ done: 1, total: 2, note: 'Running your detector on the public traces' });
  const traces = [publicFiles.text(FILES.trace), publicFiles.text(FILES.healthy), replays.broken?.otlp];
  const readable = traces.flatMap((text) => (text === undefined ? [] : readTrace(text)));
  const [run, again] = await Promise.all([
    detect(context, readable, true),
    detect(context, [...readable].reverse(), false),
  ]);
  const details: PublicRunDetails = {
    schemaVersion: 1,
    patch: { operations: describePatch(patched), problems: patched.problems },
    ...replays,
    detector:
      run.status === 'load-error' ? [] : readable.map((trace, at) => describeDetection(trace, at, run.items[at])),
    detectorState: describeState(run, again),
  };
  return {
    status: run.status === 'ok' ? 'ok' : 'failed',
    headline: writeHeadline(details, run.status),
    ...(run.error ? { error: { ...run.error, file: detectorFile(answer.fields) } } : {}),
    logs: run.logs,
    ms: run.totalMs,
    hostCalls: 0,
    costUsd: 0,
    details,
  };
}

/** Both public runs with the patch; nothing while it changes nothing. */
async function replayPublic(context: Context, patched: PatchedConfig): Promise<Replays> {
  const nothing: Replays = { broken: null, healthy: null, healthyCost: null, replayError: null };
  if (patched.applied.length === 0) return nothing;
  const cases = readPublicCases(context.worldFiles);
  const [broken, healthy] = await replayCases({
    runner: await openWorld(context),
    cases: [cases.broken, cases.healthy],
    base: readBaseConfig(context.publicFiles),
    patched: patched.config,
    withTrace: true,
  });
  if (!broken?.patched || !healthy?.patched) {
    return {
      ...nothing,
      replayError: 'A run does not come to an end with this patch within the time a replay may take.',
    };
  }
  const [before, after] = [healthy.recorded.facts, healthy.patched.facts];
  return {
    broken: describeReplay(broken.recorded, broken.patched),
    healthy: describeReplay(healthy.recorded, healthy.patched),
    healthyCost: {
      costRatio: before.costUsd > 0 ? after.costUsd / before.costUsd : 1,
      durationRatio: before.durationMs > 0 ? after.durationMs / before.durationMs : 1,
      addedInterruptions: after.interruptions - before.interruptions,
    },
    replayError: null,
  };
}

const detect = ({ sandbox, answer, seed, signal }: Context, traces: readonly Trace[], keepLogs: boolean) =>
  runDetector({ sandbox, answer, traces, seed, wallMs: WALL_MS, keepLogs, ...(signal ? { signal } : {}) });

const TRACES = [
  { trace: 'broken', expected: true },
  { trace: 'healthy', expected: false },
  { trace: 'patched', expected: null },
] as const;

function describeDetection(trace: Trace, at: number, item: DetectorItem | undefined): PublicDetection {
  const ids = new Set(trace.spans.map(({ id }) => id));
  const error = item?.error;
  return {
    ...(TRACES[at] ?? TRACES[2]),
    detection: item?.detection ?? null,
    unknownSpans: (item?.detection?.spans ?? []).filter((id) => !ids.has(id)),
    error: error
      ? {
          name: error.name,
          message: error.message,
          line: error.line ?? null,
          column: error.column ?? null,
          stack: error.stack,
        }
      : null,
    ms: item?.ms ?? 0,
  };
}

/** What to tell whose detector answers otherwise when the traces come in another order. */
function describeState(run: DetectorRun, again: DetectorRun): string | null {
  if (run.status !== 'ok' || again.status !== 'ok') return null;
  const reversed = [...again.items].reverse();
  const differs = run.items.some((item, at) => {
    const other = reversed[at];
    return other !== undefined && !sameDetection(item, other);
  });
  if (!differs) return null;
  return (
    'Your detector gave another answer when the traces came in another order. detect(trace) must depend on its trace alone: ' +
    'keep no counters or lists of earlier traces between calls. A detector like this earns nothing.'
  );
}
