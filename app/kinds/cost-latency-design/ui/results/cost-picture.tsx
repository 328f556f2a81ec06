import { ChartFigure } from '../../../../ui/charts/chart-figure';
import { StackedBar } from '../../../../ui/charts/stacked-bar';
import { TableScroll } from '../../../../ui/table-scroll';
import type { SimulationResult, StageSummary } from '../../engine/simulation-types';
import type { Target } from '../../targets';
import { findBudget } from './find-budget';
import { formatEstimate, formatPart, formatUsd } from './number-text';

interface CostPictureProps {
  result: SimulationResult;
  targets: readonly Target[];
  callsPerMonth: number;
}

/** What a call costs, stage by stage, against the tightest budget. */
export function CostPicture({ result, targets, callsPerMonth }: CostPictureProps) {
  const budget = findBudget(targets, result, callsPerMonth);
  const stages = [...result.cost.stages].sort((a, b) => b.usdPerCall - a.usdPerCall);
  const paid = stages.filter(({ usdPerCall }) => usdPerCall > 0);
  const resolved = result.all.metrics['cost-per-resolved'];
  return (
    <ChartFigure
      title="Cost per call"
      note={`${formatEstimate('cost-per-month', result.cost.perMonthUsd)} per month of ${callsPerMonth.toLocaleString('en-US')} calls; ${formatEstimate('cost-per-resolved', resolved)} per resolved call.${budget ? ` The line is ${budget.label.replace(/,$/, '')}.` : ''}`}
      tableLabel="Cost by stage"
      table={<StagesTable stages={stages} sum={result.cost.perCallUsd.value} />}
    >
      <StackedBar
        label="Cost per call"
        segments={paid.map(({ stageId, usdPerCall }, at) => ({ number: at + 1, label: stageId, value: usdPerCall }))}
        limit={budget}
        format={formatUsd}
      />
      <ol className="mt-1 flex flex-wrap gap-x-3 text-[0.8rem] text-muted">
        {paid.slice(0, 8).map(({ stageId, usdPerCall }, at) => (
          <li key={stageId}>
            <span className="font-semibold text-ink">{at + 1}</span> {stageId} {formatUsd(usdPerCall)}
          </li>
        ))}
      </ol>
    </ChartFigure>
  );
}

const COUNTS = ['requests', 'errors', 'timeouts', 'refused', 'retries', 'hedges', 'fallbacks', 'degraded'] as const;

function StagesTable({ stages, sum }: { stages: readonly StageSummary[]; sum: number }) {
  return (
    <TableScroll label="Cost by stage">
      <table className="data-table">
        <caption>
          By stage, dearest first: cost, and what happened in measured calls of one replication on average
        </caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="num">
              Per call
            </th>
            <th scope="col" className="num">
              Of it all
            </th>
            <th scope="col" className="num">
              Per month
            </th>
            {COUNTS.map((name) => (
              <th key={name} scope="col" className="num">
                {name[0]?.toUpperCase()}
                {name.slice(1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.stageId}>
              <th scope="row" className="font-mono">
                {stage.stageId}
              </th>
              <td className="num">{formatUsd(stage.usdPerCall)}</td>
              <td className="num">{sum > 0 ? formatPart(stage.usdPerCall / sum) : '–'}</td>
              <td className="num">{formatUsd(stage.usdPerMonth)}</td>
              {COUNTS.map((name) => (
                <td key={name} className="num">
                  {Math.round(stage[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
