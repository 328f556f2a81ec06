import { TableScroll } from '../../../../ui/table-scroll';
import type { SimulationResult } from '../../engine/simulation-types';
import { measureTarget } from '../../measure-target';
import { readDesign } from '../../read-design';
import type { Target, TargetMetric } from '../../targets';
import { formatEstimate, formatMetric } from '../results/number-text';
import { diffDesigns } from './diff-designs';

interface Side {
  row: { name: string; text: string };
  result: SimulationResult | null;
}

const METRICS: { metric: TargetMetric; title: string }[] = [
  { metric: 'latency-p50', title: 'Latency, P50' },
  { metric: 'latency-p95', title: 'Latency, P95' },
  { metric: 'latency-p99', title: 'Latency, P99' },
  { metric: 'first-token-p95', title: 'First token, P95' },
  { metric: 'cost-per-call', title: 'Cost per call' },
  { metric: 'cost-per-resolved', title: 'Cost per resolved call' },
  { metric: 'cost-per-month', title: 'Cost per month' },
  { metric: 'right-share', title: 'Right' },
  { metric: 'wrong-share', title: 'Wrong' },
  { metric: 'invented-share', title: 'Invented' },
  { metric: 'abstained-share', title: 'Without an answer' },
  { metric: 'failed-share', title: 'Failed' },
  { metric: 'hand-off-share', title: 'To a human' },
  { metric: 'breach-minutes', title: 'Minutes over the objective' },
];

/** Two designs side by side: their numbers on the same calls and draws, and the settings in which they differ. */
export function CompareDesigns({ a, b, targets }: { a: Side; b: Side; targets: readonly Target[] }) {
  const designs = [a, b].map(({ row }) => readDesign(row.text).design);
  const [left, right] = designs;
  const differences = left && right ? diffDesigns(left, right) : null;
  return (
    <section aria-label="Two designs side by side" className="space-y-4">
      <h3 className="text-[1rem]">
        {a.row.name} and {b.row.name}
      </h3>
      {a.result && b.result ? (
        <NumbersTable
          a={{ name: a.row.name, result: a.result }}
          b={{ name: b.row.name, result: b.result }}
          targets={targets}
        />
      ) : (
        <p className="text-muted">One of them is not simulated here.</p>
      )}
      {differences === null ? (
        <p className="text-muted">One of them is not a design, so that settings cannot be compared.</p>
      ) : (
        <TableScroll label="Settings that differ">
          <table className="data-table">
            <caption>{differences.length === 0 ? 'No setting differs.' : 'Settings that differ'}</caption>
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">{a.row.name}</th>
                <th scope="col">{b.row.name}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <tr key={difference.where}>
                  <th scope="row">{difference.where}</th>
                  <td className="font-mono">{difference.a ?? '–'}</td>
                  <td className="font-mono">{difference.b ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

interface Named {
  name: string;
  result: SimulationResult;
}

function NumbersTable({ a, b, targets }: { a: Named; b: Named; targets: readonly Target[] }) {
  const own = METRICS.map(({ metric, title }): Target => ({ id: metric, metric, title, atMost: 0 }));
  const parts = targets.filter(({ slice, risk }) => slice !== undefined || risk !== undefined);
  return (
    <TableScroll label="Numbers side by side">
      <table className="data-table">
        <caption>Numbers, with the 95 % interval over replications</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col" className="num">
              {a.name}
            </th>
            <th scope="col" className="num">
              {b.name}
            </th>
            <th scope="col" className="num">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {[...own, ...parts].map((target) => {
            const [left, right] = [a, b].map(({ result }) => measureTarget(result, target).estimate);
            return (
              <tr key={target.id}>
                <th scope="row">{target.title}</th>
                <td className="num">{formatEstimate(target.metric, left ?? null)}</td>
                <td className="num">{formatEstimate(target.metric, right ?? null)}</td>
                <td className="num">
                  {left && right ? formatDifference(target.metric, right.value - left.value) : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

const formatDifference = (metric: TargetMetric, difference: number): string =>
  difference === 0 ? 'none' : `${difference > 0 ? '+' : '−'}${formatMetric(metric, Math.abs(difference))}`;
