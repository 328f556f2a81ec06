import type { Target } from '../../targets';
import type { TriedSummary } from './summarise-result';

/** What the cost axis of the plane measures: whatever the stated budget is of. */
export interface CostAxis {
  title: string;
  limit: number | null;
  /** Of a design; null when it cannot be said (nothing was answered rightly). */
  of(summary: TriedSummary): number | null;
}

/** The axis on which the stated budget is one line: cost per resolved call where the budget is of that, cost per call otherwise. */
export function costAxis(targets: readonly Target[], callsPerMonth: number): CostAxis {
  const limit = (metric: Target['metric']) =>
    targets.find((target) => target.metric === metric && target.slice === undefined && target.risk === undefined)
      ?.atMost;
  const perResolved = limit('cost-per-resolved');
  if (perResolved !== undefined) {
    return {
      ...{ title: 'cost per resolved call', limit: perResolved },
      of: ({ costPerCallUsd, rightShare }) => (rightShare > 0 ? costPerCallUsd / rightShare : null),
    };
  }
  const perMonth = limit('cost-per-month');
  return {
    title: 'cost per call',
    limit: limit('cost-per-call') ?? (perMonth === undefined ? null : perMonth / callsPerMonth),
    of: ({ costPerCallUsd }) => costPerCallUsd,
  };
}
