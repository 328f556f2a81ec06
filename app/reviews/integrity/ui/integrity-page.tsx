import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { Notice } from '../../../ui/notice';
import type { IntegrityView } from '../integrity-views';
import { Declarations } from './declarations';
import { DrawnFacts } from './draw-facts';
import { FactsTable } from './facts-table';
import { Meanings } from './meanings';
import { SimilaritySection } from './similarity-section';

/** What was noticed during a sitting: evidence to be read by people. There is no score and no verdict on this page. */
export function IntegrityPage({ view, slug }: { view: IntegrityView; slug: string }) {
  const home = `/organisations/${slug}`;
  return (
    <div className="space-y-6">
      <Notice title="Evidence, not a verdict">
        <p className="max-w-[75ch]">
          The candidate was told before the start that this is recorded. None of it changes a grade. If something here
          matters for your decision, ask the candidate about it first.
        </p>
      </Notice>
      <Card title="Timeline" headingLevel={3}>
        {view.facts.length === 0 ? (
          <EmptyState title="Nothing was recorded">Neither saves nor events of this sitting are kept.</EmptyState>
        ) : (
          <div className="space-y-6">
            <div>
              <DrawnFacts view={view} />
              <p className="mt-2 text-[0.8667rem] text-muted">
                Time runs from the start{view.running ? ' until now; the sitting is still running' : ' to the end'}.
                Larger dots are larger pastes; hollow dots were cut or copied on the same page before.
              </p>
            </div>
            <details>
              <summary className="min-h-6 w-fit cursor-pointer text-muted hover:text-ink">
                The timeline as a table
              </summary>
              <div className="mt-3">
                <FactsTable view={view} />
              </div>
            </details>
          </div>
        )}
      </Card>
      {view.facts.length > 0 && (
        <Card title="What this can and cannot mean" headingLevel={3}>
          <Meanings view={view} />
        </Card>
      )}
      <Card title="Exercises, AI tools and playback" headingLevel={3}>
        <Declarations view={view} base={`${home}/sittings/${view.sittingId}`} />
      </Card>
      <Card title="Similar passages in other submissions" headingLevel={3}>
        <SimilaritySection reports={view.similarity} home={home} />
      </Card>
    </div>
  );
}
