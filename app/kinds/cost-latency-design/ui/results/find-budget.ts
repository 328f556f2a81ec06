import type { SimulationResult } from '../../engine/simulation-types';
import type { Target } from '../../targets';

/** The tightest of the stated budgets as a limit on the cost per call, given how many calls are resolved; null when none is stated. */
export function findBudget(
  targets: readonly Target[],
  result: SimulationResult,
  callsPerMonth: number,
): { value: number; label: string } | null {
  const right = result.all.metrics['right-share']?.value ?? 0;
  const budgets = targets.flatMap(({ metric, atMost, slice, risk }) => {
    if (atMost === undefined || slice !== undefined || risk !== undefined) return [];
    if (metric === 'cost-per-call') return [{ value: atMost, label: 'the budget per call' }];
    if (metric === 'cost-per-month') return [{ value: atMost / callsPerMonth, label: 'the monthly budget, per call' }];
    if (metric === 'cost-per-resolved')
      return [{ value: atMost * right, label: 'the budget per resolved call, at this quality,' }];
    return [];
  });
  return budgets.sort((a, b) => a.value - b.value)[0] ?? null;
}
