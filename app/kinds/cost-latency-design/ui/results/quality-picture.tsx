import { ChartFigure } from '../../../../ui/charts/chart-figure';
import { LineChart } from '../../../../ui/charts/line-chart';
import { TableScroll } from '../../../../ui/table-scroll';
import type { GroupMetric, GroupSummary, SimulationResult } from '../../engine/simulation-types';
import { formatMs, formatPart, formatUsd } from './number-text';

/** Right and wrong answers over the difficulty of calls, and the same by slice and by risk. */
export function QualityPicture({ result, titles }: { result: SimulationResult; titles: ReadonlyMap<string, string> }) {
  const bins = result.difficulty;
  const middle = ({ from, to }: (typeof bins)[number]) => (from + to) / 2;
  const series = [
    { label: 'Right', points: bins.map((bin) => ({ x: middle(bin), y: bin.calls > 0 ? bin.rightShare : null })) },
    { label: 'Wrong', points: bins.map((bin) => ({ x: middle(bin), y: bin.calls > 0 ? bin.wrongShare : null })) },
  ];
  const words = bins
    .filter(({ calls }) => calls > 0)
    .map((bin) => `${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}: ${formatPart(bin.rightShare)} right`)
    .join(', ');
  const share = (metric: GroupMetric) => formatPart(result.all.metrics[metric]?.value ?? 0);
  return (
    <ChartFigure
      title="Quality by difficulty"
      note={`${share('right-share')} right, ${share('wrong-share')} wrong (${share('invented-share')} invented, ${share('stale-share')} stale, ${share('mismatched-share')} answers to another question, ${share('truncated-share')} cut off), ${share('abstained-share')} without an answer, ${share('failed-share')} failed; ${share('hand-off-share')} went to a human.`}
      tableLabel="Quality"
      table={<QualityTables result={result} titles={titles} />}
    >
      <LineChart
        label={`Share of right answers by difficulty. ${words}.`}
        xDomain={[0, 1]}
        yDomain={[0, 1]}
        xFormat={(value) => value.toFixed(1)}
        yFormat={formatPart}
        xTitle="difficulty"
        yTitle="Share of calls"
        height={170}
        series={series}
      />
    </ChartFigure>
  );
}

const COLUMNS: { metric: GroupMetric; title: string; format(value: number): string }[] = [
  { metric: 'right-share', title: 'Right', format: formatPart },
  { metric: 'wrong-share', title: 'Wrong', format: formatPart },
  { metric: 'invented-share', title: 'Invented', format: formatPart },
  { metric: 'abstained-share', title: 'No answer', format: formatPart },
  { metric: 'failed-share', title: 'Failed', format: formatPart },
  { metric: 'hand-off-share', title: 'To a human', format: formatPart },
  { metric: 'cache-share', title: 'From a cache', format: formatPart },
  { metric: 'latency-p95', title: 'P95', format: formatMs },
  { metric: 'cost-per-call', title: 'Per call', format: formatUsd },
];

function QualityTables({ result, titles }: { result: SimulationResult; titles: ReadonlyMap<string, string> }) {
  return (
    <div className="space-y-4">
      <TableScroll label="Quality by difficulty">
        <table className="data-table">
          <caption>By difficulty, first replication</caption>
          <thead>
            <tr>
              <th scope="col">Difficulty</th>
              <th scope="col" className="num">
                Calls
              </th>
              <th scope="col" className="num">
                Right
              </th>
              <th scope="col" className="num">
                Wrong
              </th>
            </tr>
          </thead>
          <tbody>
            {result.difficulty.map(({ from, to, calls, rightShare, wrongShare }) => (
              <tr key={from}>
                <th scope="row">
                  {from.toFixed(1)} to {to.toFixed(1)}
                </th>
                <td className="num">{calls}</td>
                <td className="num">{calls > 0 ? formatPart(rightShare) : '–'}</td>
                <td className="num">{calls > 0 ? formatPart(wrongShare) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <GroupsTable caption="By risk" groups={result.risks} titles={titles} />
      <GroupsTable caption="By slice" groups={result.slices} titles={titles} />
      <CachesTable result={result} />
    </div>
  );
}

function GroupsTable({
  caption,
  groups,
  titles,
}: {
  caption: string;
  groups: readonly GroupSummary[];
  titles: ReadonlyMap<string, string>;
}) {
  return (
    <TableScroll label={caption}>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{caption.replace('By ', '').replace(/^./, (letter) => letter.toUpperCase())}</th>
            <th scope="col" className="num">
              Calls
            </th>
            {COLUMNS.map(({ metric, title }) => (
              <th key={metric} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.name}>
              <th scope="row">{titles.get(group.name) ?? group.name}</th>
              <td className="num">{group.calls}</td>
              {COLUMNS.map(({ metric, format }) => {
                const found = group.metrics[metric];
                return (
                  <td key={metric} className="num">
                    {found ? format(found.value) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function CachesTable({ result }: { result: SimulationResult }) {
  if (result.caches.length === 0) return null;
  return (
    <TableScroll label="Caches">
      <table className="data-table">
        <caption>Caches</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="num">
              Looked up
            </th>
            <th scope="col" className="num">
              Served
            </th>
            <th scope="col" className="num">
              Served wrong answers
            </th>
          </tr>
        </thead>
        <tbody>
          {result.caches.map(({ stageId, lookups, hits, hitShare, wrongHits }) => (
            <tr key={stageId}>
              <th scope="row" className="font-mono">
                {stageId}
              </th>
              <td className="num">{lookups}</td>
              <td className="num">
                {hits} ({formatPart(hitShare)})
              </td>
              <td className="num">{wrongHits}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
