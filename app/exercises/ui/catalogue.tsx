import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { PageHeading } from '../../ui/page-heading';
import type { CatalogueCard } from '../exercise-views';
import type { CardProgress } from './card-progress';
import { CatalogueEntry } from './catalogue-card';
import { CatalogueFilterForm } from './catalogue-filter';
import { filterCards, type CatalogueFilter } from './filter-catalogue';

export interface CatalogueProps {
  cards: CatalogueCard[];
  filter: CatalogueFilter;
  /** By slug; exercises the visitor has not touched are left out. */
  progress: Record<string, CardProgress>;
}

/** The catalogue page: filter and list. Two lines of introduction until the visitor has started something. */
export function Catalogue({ cards, filter, progress }: CatalogueProps) {
  const shown = filterCards(cards, filter);
  const isNew = Object.keys(progress).length === 0;
  return (
    <>
      <PageHeading title="Exercises">
        {isNew && (
          <p>
            Practise making AI systems measurable, debuggable and affordable. What you hand in is executed, not
            pattern-matched, and graded with evidence. No account needed.
          </p>
        )}
      </PageHeading>
      {cards.length === 0 ? (
        <EmptyState title="No exercise is registered">
          <p>
            Put exercise folders into <code className="font-mono">exercises/</code> or name their folder in{' '}
            <code className="font-mono">EXERCISES_DIR</code>, then start again.
          </p>
        </EmptyState>
      ) : (
        <>
          <CatalogueFilterForm cards={cards} filter={filter} />
          <p role="status" className="mt-5 mb-3 text-[0.8667rem] text-muted">
            {shown.length === cards.length
              ? formatCount(cards.length, 'exercise')
              : `${shown.length} of ${formatCount(cards.length, 'exercise')}`}
          </p>
          <div className="space-y-4">
            {shown.map((card) => (
              <CatalogueEntry key={card.slug} card={card} progress={progress[card.slug]} />
            ))}
          </div>
          {shown.length === 0 && (
            <EmptyState
              title="No exercise fits all of that"
              actions={<LinkButton to="/">Show all exercises</LinkButton>}
            >
              <p>Leave one of the choices open.</p>
            </EmptyState>
          )}
        </>
      )}
    </>
  );
}
