import type { GradingContext, RunReport } from '../contract';
import { readPublicRows } from './exercise-data';
import type { PublicRow } from './formats';
import { addUpJudgeCalls, roundMoney } from './judge-cost';
import { evaluatorFile, type EvalDesignContent, type EvalDesignFields } from './kind';
import { agreementBetween } from './label-agreement';
import type { PublicRunDetails, PublicRunRow } from './public-run';
import { outcomeInWords, sameOutcome } from './purity';
import { runSession, type ItemRun, type SessionRun } from './run-session';
import { seededRandom } from '../../lib/random';

/** Wall time of the run in ms: a person is waiting. */
const WALL_MS = 15_000;

/**
 * The candidate's Run: their evaluator over the public rows in file order, and a second time in another order in a fresh process,
 * so that an evaluator that keeps state between calls is told so before it is graded. Returns everything about the public rows;
 * sees no hidden file. Throws only when the sandbox fails.
 */
export async function runPublic(
  context: Omit<GradingContext<EvalDesignContent, EvalDesignFields>, 'gradingFiles'>,
): Promise<RunReport<PublicRunDetails>> {
  const { content, answer, sandbox, seed, signal, report } = context;
  const rows = readPublicRows(context.publicFiles);
  const order = shuffledIndexes(rows.length, seed);
  const session = (items: PublicRow[], first: boolean) =>
    runSession({
      sandbox,
      content,
      answer,
      items,
      seed,
      wallMs: WALL_MS,
      keepLogs: first,
      ...(signal ? { signal } : {}),
      ...(first
        ? { onProgress: (done: number) => report({ done, total: rows.length, note: 'Running on public rows' }) }
        : {}),
    });
  const [run, again] = await Promise.all([
    session(rows, true),
    session(
      order.flatMap((at) => rows[at] ?? []),
      false,
    ),
  ]);

  const details = describeRun(content, rows, run, again, order);
  const costUsd = roundMoney(details.judges.reduce((sum, judge) => sum + judge.costUsd, 0));
  const calls = details.judges.reduce((sum, judge) => sum + judge.calls, 0);
  return {
    status: run.status === 'ok' ? 'ok' : 'failed',
    headline: headline(run, details, calls, costUsd),
    ...(run.error ? { error: { ...run.error, file: evaluatorFile(answer.fields) } } : {}),
    logs: run.logs,
    ms: run.totalMs,
    hostCalls: calls,
    costUsd,
    details,
  };
}

function describeRun(
  content: EvalDesignContent,
  rows: PublicRow[],
  run: SessionRun,
  again: SessionRun,
  order: number[],
): PublicRunDetails {
  const judges = addUpJudgeCalls(
    content,
    run.items.map((item) => item.judgeCalls),
  );
  const verdicts = rows.map((_, at) => run.items[at]?.evaluation?.pass ?? null);
  const labels = rows.map((row) => row.label === 'pass');
  const reached = Math.max(1, run.items.length);
  const sum = (pick: (judge: (typeof judges)[number]) => number) => judges.reduce((all, judge) => all + pick(judge), 0);
  return {
    schemaVersion: 1,
    rows: rows.map((row, at) => describeRow(content, row, run.items[at])),
    errors: run.items.filter((item) => item.error).length,
    notReached: rows.length - run.items.length,
    agreement: agreementBetween(verdicts, labels),
    purity: run.status === 'load-error' ? null : describePurity(rows, run, again, order),
    budget: {
      judgeCallsPerRow: sum((judge) => judge.calls) / reached,
      costUsdPerRow: roundMoney(sum((judge) => judge.costUsd) / reached),
      limits: content.budget,
    },
    judges: judges.map((judge) => {
      const recorded = rows.map((row) => row.judges[judge.id]?.pass ?? null);
      return {
        ...judge,
        withLabels: agreementBetween(recorded, labels),
        withEvaluator: agreementBetween(recorded, verdicts),
      };
    }),
  };
}

function describeRow(content: EvalDesignContent, row: PublicRow, run: ItemRun | undefined): PublicRunRow {
  const calls = addUpJudgeCalls(content, run ? [run.judgeCalls] : []);
  const error = run?.error;
  return {
    id: row.id,
    evaluation: run?.evaluation ?? null,
    error: error
      ? {
          name: error.name,
          message: error.message,
          line: error.line ?? null,
          column: error.column ?? null,
          stack: error.stack,
        }
      : null,
    given: row.label,
    agrees: run?.evaluation ? run.evaluation.pass === (row.label === 'pass') : null,
    ms: run?.ms ?? 0,
    judgeCalls: calls.reduce((sum, judge) => sum + judge.calls, 0),
    costUsd: roundMoney(calls.reduce((sum, judge) => sum + judge.costUsd, 0)),
  };
}

function describePurity(rows: PublicRow[], run: SessionRun, again: SessionRun, order: number[]) {
  const pairs = again.items.flatMap((second, position) => {
    const at = order[position] ?? -1;
    const first = run.items[at];
    const row = rows[at];
    return first && row ? [{ id: row.id, first, second }] : [];
  });
  const differing = pairs
    .filter(({ first, second }) => !sameOutcome(first, second))
    .map(({ id, first, second }) => ({ id, first: outcomeInWords(first), second: outcomeInWords(second) }));
  const problem =
    differing.length === 0
      ? null
      : `${differing.length} of ${pairs.length} rows came out different when the rows were evaluated again in another order. ` +
        'evaluate(row) must depend on its row alone: keep no counters, caches of verdicts or running averages between calls. ' +
        'An evaluator like this earns nothing from the executed checks.';
  return { repeated: pairs.length, differing, problem };
}

function headline(run: SessionRun, details: PublicRunDetails, calls: number, costUsd: number): string {
  if (run.status === 'load-error') return 'Your evaluator did not load';
  const rows = `${run.items.length} rows in ${Math.round(run.totalMs)} ms`;
  const spent = `${calls} judge ${calls === 1 ? 'call' : 'calls'}, $${costUsd.toFixed(4)}`;
  const errors =
    details.errors > 0 ? `, ${details.errors} ${details.errors === 1 ? 'row' : 'rows'} ended in an error` : '';
  const cut = run.status === 'ok' ? '' : `, cut short (${run.status}): ${details.notReached} rows not reached`;
  const impure = details.purity?.problem ? ', results depend on the order of rows' : '';
  return `${rows}, ${spent}${errors}${cut}${impure}`;
}

/** The numbers 0..n-1 in seeded random order (Fisher-Yates). */
function shuffledIndexes(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  const order = Array.from({ length: n }, (_, at) => at);
  for (let at = n - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
