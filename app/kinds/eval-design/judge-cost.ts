import type { EvalDesignContent } from './kind';

/** Calls by judge id, added up over items, for every declared judge, with what they cost in US dollars. */
export function addUpJudgeCalls(
  content: EvalDesignContent,
  perItem: readonly Record<string, number>[],
): { id: string; title: string; calls: number; costUsd: number }[] {
  return content.judges.map((judge) => {
    const calls = perItem.reduce((sum, counts) => sum + (counts[judge.id] ?? 0), 0);
    return { id: judge.id, title: judge.title, calls, costUsd: roundMoney(calls * judge.costUsd) };
  });
}

/** Dollars to a millionth of a cent: sums of decimal prices come out as the decimals one expects. */
export function roundMoney(usd: number): number {
  return Math.round(usd * 1e8) / 1e8;
}
