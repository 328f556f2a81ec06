import type { GradingContext } from '../contract';
import { readHiddenData, type HiddenData } from './exercise-data';
import type { Execution } from './execution';
import { addUpJudgeCalls } from './judge-cost';
import { evaluatorFile, type EvalDesignContent, type EvalDesignFields } from './kind';
import { planSessions, type PlannedItem } from './plan-sessions.server';
import { sameOutcome } from './purity';
import { runResuming } from './run-resuming';
import type { ItemRun, SessionRun } from './run-session';
import { safeError } from '../../lib/sandbox/safe-error';

/** Sessions that run at the same time: most machines that grade have two cores to give to one submission. */
const LANES = 2;
/** Time of one session in ms: close to a thousand rows, each some milliseconds for a slow evaluator in Python. */
const WALL_MS = 60_000;
/** Different errors that are kept. */
const MAX_ERRORS = 8;

type Context = GradingContext<EvalDesignContent, EvalDesignFields>;

/**
 * The step `execute`: runs the candidate's evaluator over every hidden output and rewording, and over a sample a second time.
 * Returns verdicts, scores, judge calls and kinds of error, no text. Throws when the sandbox fails (ours: the job is retried).
 */
export async function executeHidden(context: Context): Promise<Execution> {
  const data = readHiddenData(context.gradingFiles);
  const plan = planSessions(data, context.seed);
  const batches = [...plan.sessions, plan.repeat];
  const runs = await runBatches(context, batches, data);

  const first = new Map<PlannedItem, ItemRun>();
  plan.sessions.forEach((items, at) =>
    runs[at]?.items.forEach((run, position) => {
      const item = items[position];
      if (item) first.set(item, run);
    }),
  );
  const again = runs[plan.sessions.length]?.items ?? [];
  const compared = again.flatMap((run, at) => {
    const item = plan.repeat[at];
    const before = item && first.get(item);
    return before ? [sameOutcome(before, run)] : [];
  });
  return {
    ...collect(context, data, first),
    sessions: plan.sessions.map((items, at) => {
      const run = runs[at];
      const error = run?.error ? safeError(run.error, source(context)) : null;
      return { status: run?.status ?? 'aborted', error, planned: items.length, reached: run?.items.length ?? 0 };
    }),
    repeated: compared.length,
    differing: compared.filter((same) => !same).length,
  };
}

/** Runs the batches two at a time, and stops early when none of them can work: the code does not load, or forged a result. */
async function runBatches(
  context: Context,
  batches: PlannedItem[][],
  data: HiddenData,
): Promise<(SessionRun | null)[]> {
  const total = batches.reduce((sum, items) => sum + items.length, 0);
  const done = batches.map(() => 0);
  const stride = Math.max(1, Math.floor(total / 40));
  let reported = 0;
  const note = `Running your evaluator on ${data.systems.length} hidden systems`;
  const progress = (batch: number, count: number) => {
    done[batch] = count;
    const sum = done.reduce((all, one) => all + one, 0);
    if (sum - reported < stride && sum < total) return;
    reported = sum;
    context.report({ done: sum, total, note });
  };

  const runs = batches.map((): SessionRun | null => null);
  let next = 0;
  let hopeless = false;
  const lane = async () => {
    while (next < batches.length && !hopeless) {
      const at = next;
      next += 1;
      const run = await runResuming({
        sandbox: context.sandbox,
        content: context.content,
        answer: context.answer,
        items: batches[at] ?? [],
        seed: context.seed,
        wallMs: WALL_MS,
        keepLogs: false,
        ...(context.signal ? { signal: context.signal } : {}),
        onProgress: (count) => progress(at, count),
      });
      runs[at] = run;
      hopeless ||= run.status === 'load-error' || run.status === 'protocol-violation';
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return runs;
}

/** Per-item results put where the scoring finds them: by system and row, and by rewording. */
function collect(context: Context, data: HiddenData, results: ReadonlyMap<PlannedItem, ItemRun>) {
  const verdicts = data.systems.map(() => new Array<string>(data.rows.length).fill('-'));
  const scores = data.systems.map(() => new Array<number | null>(data.rows.length).fill(null));
  const reworded = new Array<string>(data.paraphrases.length).fill('-');
  const errors = new Map<string, { name: string; line: number | null; count: number }>();
  for (const [item, run] of results) {
    const verdict = run.evaluation ? (run.evaluation.pass ? '1' : '0') : 'e';
    if (item.paraphrase !== null) reworded[item.paraphrase] = verdict;
    else {
      const verdictsOfSystem = verdicts[item.systemIndex];
      const scoresOfSystem = scores[item.systemIndex];
      if (verdictsOfSystem) verdictsOfSystem[item.rowIndex] = verdict;
      if (scoresOfSystem && run.evaluation) scoresOfSystem[item.rowIndex] = Number(run.evaluation.score.toFixed(6));
    }
    if (run.error) {
      const { name, line } = safeError(run.error, source(context));
      const seen = errors.get(`${name}:${line}`) ?? { name, line, count: 0 };
      errors.set(`${name}:${line}`, { ...seen, count: seen.count + 1 });
    }
  }
  const calls = addUpJudgeCalls(
    context.content,
    [...results.values()].map((run) => run.judgeCalls),
  );
  return {
    schemaVersion: 1 as const,
    verdicts: verdicts.map((row) => row.join('')),
    scores,
    paraphraseVerdicts: reworded.join(''),
    evaluated: results.size,
    judgeCalls: Object.fromEntries(calls.map((judge) => [judge.id, judge.calls])),
    errors: [...errors.values()]
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1) || (a.line ?? 0) - (b.line ?? 0))
      .slice(0, MAX_ERRORS),
  };
}

const source = (context: Context): string => context.answer.files[evaluatorFile(context.answer.fields)] ?? '';
