import { IntervalScale } from '../../../ui/charts/interval-scale';
import { NumberedScatter } from '../../../ui/charts/numbered-scatter';
import { formatCoefficient, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { Tone } from '../../../ui/tone';
import type { RankingEvidence } from '../evidence';
import { DiscriminationNote } from './check-evidence-discrimination';

type System = RankingEvidence['systems'][number];

const tone: Record<System['role'], Tone> = { baseline: 'neutral', mutant: 'bad', equivalent: 'good' };

/** True against measured quality of every hidden system, and Kendall's τ-b of the two orders. */
export function RankingView({ evidence }: { evidence: RankingEvidence }) {
  const { systems, tau, scale } = evidence;
  return (
    <div className="space-y-6">
      {tau === null ? (
        <p>Your evaluator gave all systems the same mean score, so they have no order to compare.</p>
      ) : (
        <IntervalScale
          label="Kendall's τ-b of measured and true order"
          value={tau}
          domain={[Math.min(0, tau), 1]}
          format={formatCoefficient}
          references={[
            { value: scale.from, label: 'no points' },
            { value: scale.to, label: 'full points' },
          ]}
        />
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <Scatter systems={systems} />
        <RankTable systems={systems} />
      </div>
      <DiscriminationNote discrimination={evidence.discrimination} />
    </div>
  );
}

function Scatter({ systems }: { systems: System[] }) {
  const points = systems.flatMap((system, at) =>
    system.measuredQuality === null
      ? []
      : [{ number: at + 1, x: system.trueQuality, y: system.measuredQuality, tone: tone[system.role] }],
  );
  const domainOf = (values: number[]): [number, number] => {
    const low = Math.floor(Math.min(1, ...values) * 10) / 10;
    const high = Math.ceil(Math.max(0, ...values) * 10) / 10;
    return low < high ? [low, high] : [Math.max(0, low - 0.1), Math.min(1, high + 0.1)];
  };
  return (
    <NumberedScatter
      label="True quality against your mean score for every hidden system; the table lists the same numbers."
      xTitle="Share of outputs that are good"
      yTitle="Your mean score"
      domain={{ x: domainOf(points.map((point) => point.x)), y: domainOf(points.map((point) => point.y)) }}
      format={(value) => formatShare(value)}
      points={points}
    />
  );
}

function RankTable({ systems }: { systems: System[] }) {
  const measured = systems.map((system) => system.measuredQuality);
  const rankOf = (value: number | null) =>
    value === null ? '–' : String(1 + measured.filter((other) => other !== null && other > value).length);
  return (
    <TableScroll label="Systems by true quality">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              True rank
            </th>
            <th scope="col">System</th>
            <th scope="col" className="num">
              Good
            </th>
            <th scope="col" className="num">
              Your score
            </th>
            <th scope="col" className="num">
              Your rank
            </th>
          </tr>
        </thead>
        <tbody>
          {systems.map((system, at) => (
            <tr key={system.system}>
              <td className="num">{at + 1}</td>
              <th scope="row">
                {system.title} <span className="font-normal text-muted">{system.role}</span>
              </th>
              <td className="num">{formatShare(system.trueQuality)}</td>
              <td className="num">{formatShare(system.measuredQuality)}</td>
              <td className="num">{rankOf(system.measuredQuality)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
