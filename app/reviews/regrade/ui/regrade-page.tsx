import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { RubricHeading } from '../../../exercises/ui/rubric-heading';
import { rubricPaths } from '../../../exercises/ui/rubric-names';
import { Card } from '../../../ui/card';
import { SharePairs } from '../../../ui/charts/share-pairs';
import { formatCount } from '../../../ui/format-number';
import { LinkButton } from '../../../ui/link-button';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { Progress } from '../../../ui/progress';
import type { Tone } from '../../../ui/tone';
import type { RegradeComparison, RegradeRowView } from '../regrade-views';
import { RegradeActions } from './regrade-actions';
import { callRow, RegradeTable } from './regrade-table';

const LOOK_EVERY_MS = 2_000;
/** More lines than this are no picture any more; the table below has them all. */
const MOST_DRAWN = 40;

export interface RegradePageProps {
  slug: string;
  regrade: RegradeComparison;
  /** Whether the viewer may open candidates' reports. */
  mayRead: boolean;
  refusal: string | null;
}

/** A rubric version tried on existing submissions: who moves and why, and the decision to apply it or not. */
export function RegradePage({ slug, regrade, mayRead, refusal }: RegradePageProps) {
  const { progress, status, exerciseSlug, exerciseTitle, version } = regrade;
  const waiting = progress.total - progress.finished - progress.ungraded;
  useRefresh(status === 'open' && waiting > 0);
  return (
    <>
      <RubricHeading
        slug={slug}
        exercise={{ slug: exerciseSlug, title: exerciseTitle }}
        title={`Version ${version.number} on existing submissions`}
        actions={
          <LinkButton to={rubricPaths(slug, exerciseSlug).read(version.id)} size="sm">
            Read version {version.number}
          </LinkButton>
        }
      >
        <p>
          Started by {regrade.startedBy}, <LocalTime iso={regrade.startedAt} />
        </p>
      </RubricHeading>
      <div className="space-y-5">
        {refusal && (
          <Notice tone="bad" role="alert" title="Nothing was changed">
            <p>{refusal}</p>
          </Notice>
        )}
        <Ended regrade={regrade} />
        {status === 'open' && waiting > 0 && (
          <Card title="Grading beside the shown grades" headingLevel={3}>
            <Progress value={progress.total - waiting} max={progress.total} label="Submissions graded" />
            <p role="status" className="mt-2 text-muted">
              {progress.total - waiting} of {formatCount(progress.total, 'submission')}. New submissions of candidates
              are graded first.
            </p>
          </Card>
        )}
        {regrade.judgedAgain > 0 && (
          <Notice title="The judge was asked again">
            <p>
              It read {formatCount(regrade.judgedAgain, 'text')} anew, because this version tells it something else.
              Part of what moves is the judge’s own noise.
            </p>
          </Notice>
        )}
        {regrade.assessments.map(({ id, name, rows }) => (
          <section key={id} aria-labelledby={`assessment-${id}`} className="space-y-4">
            <h3 id={`assessment-${id}`} className="text-[1.1rem]">
              {name}
            </h3>
            <Movement rows={rows} version={version.number} />
            <RegradeTable slug={slug} rows={rows} mayRead={mayRead} />
          </section>
        ))}
        {status === 'open' && <RegradeActions regrade={regrade} waiting={waiting} />}
      </div>
    </>
  );
}

function useRefresh(active: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && revalidate(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [active, revalidate]);
}

function Ended({ regrade }: { regrade: RegradeComparison }) {
  if (regrade.status === 'open') return null;
  const applied = regrade.status === 'applied';
  return (
    <Notice tone={applied ? 'good' : 'neutral'} title={applied ? 'Applied' : 'Discarded'}>
      <p>
        {applied ? 'The grades after are the ones that count' : 'No grade was changed'}
        {regrade.endedAt && (
          <>
            {' since '}
            <LocalTime iso={regrade.endedAt} />
          </>
        )}
        . This page stays; what reviewers have said since counts on both sides of it.
      </p>
    </Notice>
  );
}

const toneOf = (change: number): Tone => (change > 0 ? 'good' : change < 0 ? 'bad' : 'neutral');

function Movement({ rows, version }: { rows: RegradeRowView[]; version: number }) {
  const graded = rows.flatMap((row) =>
    row.change === null
      ? []
      : [{ ...row, change: row.change, from: row.before.points ?? 0, to: row.after.points ?? 0 }],
  );
  if (graded.length === 0) return null;
  const up = graded.filter(({ change }) => change > 0).length;
  const down = graded.filter(({ change }) => change < 0).length;
  const ranks = graded.filter(({ before, after }) => before.rank !== after.rank).length;
  const drawn = graded
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, MOST_DRAWN)
    .toSorted((a, b) => b.to - a.to);
  return (
    <Card title="Who moves" headingLevel={4}>
      <p className="mb-4">
        {up} up, {down} down, {graded.length - up - down} as before; {formatCount(ranks, 'rank')} would change.
      </p>
      <SharePairs
        caption={
          drawn.length < graded.length
            ? `Points of 100; the ${MOST_DRAWN} that move most`
            : 'Points of 100 on this exercise'
        }
        names={['now', `by version ${version}`]}
        items={drawn.map((row) => ({
          id: row.id,
          label: callRow(row),
          first: row.from / 100,
          second: row.to / 100,
          tone: toneOf(row.change),
        }))}
      />
    </Card>
  );
}
