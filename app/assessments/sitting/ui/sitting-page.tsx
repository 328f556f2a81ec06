import { Form, Link } from '@remix-run/react';
import { useState } from 'react';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { LinkButton } from '../../../ui/link-button';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { PageHeading } from '../../../ui/page-heading';
import { SubmitButton } from '../../../ui/submit-button';
import type { SittingSectionView, SittingView } from '../sitting-views';
import { ProblemDialog } from './problem-dialog';
import { ProblemReports } from './problem-reports';
import { SittingChanges } from './sitting-changes';
import { SittingClock } from './sitting-clock';
import { inWords } from './time-left';
import { useIntegrityEvents } from './use-integrity-events';
import type { LiveSitting } from './use-sitting-now';

const ENDED_BY = {
  CANDIDATE: 'You finished it.',
  DEADLINE: 'The time was over.',
  ORGANISATION: 'The organisation ended it.',
} as const;

function Exercises({ section, base }: { section: SittingSectionView; base: string }) {
  return (
    <ol className="grid gap-2">
      {section.exercises.map(({ attemptId, title, kindTitle, minutes, saves, savedAt }, index) => (
        <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {attemptId ? (
            <Link
              to={`${base}/exercises/${attemptId}`}
              className="font-medium text-accent underline underline-offset-2"
            >
              {title}
            </Link>
          ) : (
            <span className="font-medium">{title}</span>
          )}
          <Badge>{kindTitle}</Badge>
          <span className="text-[0.8667rem] text-muted">
            about {inWords(minutes * 60)}
            {savedAt ? (
              <>
                {' · last saved '}
                <LocalTime iso={savedAt} detail="second" />
              </>
            ) : attemptId && saves === 0 ? (
              ' · not touched yet'
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Section({
  section,
  base,
  live,
  perSection,
}: {
  section: SittingSectionView;
  base: string;
  live: LiveSitting;
  perSection: boolean;
}) {
  const now = live.now.sections.find(({ sectionId }) => sectionId === section.sectionId);
  const finishedAt = now?.finishedAt ?? section.finishedAt;
  const running = section.state === 'running' && !finishedAt;
  const deadlineAt = now?.deadlineAt ?? section.deadlineAt;
  return (
    <Card
      title={section.title}
      aside={
        finishedAt ? (
          <Badge tone="good">Submitted</Badge>
        ) : running && perSection && deadlineAt ? (
          <SittingClock deadlineAt={deadlineAt} serverMs={live.serverMs} label={`Time left for ${section.title}`} />
        ) : section.minutes !== null ? (
          <span className="text-muted tabular-nums">{inWords(section.minutes * 60)}</span>
        ) : undefined
      }
    >
      <Exercises section={section} base={base} />
      {section.state === 'next' && live.now.status === 'RUNNING' && (
        <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
          <input type="hidden" name="sectionId" value={section.sectionId} />
          <SubmitButton variant="primary" name="intent" value="begin">
            Begin this section
          </SubmitButton>
          <span className="text-[0.8667rem] text-muted">Its clock starts then.</span>
        </Form>
      )}
      {running && (
        <p className="mt-4">
          <LinkButton size="sm" to={`${base}/finish?section=${section.sectionId}`}>
            Finish this section
          </LinkButton>
        </p>
      )}
    </Card>
  );
}

/** A sitting at a glance: time left, its sections with their exercises, and the ways to begin, go on and finish. */
export function SittingPage({ view, live }: { view: SittingView; live: LiveSitting }) {
  const [reporting, setReporting] = useState(false);
  const base = `/sittings/${encodeURIComponent(view.sittingId)}`;
  const { assessment, sections } = view;
  const running = live.now.status === 'RUNNING' && live.now.isDevice;
  const perSection = assessment.timing === 'PER_SECTION';
  const several = sections.length > 1;
  useIntegrityEvents({ sittingId: view.sittingId, attemptId: null, active: running });
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <PageHeading
        title={assessment.name}
        actions={
          running && !perSection ? (
            <SittingClock deadlineAt={live.now.deadlineAt} serverMs={live.serverMs} />
          ) : undefined
        }
      >
        <p>
          {view.organisation}
          {assessment.role ? ` · ${assessment.role}` : ''} · {view.candidate}
        </p>
      </PageHeading>
      <SittingChanges sittingId={view.sittingId} now={live.now} />
      {!live.now.isDevice && (
        <Notice tone="warn" role="alert" title="This sitting is open on another device now">
          <p>To go on here, open your invitation link again and choose to continue here.</p>
        </Notice>
      )}
      {live.now.status === 'FINISHED' && (
        <Notice
          tone="accent"
          title="Your work has been submitted"
          actions={
            <LinkButton size="sm" to={`${base}/result`}>
              What happens next
            </LinkButton>
          }
        >
          <p>{view.endedBy ? ENDED_BY[view.endedBy] : ''} Everything that was saved is with the hiring team.</p>
        </Notice>
      )}
      {sections.map((section) => (
        <Section key={section.sectionId} {...{ section, base, live, perSection }} />
      ))}
      {running && perSection && (
        <p className="text-muted">
          The next section can be begun until <LocalTime iso={live.now.deadlineAt} detail="second" />.
        </p>
      )}
      {running && (
        <div className="flex flex-wrap gap-2">
          <Button className="needs-js" onClick={() => setReporting(true)}>
            Report a problem
          </Button>
          {several && <LinkButton to={`${base}/finish`}>Finish everything</LinkButton>}
        </div>
      )}
      {live.now.reports.length > 0 && (
        <Card title="Problems you reported">
          <ProblemReports reports={live.now.reports} />
        </Card>
      )}
      <ProblemDialog
        sittingId={view.sittingId}
        attemptId={null}
        reports={live.now.reports}
        open={reporting}
        onClose={() => setReporting(false)}
      />
    </div>
  );
}
