import { ChartFigure } from '../../../../ui/charts/chart-figure';
import { TradeOffPlane } from '../../../../ui/charts/trade-off-plane';
import { TableScroll } from '../../../../ui/table-scroll';
import type { FrontierEvidence } from '../../evidence';
import { formatMs, formatPart, formatUsd } from '../results/number-text';

/** This design among the best that the author's search found. */
export function FrontierView({ evidence }: { evidence: FrontierEvidence }) {
  const { points, own, nearest, distance, behindIn, method, scenario } = evidence;
  const near = nearest === null ? undefined : points[nearest];
  return (
    <div className="space-y-3">
      {own && near && distance !== null ? (
        <p>
          Nearest is point {(nearest ?? 0) + 1}: this design is at most {distance.toFixed(2)} times as slow, as dear and
          as often not right{behindIn ? `; it falls behind most in ${behindIn}` : ''}.
        </p>
      ) : (
        <p>The design answers no call that counts, so it has no place among the others.</p>
      )}
      <ChartFigure
        title={`Cost and latency on ${scenario}`}
        note={method}
        tableLabel="Frontier"
        table={
          <TableScroll label="Frontier">
            <table className="data-table">
              <caption>Points of the frontier, and this design</caption>
              <thead>
                <tr>
                  <th scope="col">Point</th>
                  <th scope="col" className="num">
                    P95
                  </th>
                  <th scope="col" className="num">
                    Per call
                  </th>
                  <th scope="col" className="num">
                    Right
                  </th>
                </tr>
              </thead>
              <tbody>
                {[
                  ...points.map((point, at) => ({ name: String(at + 1), point })),
                  ...(own ? [{ name: 'This design', point: own }] : []),
                ].map(({ name, point }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td className="num">{formatMs(point.latencyP95Ms)}</td>
                    <td className="num">{formatUsd(point.costPerCallUsd)}</td>
                    <td className="num">{formatPart(point.rightShare)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        }
      >
        <TradeOffPlane
          label={`Cost and latency of ${points.length} designs of the frontier${own ? ` and of this design: ${formatUsd(own.costPerCallUsd)}, ${formatMs(own.latencyP95Ms)}, ${formatPart(own.rightShare)} right` : ''}.`}
          xTitle="cost per call"
          yTitle="P95 latency"
          xFormat={formatUsd}
          yFormat={formatMs}
          limits={{ x: null, y: null }}
          points={[
            ...points.map((point, at) => ({
              ...{ number: at + 1, name: `Point ${at + 1}`, best: false },
              ...{ x: point.costPerCallUsd, y: point.latencyP95Ms },
            })),
            ...(own
              ? [
                  {
                    number: 'You' as const,
                    name: 'This design',
                    x: own.costPerCallUsd,
                    y: own.latencyP95Ms,
                    best: true,
                    current: true,
                  },
                ]
              : []),
          ]}
        />
      </ChartFigure>
    </div>
  );
}
