import { useId, useState } from 'react';
import { ChartFigure } from '../../../../ui/charts/chart-figure';
import { LineChart } from '../../../../ui/charts/line-chart';
import { inputStyle } from '../../../../ui/field';
import { TableScroll } from '../../../../ui/table-scroll';
import type { ResourceSummary, SimulationResult } from '../../engine/simulation-types';
import type { ScenarioEvent } from '../../scenario';
import type { Slo } from '../../targets';
import { eventBands } from './event-bands';
import { formatMoment, formatMs, formatPart } from './number-text';

type View = 'latency' | 'in-service' | 'waiting' | 'outcomes';
const VIEWS: { id: View; title: string }[] = [
  { id: 'in-service', title: 'Requests in service' },
  { id: 'waiting', title: 'Waiting in line' },
  { id: 'latency', title: 'Latency, P95' },
  { id: 'outcomes', title: 'Arrivals and bad endings' },
];
/** More lines than this cannot be told apart. */
const MAX_LINES = 5;

interface LoadPictureProps {
  result: SimulationResult;
  slo: Slo;
  events: readonly ScenarioEvent[];
}

/** What happens over time: use of models and services, lines in front of them, latency and endings, with the incidents shaded. */
export function LoadPicture({ result, slo, events }: LoadPictureProps) {
  const [view, setView] = useState<View>('in-service');
  const id = useId();
  const { timeline } = result;
  const endMs = timeline.binMs * timeline.arrivals.length;
  const { series, format, limits } = drawn(view, result, slo);
  const most = Math.max(
    ...series.flatMap(({ values }) => values.map((value) => value ?? 0)),
    ...limits.map(({ value }) => value),
    1e-9,
  );
  const peaks = series.map(
    ({ label, values }) => `${label} up to ${format(Math.max(...values.map((value) => value ?? 0)))}`,
  );
  const bands = eventBands(events, endMs);
  return (
    <ChartFigure
      title="Load over time"
      tableLabel="Load"
      table={
        <div className="space-y-4">
          <ResourcesTable resources={result.resources} />
          <TimeTable result={result} />
        </div>
      }
    >
      <div className="needs-js mb-2 flex items-center gap-2">
        <label htmlFor={id} className="text-[0.8667rem] text-muted">
          Show
        </label>
        <select
          id={id}
          value={view}
          onChange={(event) => setView(event.target.value as View)}
          className={`${inputStyle} !h-7 !w-auto text-[0.8667rem]`}
        >
          {VIEWS.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
      </div>
      <LineChart
        label={`${VIEWS.find((each) => each.id === view)?.title ?? ''} over ${formatMoment(endMs)} of traffic: ${peaks.join(', ')}.${bands.length > 0 ? ` Shaded: ${bands.map(({ label }) => label).join(', ')}.` : ''}`}
        xDomain={[0, endMs]}
        yDomain={[0, most * 1.15]}
        xFormat={formatMoment}
        yFormat={format}
        xTitle="time since the start of the traffic"
        height={170}
        series={series.map(({ label, values }) => ({
          label,
          points: values.map((y, at) => ({ x: (at + 0.5) * timeline.binMs, y })),
        }))}
        {...{ limits, bands }}
      />
    </ChartFigure>
  );
}

interface Drawn {
  series: { label: string; values: readonly (number | null)[] }[];
  format(value: number): string;
  limits: { value: number; label: string }[];
}

function drawn(view: View, { timeline, resources }: SimulationResult, slo: Slo): Drawn {
  const plain = (value: number) => String(Number(value.toPrecision(2)));
  if (view === 'latency') {
    const limits = [{ value: slo.latencyMs, label: 'Objective' }];
    return { series: [{ label: 'P95', values: timeline.latencyP95Ms }], format: formatMs, limits };
  }
  if (view === 'outcomes') {
    const series = [
      { label: 'Arrivals', values: timeline.arrivals },
      { label: 'Wrong', values: timeline.wrong },
      { label: 'Failed', values: timeline.failed },
      { label: 'To a human', values: timeline.handedOff },
    ];
    return { series, format: plain, limits: [] };
  }
  const read = ({ inService, waitMs }: ResourceSummary) => (view === 'waiting' ? waitMs : inService);
  const peak = (resource: ResourceSummary) => Math.max(...read(resource), 0);
  const busiest = [...resources].sort((a, b) => peak(b) - peak(a)).slice(0, MAX_LINES);
  const series = busiest.map((resource) => ({ label: resource.id, values: read(resource) }));
  return { series, format: view === 'waiting' ? formatMs : plain, limits: [] };
}

function ResourcesTable({ resources }: { resources: readonly ResourceSummary[] }) {
  return (
    <TableScroll label="Use of models and services">
      <table className="data-table">
        <caption>Use of models and services over the whole traffic, first replication</caption>
        <thead>
          <tr>
            <th scope="col">Model or service</th>
            <th scope="col" className="num">
              Requests
            </th>
            <th scope="col" className="num">
              Limit in use
            </th>
            <th scope="col" className="num">
              In service
            </th>
            <th scope="col" className="num">
              Mean wait
            </th>
            <th scope="col" className="num">
              Longest wait
            </th>
            <th scope="col" className="num">
              Refused
            </th>
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <tr key={resource.id}>
              <th scope="row">{resource.id}</th>
              <td className="num">{resource.requests}</td>
              <td className="num">{resource.utilisation === null ? 'no limit' : formatPart(resource.utilisation)}</td>
              <td className="num">{resource.meanInService.toFixed(2)}</td>
              <td className="num">{formatMs(resource.meanWaitMs)}</td>
              <td className="num">{formatMs(resource.maxWaitMs)}</td>
              <td className="num">{resource.refused}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Bins of the timeline are added up to a dozen rows, which can be read. */
function TimeTable({ result: { timeline } }: { result: SimulationResult }) {
  const group = Math.max(1, Math.ceil(timeline.arrivals.length / 12));
  const rows = Array.from({ length: Math.ceil(timeline.arrivals.length / group) }, (_row, at) => {
    const part = <T,>(values: readonly T[]) => values.slice(at * group, (at + 1) * group);
    const sum = (values: readonly number[]) => part(values).reduce((total, value) => total + value, 0);
    const latencies = part(timeline.latencyP95Ms).filter((value) => value !== null);
    return {
      from: at * group * timeline.binMs,
      arrivals: sum(timeline.arrivals),
      latency: latencies.length > 0 ? Math.max(...latencies) : null,
      wrong: sum(timeline.wrong),
      failed: sum(timeline.failed),
      handedOff: sum(timeline.handedOff),
      usd: sum(timeline.usd),
    };
  });
  return (
    <TableScroll label="Over time">
      <table className="data-table">
        <caption>Over time, first replication, warm-up included</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" className="num">
              Arrivals
            </th>
            <th scope="col" className="num">
              Highest P95
            </th>
            <th scope="col" className="num">
              Wrong
            </th>
            <th scope="col" className="num">
              Failed
            </th>
            <th scope="col" className="num">
              To a human
            </th>
            <th scope="col" className="num">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.from}>
              <th scope="row">{formatMoment(row.from)}</th>
              <td className="num">{row.arrivals}</td>
              <td className="num">{row.latency === null ? '–' : formatMs(row.latency)}</td>
              <td className="num">{row.wrong}</td>
              <td className="num">{row.failed}</td>
              <td className="num">{row.handedOff}</td>
              <td className="num">${row.usd.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
