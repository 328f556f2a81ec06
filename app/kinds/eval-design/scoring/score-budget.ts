import type { Execution } from '../execution';
import { roundMoney } from '../judge-cost';
import type { EvalDesignContent } from '../kind';
import { explainDiscrimination, type Finding } from './make-check';
import { BUDGET_NOTHING_AT, ramp } from './thresholds';

/**
 * Judge calls and their cost per evaluated output against the exercise's limits. Inside both is full credit; beyond, credit falls
 * with the worse of the two ratios and ends at BUDGET_NOTHING_AT times the limit.
 */
export function scoreBudget(content: EvalDesignContent, execution: Execution, discrimination: number): Finding {
  const use = measureBudget(content, execution);
  const { judgeCallsPerRow, costUsdPerRow } = use;
  const limits = content.budget;
  const inside = use.overuse <= 1;
  return {
    checkId: 'budget',
    credit: discrimination * ramp(use.overuse, { from: BUDGET_NOTHING_AT, to: 1 }),
    summary: `${judgeCallsPerRow.toFixed(2)} judge calls and $${costUsdPerRow.toFixed(4)} per output; the limits are ${limits.judgeCallsPerRow} and $${limits.costUsdPerRow}.${explainDiscrimination(discrimination)}`,
    advice: inside
      ? 'The budget is kept. Tell faulty outputs from good ones first; then this counts in full.'
      : 'Let code decide what code can decide, and ask a judge only where it changes the verdict.',
    evidence: {
      check: 'budget',
      schemaVersion: 1,
      rows: execution.evaluated,
      judgeCallsPerRow,
      costUsdPerRow,
      limits,
      judges: use.judges,
      discrimination,
    },
  };
}

/** Use per evaluated output, per judge, and `overuse`: the larger ratio of use to limit (1 is exactly the limit). */
export function measureBudget(content: EvalDesignContent, execution: Execution) {
  const judges = content.judges.map((judge) => {
    const calls = execution.judgeCalls[judge.id] ?? 0;
    return { id: judge.id, title: judge.title, calls, costUsd: roundMoney(calls * judge.costUsd) };
  });
  const rows = Math.max(1, execution.evaluated);
  const judgeCallsPerRow = judges.reduce((sum, judge) => sum + judge.calls, 0) / rows;
  const costUsdPerRow = roundMoney(judges.reduce((sum, judge) => sum + judge.costUsd, 0) / rows);
  const { budget } = content;
  const overuse = Math.max(judgeCallsPerRow / budget.judgeCallsPerRow, costUsdPerRow / budget.costUsdPerRow);
  return { judges, judgeCallsPerRow, costUsdPerRow, overuse };
}
