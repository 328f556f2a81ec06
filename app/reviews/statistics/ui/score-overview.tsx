import { ChartFigure } from '../../../ui/charts/chart-figure';
import { HistogramOfScores, binScores } from '../../../ui/charts/histogram-of-scores';
import { IntervalScale } from '../../../ui/charts/interval-scale';
import { formatCoefficient, formatPoints } from '../../../ui/format-number';
import type { AssessmentStatistics } from '../statistics-types';
import { absentWords } from './statistics-words';

type Shown = NonNullable<AssessmentStatistics['shown']>;

/** The scores as a distribution, and how far the assessment measures one thing. */
export function ScoreOverview({ shown }: { shown: Shown }) {
  const { scores, summary } = shown;
  return (
    <div className="grid gap-8 lg:grid-cols-[3fr_2fr]">
      <ChartFigure
        title="Scores"
        headingLevel={4}
        note={`Median ${formatPoints(summary.median)}, mean ${formatPoints(summary.mean)}, standard deviation ${formatPoints(summary.deviation)}; from ${formatPoints(summary.least)} to ${formatPoints(summary.most)}.`}
        tableLabel="Scores"
        table={
          <table className="data-table max-w-72">
            <thead>
              <tr>
                <th scope="col">Points</th>
                <th scope="col" className="num">
                  Sittings
                </th>
              </tr>
            </thead>
            <tbody>
              {binScores(scores, 100, 10).map(({ from, to, count }) => (
                <tr key={from}>
                  <th scope="row">
                    {from} to {to === 100 ? 'and with 100' : `under ${to}`}
                  </th>
                  <td className="num">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      >
        <HistogramOfScores scores={scores} />
      </ChartFigure>
      <Alpha alpha={shown.alpha} />
    </div>
  );
}

function Alpha({ alpha }: { alpha: Shown['alpha'] }) {
  return (
    <div>
      <h4 className="text-[0.9333rem]">Does it measure one thing? Cronbach’s α</h4>
      {typeof alpha === 'string' ? (
        <p className="mt-1 text-muted">
          {alpha === 'too-few'
            ? 'Needs ten sittings in which everything was graded.'
            : `Not given: ${absentWords[alpha]}.`}
        </p>
      ) : (
        <>
          <IntervalScale
            label="Cronbach's alpha"
            value={alpha.value}
            low={Math.max(0, alpha.low)}
            high={Math.min(1, alpha.high)}
            domain={[0, 1]}
            format={formatCoefficient}
            references={[{ value: 0.7, label: 'usual aim' }]}
          />
          <p className="text-[0.8667rem] text-muted">
            From {alpha.people} sittings and {alpha.items}{' '}
            {alpha.of === 'exercises'
              ? 'exercises'
              : 'checks and criteria of one exercise, which share their text and so look more alike than they are'}
            . Low is no fault when the parts are meant to measure different things; then decide by the parts, not by the
            sum.
          </p>
        </>
      )}
    </div>
  );
}
