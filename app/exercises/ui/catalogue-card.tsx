import { Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { formatCount, formatPoints } from '../../ui/format-number';
import type { CatalogueCard } from '../exercise-views';
import type { CardProgress } from './card-progress';
import { LEVEL_TITLES } from './filter-catalogue';
import { PointsSplit } from './points-split';

/** One exercise of the catalogue: what it practises, how it is graded, how far this visitor has come. */
export function CatalogueEntry({ card, progress }: { card: CatalogueCard; progress: CardProgress | undefined }) {
  return (
    <article className="relative grid gap-x-10 gap-y-4 rounded-card border border-line bg-surface p-5 hover:border-line-strong md:grid-cols-[1fr_16rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-2 text-[0.8667rem] text-muted">
          <span>{card.kindTitle}</span>
          <span aria-hidden="true">·</span>
          <span>{LEVEL_TITLES[card.level]}</span>
          <span aria-hidden="true">·</span>
          <span className="tabular-nums">{card.minutes} min</span>
        </p>
        <h2 className="mt-1 text-[1.2rem]">
          {/* The whole card is the target of this link; text in it stays selectable by keyboard users through the link alone. */}
          <Link
            to={`/exercises/${card.slug}`}
            prefetch="intent"
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {card.title}
          </Link>
        </h2>
        <p className="mt-1.5 max-w-[64ch]">{card.summary}</p>
        <ul aria-label="Skills" className="mt-3 flex flex-wrap gap-1.5">
          {card.skills.map((skill) => (
            <li key={skill}>
              <Badge>{skill}</Badge>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col gap-3 md:border-l md:border-line md:pl-6">
        <div>
          <p className="mb-1.5 text-[0.8667rem] font-medium">How it is graded</p>
          <p className="mb-2.5 text-[0.8667rem] text-muted">{card.gradedBy}</p>
          <PointsSplit points={card.points} />
        </div>
        {progress && <ProgressLine progress={progress} />}
      </div>
    </article>
  );
}

function ProgressLine({ progress }: { progress: CardProgress }) {
  return (
    <p className="mt-auto border-t border-line pt-2.5 text-[0.8667rem]">
      {progress.best === null ? (
        <span className="font-medium">{progress.submissions > 0 ? 'Submitted' : 'Started'}</span>
      ) : (
        <>
          Best <strong className="tabular-nums">{formatPoints(progress.best)}</strong> / 100
          {progress.bestIsProvisional && ' so far'}
        </>
      )}
      <span className="text-muted">
        {' · '}
        {progress.submissions > 0
          ? formatCount(progress.submissions, 'submission')
          : formatCount(progress.attempts, 'attempt')}
      </span>
    </p>
  );
}
