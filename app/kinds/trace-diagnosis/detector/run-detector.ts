import type { Json } from '../../../lib/json';
import type { CodeError, LogLine, Sandbox, SandboxStatus } from '../../../lib/sandbox/sandbox';
import type { Trace } from '../../../lib/trace/trace-types';
import { detectorFile, type TraceDiagnosisAnswer } from '../kind';
import { detection, type Detection } from '../run-summary';

/** What came of one trace: a detection, or the error that took its place. */
export interface DetectorItem {
  detection: Detection | null;
  error: CodeError | null;
  ms: number;
  /** The trace ran out of time or memory or ended the process; a loaded machine can do that, so it says nothing about memory. */
  brokeSession: boolean;
}

export interface DetectorRun {
  status: SandboxStatus;
  error: CodeError | null;
  /** In the order of the traces; shorter when the session was cut for good. */
  items: DetectorItem[];
  logs: LogLine[];
  totalMs: number;
}

/** Time for one trace in ms: a few hundred spans are read in milliseconds. */
const CALL_MS = 4_000;
/** Bytes of results a trace may take, and room for prints. */
const BYTES_PER_TRACE = 250_000;
const BYTES_FOR_PRINTS = 1_000_000;
/** As in the schema of a detection. */
const LONGEST_REASON = 4_000;
/** How often a batch goes on in a fresh process after one trace broke its session. */
const RESUMES = 2;
/** A session that used up more of its time than this was slow as a whole, not stopped by one trace. */
const SLOW_SHARE = 0.8;

/** Endings that one trace can cause, and the kind of error that trace then gets. */
const CAUSED_BY_ONE_TRACE: Partial<Record<SandboxStatus, string>> = {
  timeout: 'TimeoutError',
  memory: 'MemoryError',
  crashed: 'RuntimeError',
};

export interface DetectorOptions {
  sandbox: Sandbox;
  answer: TraceDiagnosisAnswer;
  traces: readonly Trace[];
  seed: number;
  /** Time of one process in ms. */
  wallMs: number;
  keepLogs: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

/**
 * Runs the candidate's `detect(trace)` over the traces in the order given, in one fresh process. A trace that breaks its process
 * becomes an error of its own and the rest go on in another one, at most RESUMES times. A value that is no detection becomes an
 * error named `InvalidResult`. Throws only when the sandbox itself fails or the run is aborted.
 */
export async function runDetector(options: DetectorOptions): Promise<DetectorRun> {
  const items: DetectorItem[] = [];
  const logs: LogLine[] = [];
  let totalMs = 0;
  for (let resumes = 0; ; resumes += 1) {
    const before = items.length;
    const run = await runSession({ ...options, traces: options.traces.slice(before) }, (done) =>
      options.onProgress?.(before + done),
    );
    items.push(...run.items);
    logs.push(...run.logs.map((line) => ({ ...line, callIndex: line.callIndex < 0 ? -1 : line.callIndex + before })));
    totalMs += run.totalMs;
    const name = CAUSED_BY_ONE_TRACE[run.status];
    const slow = run.totalMs > SLOW_SHARE * options.wallMs;
    if (name === undefined || slow || resumes === RESUMES || items.length >= options.traces.length) {
      return { ...run, items, logs, totalMs };
    }
    const message = run.error?.message ?? 'the trace broke its session';
    const place = run.error?.line === undefined ? {} : { line: run.error.line };
    items.push({ detection: null, error: { name, message, ...place, stack: [] }, ms: 0, brokeSession: true });
    if (items.length === options.traces.length) return { ...run, status: 'ok', error: null, items, logs, totalMs };
  }
}

async function runSession(options: DetectorOptions, onProgress: (done: number) => void): Promise<DetectorRun> {
  const { sandbox, answer, traces, seed, wallMs, keepLogs, signal } = options;
  const filename = detectorFile(answer.fields);
  const result = await sandbox.run({
    language: answer.fields.language,
    filename,
    source: answer.files[filename] ?? '',
    entry: 'detect',
    calls: traces.map((trace): Json[] => [trace as unknown as Json]),
    limits: { wallMs, callMs: CALL_MS, outputBytes: traces.length * BYTES_PER_TRACE + BYTES_FOR_PRINTS, hostCalls: 0 },
    seed,
    keepLogs,
    ...(signal ? { signal } : {}),
    onProgress,
  });
  if (result.status === 'aborted') throw new Error('the run was aborted');
  return {
    status: result.status,
    error: result.error ?? null,
    items: result.outcomes.map((outcome) => {
      const read = 'error' in outcome ? { detection: null, error: outcome.error } : readDetection(outcome.value);
      return { ...read, ms: outcome.ms, brokeSession: false };
    }),
    logs: result.logs,
    totalMs: result.totalMs,
  };
}

function readDetection(value: Json): { detection: Detection | null; error: CodeError | null } {
  const parsed = detection.safeParse(tidy(value));
  if (parsed.success) return { detection: parsed.data, error: null };
  const issues = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  const message = `detect(trace) must return {flagged, spans, reason}: ${issues.slice(0, 5).join('; ')}`;
  return { detection: null, error: { name: 'InvalidResult', message, stack: [] } };
}

/** Small slips that say nothing about the detector: Python's None for "no reason" or "no spans", and a reason that runs too long. */
function tidy(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { reason, spans, ...rest } = value;
  return {
    ...rest,
    ...(reason === null || reason === undefined
      ? {}
      : { reason: typeof reason === 'string' ? reason.slice(0, LONGEST_REASON) : reason }),
    ...(spans === null || spans === undefined ? {} : { spans }),
  };
}
