import { ChartFigure } from '../../../../ui/charts/chart-figure';
import { LogHistogram, type HistogramMark } from '../../../../ui/charts/log-histogram';
import { TableScroll } from '../../../../ui/table-scroll';
import type { SimulationResult } from '../../engine/simulation-types';
import type { Slo } from '../../targets';
import { formatEstimate, formatMs, formatPart } from './number-text';

const PERCENTILES = [
  { metric: 'latency-p50', label: 'P50' },
  { metric: 'latency-p95', label: 'P95' },
  { metric: 'latency-p99', label: 'P99' },
] as const;

/** Latencies of the calls that count, the objective, and where the percentiles lie. */
export function LatencyPicture({ result, slo }: { result: SimulationResult; slo: Slo }) {
  const { metrics } = result.all;
  const marks: HistogramMark[] = [
    { value: slo.latencyMs, label: 'Objective', sort: 'limit' },
    ...PERCENTILES.flatMap(({ metric, label }): HistogramMark[] => {
      const found = metrics[metric];
      return found ? [{ value: found.value, label, sort: 'percentile' }] : [];
    }),
  ];
  const bins = result.histogram.map(({ fromMs, toMs, calls }) => ({ from: fromMs, to: toMs, count: calls }));
  const counted = bins.reduce((sum, { count }) => sum + count, 0);
  const words = marks.map(({ label, value }) => `${label} ${formatMs(value)}`).join(', ');
  return (
    <ChartFigure
      title="Latency"
      note={`Time to the whole answer. ${formatPart(slo.share)} of each minute's calls should be answered in ${formatMs(slo.latencyMs)}; ${Number(result.breachMinutes.value.toFixed(1))} of ${result.minutes} minutes are not.`}
      tableLabel="Latency"
      table={<LatencyTable result={result} counted={counted} />}
    >
      <LogHistogram
        {...{ bins, marks }}
        label={`Histogram of the latency of ${counted} calls. ${words}.`}
        format={formatMs}
        xTitle="latency"
        yTitle="Calls"
      />
    </ChartFigure>
  );
}

function LatencyTable({ result, counted }: { result: SimulationResult; counted: number }) {
  const rows = [
    { title: 'Whole answer, P50', metric: 'latency-p50' },
    { title: 'Whole answer, P95', metric: 'latency-p95' },
    { title: 'Whole answer, P99', metric: 'latency-p99' },
    { title: 'First token, P50', metric: 'first-token-p50' },
    { title: 'First token, P95', metric: 'first-token-p95' },
  ] as const;
  let sum = 0;
  return (
    <TableScroll label="Latency">
      <table className="data-table">
        <caption>Percentiles, with the 95 % interval over replications</caption>
        <tbody>
          {rows.map(({ title, metric }) => (
            <tr key={metric}>
              <th scope="row">{title}</th>
              <td className="num">{formatEstimate(metric, result.all.metrics[metric])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="data-table mt-3">
        <caption>Calls by latency, first replication</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="num">
              Calls
            </th>
            <th scope="col" className="num">
              Done by then
            </th>
          </tr>
        </thead>
        <tbody>
          {result.histogram
            .filter(({ calls }) => calls > 0)
            .map(({ fromMs, toMs, calls }) => {
              sum += calls;
              return (
                <tr key={fromMs}>
                  <th scope="row">{formatMs(fromMs)}</th>
                  <td>{formatMs(toMs)}</td>
                  <td className="num">{calls}</td>
                  <td className="num">{formatPart(counted > 0 ? sum / counted : 0)}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </TableScroll>
  );
}
