import { Form, Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';
import { PageHeading } from '../../ui/page-heading';
import { SubmitButton } from '../../ui/submit-button';
import type { FinishView } from '../sitting/list-unfinished.server';

const MOST_SHOWN = 5;

/** Asks before a section, or everything, is submitted early, and says what is unfinished. */
export function FinishPage({ view }: { view: FinishView }) {
  const { section, exercises, neverBegun } = view;
  const base = `/sittings/${encodeURIComponent(view.sittingId)}`;
  const unfinished = exercises.filter(({ untouched, problems }) => untouched || problems.length > 0);
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <PageHeading title={section ? `Finish ${section.title}?` : 'Finish everything?'}>
        <p>What is saved now is submitted and graded. It cannot be changed afterwards, and time left is given up.</p>
      </PageHeading>
      {unfinished.length + neverBegun.length > 0 && (
        <Notice tone="warn" title={unfinished.length > 0 ? 'Some of it is unfinished' : 'Some of it was never begun'}>
          <p>You can finish all the same; it is graded as it is.</p>
        </Notice>
      )}
      <ul className="grid gap-3">
        {exercises.map(({ attemptId, title, untouched, problems, undeclared }) => (
          <li key={attemptId} className="rounded-card border border-line bg-surface px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                to={`${base}/exercises/${attemptId}`}
                className="font-medium text-accent underline underline-offset-2"
              >
                {title}
              </Link>
              {untouched ? (
                <Badge tone="warn">Not touched</Badge>
              ) : problems.length > 0 ? (
                <Badge tone="warn">Unfinished</Badge>
              ) : (
                <Badge tone="good">Ready</Badge>
              )}
              {undeclared && <Badge>AI use not said</Badge>}
            </div>
            {problems.length > 0 && (
              <ul className="mt-1.5 list-disc pl-5 text-[0.8667rem] text-muted">
                {problems.slice(0, MOST_SHOWN).map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
                {problems.length > MOST_SHOWN && <li>and {problems.length - MOST_SHOWN} more</li>}
              </ul>
            )}
          </li>
        ))}
        {neverBegun.map((title) => (
          <li key={title} className="rounded-card border border-line bg-surface px-4 py-3">
            {title} <Badge tone="warn">Never begun</Badge>
          </li>
        ))}
      </ul>
      <Form method="post" className="flex flex-wrap gap-2">
        {section && <input type="hidden" name="sectionId" value={section.id} />}
        <SubmitButton variant="primary">{section ? 'Submit this section' : 'Submit everything'}</SubmitButton>
        <LinkButton to={base}>Go on working</LinkButton>
      </Form>
    </div>
  );
}
