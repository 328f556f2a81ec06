import { seededRandom, shuffled } from '../../../lib/random';
import { safeError } from '../../../lib/sandbox/safe-error';
import type { Trace } from '../../../lib/trace/trace-types';
import type { GradingContext } from '../../contract';
import type { DetectorCase } from '../formats';
import { detectorFile, type TraceDiagnosisContent, type TraceDiagnosisFields } from '../kind';
import { DETECTOR } from '../scoring/thresholds';
import type { DetectorExecution } from './detector-execution';
import { runDetector, type DetectorItem, type DetectorRun } from './run-detector';
import { sameDetection } from './same-detection';
import { selectSpans } from './select-spans';

/** Time of one process in ms, for some thirty traces of a few hundred kilobytes each. */
const WALL_MS = 60_000;
/** Traces read a second time, in another order and a fresh process. */
const REPEATS = 14;
/** Different errors that are kept. */
const MAX_ERRORS = 8;

type Context = GradingContext<TraceDiagnosisContent, TraceDiagnosisFields>;

/**
 * The candidate's detector over the hidden traces, two processes at a time: every trace once in an order that says nothing, and a
 * sample again in the reverse of it. Returns flags, no text. `traces` are in the order of `cases`. Throws when the sandbox fails.
 */
export async function executeDetector(
  context: Context,
  cases: readonly DetectorCase[],
  traces: readonly Trace[],
): Promise<DetectorExecution> {
  const order = shuffled([...traces.keys()], seededRandom(context.seed ^ 0x5eed));
  const half = Math.ceil(order.length / 2);
  const repeat = order.filter((_, at) => at % Math.max(1, Math.floor(order.length / REPEATS)) === 0).reverse();
  const batches = [order.slice(0, half), order.slice(half), repeat];
  const runs = await runBatches(context, batches, traces);

  const items = traces.map((): DetectorItem | null => null);
  for (const batch of [0, 1]) {
    runs[batch]?.items.forEach((item, position) => {
      const at = batches[batch]?.[position];
      if (at !== undefined) items[at] = item;
    });
  }
  const compared = (runs[2]?.items ?? []).flatMap((again, position) => {
    const first = items[repeat[position] ?? -1];
    return first ? [sameDetection(first, again)] : [];
  });
  return {
    schemaVersion: 1,
    sessions: batches.map((batch, at) => describeSession(context, runs[at] ?? null, batch.length)),
    verdicts: items.map(verdictOf).join(''),
    located: items.map((item, at) => isLocated(item, cases[at], traces[at])),
    errors: countErrors(context, items),
    repeated: compared.length,
    differing: compared.filter((same) => !same).length,
  };
}

/** Runs the batches two at a time; stops early when none of them can work: the code does not load, or forged a result. */
async function runBatches(
  context: Context,
  batches: readonly number[][],
  traces: readonly Trace[],
): Promise<(DetectorRun | null)[]> {
  const total = batches.reduce((sum, batch) => sum + batch.length, 0);
  const done = batches.map(() => 0);
  const runs = batches.map((): DetectorRun | null => null);
  let next = 0;
  let hopeless = false;
  const lane = async () => {
    while (next < batches.length && !hopeless) {
      const at = next;
      next += 1;
      const run = await runDetector({
        sandbox: context.sandbox,
        answer: context.answer,
        traces: (batches[at] ?? []).flatMap((index) => traces[index] ?? []),
        seed: context.seed,
        wallMs: WALL_MS,
        keepLogs: false,
        ...(context.signal ? { signal: context.signal } : {}),
        onProgress: (count) => {
          done[at] = count;
          const sum = done.reduce((all, one) => all + one, 0);
          context.report({ done: sum, total, note: `Your detector reads ${traces.length} hidden traces` });
        },
      });
      runs[at] = run;
      hopeless ||= run.status === 'load-error' || run.status === 'protocol-violation';
    }
  };
  await Promise.all([lane(), lane()]);
  return runs;
}

function describeSession(context: Context, run: DetectorRun | null, planned: number) {
  const error = run?.error ? safeError(run.error, sourceOf(context)) : null;
  return { status: run?.status ?? 'not-run', error, planned, reached: run?.items.length ?? 0 };
}

function verdictOf(item: DetectorItem | null): string {
  if (!item) return '-';
  return item.detection ? (item.detection.flagged ? '1' : '0') : 'e';
}

/** Whether a detection names a span that shows the fault, among not too many that do not. */
function isLocated(
  item: DetectorItem | null,
  detectorCase: DetectorCase | undefined,
  trace: Trace | undefined,
): boolean | null {
  if (!item?.detection?.flagged || !detectorCase || !trace || detectorCase.spans.length === 0) return null;
  const culprits = selectSpans(trace, detectorCase.spans);
  const named = new Set(item.detection.spans);
  const right = [...named].filter((id) => culprits.has(id)).length;
  return right > 0 && right >= DETECTOR.namedPrecision * named.size;
}

function countErrors(context: Context, items: readonly (DetectorItem | null)[]): DetectorExecution['errors'] {
  const errors = new Map<string, { name: string; line: number | null; count: number }>();
  for (const item of items) {
    if (!item?.error) continue;
    const { name, line } = safeError(item.error, sourceOf(context));
    const seen = errors.get(`${name}:${line}`) ?? { name, line, count: 0 };
    errors.set(`${name}:${line}`, { ...seen, count: seen.count + 1 });
  }
  return [...errors.values()]
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1) || (a.line ?? 0) - (b.line ?? 0))
    .slice(0, MAX_ERRORS);
}

const sourceOf = (context: Context): string => context.answer.files[detectorFile(context.answer.fields)] ?? '';
