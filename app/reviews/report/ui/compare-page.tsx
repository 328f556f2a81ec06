import { Form } from '@remix-run/react';
import { Button } from '../../../ui/button';
import { buttonStyle } from '../../../ui/button-style';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { formatCount } from '../../../ui/format-number';
import { LinkButton } from '../../../ui/link-button';
import type { Comparison } from '../comparison-views';
import { CompareTable } from './compare-table';
import { ScoreStrip } from './score-strip';
import { SideBySideTables } from './side-by-side';

/** Candidates of one assessment: the distribution, all of them in a table, and two to six side by side. */
export function ComparePage({ comparison, slug }: { comparison: Comparison; slug: string }) {
  const { assessment, sittings, scores, hidden, running, chosen, sideBySide, sort } = comparison;
  const home = `/organisations/${slug}/assessments/${assessment.id}`;
  if (sittings.length === 0) {
    return (
      <EmptyState
        title={hidden > 0 ? 'Nobody here can be named to you yet' : 'Nobody has finished yet'}
        actions={
          <LinkButton to={hidden > 0 ? `/organisations/${slug}/reviews` : `${home}/candidates`} variant="primary">
            {hidden > 0 ? 'Your review queue' : 'Invite candidates'}
          </LinkButton>
        }
      >
        {hiddenWords(hidden)} {running > 0 && `${formatCount(running, 'candidate')} at work right now.`}
      </EmptyState>
    );
  }
  const marks = (sideBySide?.sittings ?? []).flatMap(({ name, score: { points, low, high } }) =>
    points === null ? [] : [{ label: name, points, low: low ?? points, high: high ?? points }],
  );
  return (
    <div className="space-y-5">
      <Card
        title={sideBySide ? `${sideBySide.sittings.length} side by side` : 'Scores'}
        aside={<span className="text-muted">{formatCount(scores.length, 'finished sitting')}</span>}
      >
        <ScoreStrip label="Scores of 100" scores={scores} marks={marks} named />
        {sideBySide?.sentence && <p className="mt-2 font-medium">{sideBySide.sentence}</p>}
        {!sideBySide && <p className="mt-2 text-muted">Choose two to six below to see them side by side.</p>}
      </Card>
      {sideBySide && <SideBySideTables sideBySide={sideBySide} />}
      <Card
        title="Everybody who has finished"
        aside={
          <a href={`${home}/export.csv`} className={buttonStyle({ size: 'sm' })} download>
            CSV
          </a>
        }
      >
        <Form method="get" key={chosen.join()}>
          <input type="hidden" name="sort" value={sort.by} />
          <input type="hidden" name="order" value={sort.descending ? 'down' : 'up'} />
          <CompareTable comparison={comparison} slug={slug} />
          <div className="no-print mt-3 flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary">
              Compare the chosen ones
            </Button>
            <span className="text-muted">{hiddenWords(hidden)}</span>
          </div>
        </Form>
      </Card>
    </div>
  );
}

const hiddenWords = (hidden: number): string =>
  hidden === 0
    ? ''
    : `${formatCount(hidden, 'sitting')} left out by name: reviews of yours are not done, or could still become yours.`;
