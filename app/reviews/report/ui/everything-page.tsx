import { Link } from '@remix-run/react';
import { CheckSection } from '../../../grading/ui/check-section';
import { FlagList } from '../../../grading/ui/flag-list';
import { Card } from '../../../ui/card';
import { classNames } from '../../../ui/class-names';
import { EmptyState } from '../../../ui/empty-state';
import { formatPoints } from '../../../ui/format-number';
import { LinkButton } from '../../../ui/link-button';
import { LocalTime } from '../../../ui/local-time';
import type { Everything, HandedIn, TimelineEntry } from '../everything-views';
import { AnswerSection, MarkedProse } from './answer-section';
import { DeclarationSection } from './declaration-section';
import { STATE_WORDS } from './exercise-lines';
import { OverrideNotes } from './override-notes';
import { ReportCriterion } from './report-criterion';
import { RunSection } from './run-section';

type Chosen = NonNullable<Everything['chosen']>;

/** All there is of a sitting, one exercise at a time. `base` is the address of the sitting. */
export function EverythingPage({ everything, base }: { everything: Everything; base: string }) {
  const { lines, chosen, timeline } = everything;
  if (!chosen) {
    return <EmptyState title="This assessment has no exercises.">There is nothing to show.</EmptyState>;
  }
  return (
    <div className="space-y-5">
      <nav aria-label="Exercises of this sitting" className="flex flex-wrap gap-2">
        {lines.map((line) => (
          <Link
            key={line.assessmentExerciseId}
            to={`${base}/everything?exercise=${line.assessmentExerciseId}`}
            aria-current={line.assessmentExerciseId === chosen.scored.assessmentExerciseId ? 'page' : undefined}
            className={classNames(
              'rounded-control border px-3 py-1.5',
              line.assessmentExerciseId === chosen.scored.assessmentExerciseId
                ? 'border-accent bg-accent-soft'
                : 'border-line hover:border-line-strong',
            )}
          >
            {line.title}{' '}
            <span className="text-[0.8667rem] text-muted tabular-nums">
              {line.points === null ? STATE_WORDS[line.state] : formatPoints(line.points)}
            </span>
          </Link>
        ))}
      </nav>
      <OneExercise key={chosen.scored.assessmentExerciseId} chosen={chosen} base={base} />
      <Timeline entries={timeline} base={base} />
    </div>
  );
}

function OneExercise({ chosen, base }: { chosen: Chosen; base: string }) {
  const { scored, page, handedIn } = chosen;
  return (
    <section aria-labelledby="exercise-title" className="space-y-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h3 id="exercise-title" className="text-[1.2rem]">
          {scored.title}
          <span className="font-normal text-muted tabular-nums">
            {' '}
            {scored.points === null ? STATE_WORDS[scored.state] : `${formatPoints(scored.points)} / 100`}
          </span>
        </h3>
        {scored.attemptId && (
          <LinkButton size="sm" to={`${base}/playback/${scored.attemptId}`} className="no-print">
            Play back
          </LinkButton>
        )}
      </div>
      <Card padded>
        <details>
          <summary className="min-h-6 cursor-pointer font-medium">Brief as the candidate read it</summary>
          {/* Sanitised on the server when it was rendered from Markdown. */}
          <div className="prose mt-3" dangerouslySetInnerHTML={{ __html: page.briefHtml }} />
        </details>
      </Card>
      {handedIn === null ? (
        <EmptyState title="Nothing was handed in here.">
          {scored.state === 'open' ? 'The candidate is still working.' : 'It counts 0 points.'}
        </EmptyState>
      ) : (
        <Graded scored={scored} page={page} handedIn={handedIn} />
      )}
    </section>
  );
}

function Graded({ scored, page, handedIn }: Chosen & { handedIn: HandedIn }) {
  const own = scored.checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const most = scored.checks.reduce((sum, check) => sum + check.most, 0);
  const changes = (target: 'check' | 'criterion', id: string) =>
    handedIn.overrides.filter((one) => one.target === target && one.targetId === id);
  return (
    <>
      <FlagList flags={handedIn.flags} />
      {scored.reason && <p>We could not grade this: {scored.reason}</p>}
      <AnswerSection page={page} handedIn={handedIn} />
      <DeclarationSection declaration={handedIn.declaration} />
      {scored.checks.length > 0 && (
        <section aria-labelledby="checks-title" className="space-y-4">
          <h3 id="checks-title" className="text-[1.1rem]">
            Executed checks
          </h3>
          {scored.checks.map((check) => (
            <div key={check.checkId}>
              <CheckSection check={check} scale={own > 0 ? most / own : 0} exercise={page} answer={handedIn.answer} />
              <OverrideNotes overrides={changes('check', check.checkId)} />
            </div>
          ))}
        </section>
      )}
      <section aria-labelledby="criteria-title">
        <h3 id="criteria-title" className="mb-3 text-[1.1rem]">
          Rubric{scored.rubricNumber === null ? '' : `, version ${scored.rubricNumber}`}
        </h3>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <MarkedProse {...{ scored, page, handedIn }} />
          <div className="space-y-4">
            {scored.criteria.map((criterion, index) => (
              <ReportCriterion
                key={criterion.id}
                {...{ criterion, index }}
                overrides={changes('criterion', criterion.id)}
              />
            ))}
          </div>
        </div>
      </section>
      <RunSection handedIn={handedIn} />
    </>
  );
}

function Timeline({ entries, base }: { entries: readonly TimelineEntry[]; base: string }) {
  return (
    <Card
      title="Course of the sitting"
      headingLevel={3}
      aside={<Link to={`${base}/integrity`}>All that was recorded</Link>}
    >
      <ol className="grid gap-x-5 gap-y-1 sm:grid-cols-[auto_1fr]">
        {entries.map(({ at, text }, index) => (
          <li key={index} className="contents">
            <span className="text-muted">
              <LocalTime iso={at} detail="second" />
            </span>
            <span className="break-words">{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
