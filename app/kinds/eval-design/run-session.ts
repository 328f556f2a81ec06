import type { Json } from '../../lib/json';
import type { CodeError, HostAnswer, LogLine, Sandbox, SandboxLimits, SandboxStatus } from '../../lib/sandbox/sandbox';
import { evaluation, type EvaluatedRow, type Evaluation, type JudgeVerdict } from './formats';
import { evaluatorFile, type EvalDesignAnswer, type EvalDesignContent } from './kind';
import { describeIssues } from './parse-json-lines';

/** One output to evaluate, with the recorded verdicts that `judge(id)` answers from. */
export interface EvaluationItem extends EvaluatedRow {
  judges: Record<string, JudgeVerdict>;
}

/** What came of one item: an evaluation, or the error that took its place. */
export interface ItemRun {
  evaluation: Evaluation | null;
  error: CodeError | null;
  ms: number;
  /** Calls by judge id. */
  judgeCalls: Record<string, number>;
  /** The row ran out of time or memory or ended the process; a loaded machine can do that, so it says nothing about purity. */
  brokeSession: boolean;
}

export interface SessionRun {
  status: SandboxStatus;
  error: CodeError | null;
  /** In the order of the items; shorter when the session was cut. */
  items: ItemRun[];
  logs: LogLine[];
  totalMs: number;
}

/** Wall time of one `evaluate(row)` in ms. Evaluators are text processing; two seconds is a loop that does not end. */
const CALL_MS = 2_000;
/** Bytes of results an item may take, twice the longest reason the schema allows in UTF-8 and more; plus room for prints. */
const BYTES_PER_ITEM = 20_000;
const BYTES_FOR_PRINTS = 1_000_000;
/** As in the schema of an evaluation. */
const LONGEST_REASON = 4_000;
/** Times an item may ask each judge before the session is cut; sensible evaluators ask once. */
const CALLS_PER_JUDGE = 8;

/**
 * Runs the candidate's `evaluate` over the items, one fresh process, in the order given. `judge(id)` answers the recorded verdict
 * for the item at hand and is counted here, in the parent; an unknown id raises HostError inside. A value that is no evaluation
 * becomes an error named `InvalidResult`. Throws only when the sandbox itself fails or the run is aborted.
 */
export async function runSession(options: {
  sandbox: Sandbox;
  content: EvalDesignContent;
  answer: EvalDesignAnswer;
  items: readonly EvaluationItem[];
  seed: number;
  wallMs: number;
  keepLogs: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}): Promise<SessionRun> {
  const { sandbox, content, answer, items, seed, keepLogs, signal, onProgress } = options;
  const filename = evaluatorFile(answer.fields);
  const judgeCalls = items.map((): Record<string, number> => ({}));
  const limits: SandboxLimits = {
    wallMs: options.wallMs,
    callMs: CALL_MS,
    outputBytes: items.length * BYTES_PER_ITEM + BYTES_FOR_PRINTS,
    hostCalls: items.length * content.judges.length * CALLS_PER_JUDGE,
  };
  const result = await sandbox.run({
    language: answer.fields.language,
    filename,
    source: answer.files[filename] ?? '',
    entry: 'evaluate',
    calls: items.map(({ id, input, output }): Json[] => [{ id, input, output }]),
    host: { judge: (args, callIndex) => askJudge(content, items[callIndex], judgeCalls[callIndex], args) },
    limits,
    seed,
    keepLogs,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: (done: number) => onProgress(done) } : {}),
  });
  if (result.status === 'aborted') throw new Error('the run was aborted');
  return {
    status: result.status,
    error: result.error ?? null,
    items: result.outcomes.map((outcome, at) => {
      const read = 'error' in outcome ? { evaluation: null, error: outcome.error } : readEvaluation(outcome.value);
      return { ...read, ms: outcome.ms, judgeCalls: judgeCalls[at] ?? {}, brokeSession: false };
    }),
    logs: result.logs,
    totalMs: result.totalMs,
  };
}

function askJudge(
  content: EvalDesignContent,
  item: EvaluationItem | undefined,
  counts: Record<string, number> | undefined,
  args: Json[],
): HostAnswer {
  const id = args[0];
  const judge = content.judges.find((one) => one.id === id);
  if (!judge) {
    return { error: `judge(id) takes one of ${content.judges.map((one) => `"${one.id}"`).join(', ')}` };
  }
  const verdict = item?.judges[judge.id];
  if (!item || !counts || !verdict) return { error: 'judge(id) answers only while evaluate(row) runs' };
  counts[judge.id] = (counts[judge.id] ?? 0) + 1;
  const { pass, score, reason } = verdict;
  return { value: reason === undefined ? { pass, score } : { pass, score, reason }, latencyMs: judge.latencyMs };
}

function readEvaluation(value: Json): { evaluation: Evaluation | null; error: CodeError | null } {
  const parsed = evaluation.safeParse(tidy(value));
  if (parsed.success) return { evaluation: parsed.data, error: null };
  const message = `evaluate(row) must return {score, pass, reason, slices}: ${describeIssues(parsed.error)}`;
  return { evaluation: null, error: { name: 'InvalidResult', message, stack: [] } };
}

/** Small slips that say nothing about the eval: Python's None for "no reason" or "no slices", and a reason that runs too long. */
function tidy(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { reason, slices, ...rest } = value;
  return {
    ...rest,
    ...(reason === null || reason === undefined
      ? {}
      : { reason: typeof reason === 'string' ? reason.slice(0, LONGEST_REASON) : reason }),
    ...(slices === null || slices === undefined ? {} : { slices }),
  };
}
