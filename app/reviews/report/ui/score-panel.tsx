import { Card } from '../../../ui/card';
import { formatCount, formatPoints } from '../../../ui/format-number';
import type { Standing } from '../place-score';
import { LEAST_FINISHED } from '../place-score';
import type { SittingScore } from '../score-types';
import { STATUS_WORDS, uncertaintyWords } from '../uncertainty-words';
import { ScoreStrip } from './score-strip';

/** The score in large, its interval, and its place among the others. */
export function ScorePanel({ score, standing }: { score: SittingScore; standing: Standing | null }) {
  const { points, low, high } = score;
  return (
    <Card title="Score" aside={<span className="text-muted">{STATUS_WORDS[score.status]}</span>}>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <p className="text-[3.2rem] leading-none font-semibold tracking-tight tabular-nums">
          {points === null ? '–' : formatPoints(points)}
          <span className="text-[1.2rem] font-normal text-muted"> / 100</span>
        </p>
        {low !== null && high !== null && high > low && (
          <p className="pb-1 text-muted tabular-nums">
            between <strong className="text-ink">{formatPoints(low)}</strong> and{' '}
            <strong className="text-ink">{formatPoints(high)}</strong>
          </p>
        )}
      </div>
      {points !== null && (
        <div className="mt-4">
          <ScoreStrip
            label="Score of 100"
            scores={standing?.scores ?? []}
            marks={[{ label: 'this sitting', points, low: low ?? points, high: high ?? points }]}
          />
        </div>
      )}
      <p className="mt-2">{standingWords(standing)}</p>
      <p className="mt-1 max-w-[70ch] text-[0.8667rem] text-muted">{uncertaintyWords(score).join(' ')}</p>
    </Card>
  );
}

function standingWords(standing: Standing | null): string {
  if (!standing) return `Its place among the others is shown from ${LEAST_FINISHED} finished sittings on.`;
  const { below, level, above, median } = standing;
  const equal = level > 0 ? `, ${formatCount(level, 'other')} with as many` : '';
  return `${above === 0 ? 'Nobody' : above} above and ${below === 0 ? 'nobody' : below} below${equal}; the median is ${formatPoints(median)}.`;
}
