import { Form, Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { RubricHistory, RubricVersionView } from '../rubrics/rubric-views';
import { RubricHeading } from './rubric-heading';
import { nameVersion, rubricPaths } from './rubric-names';

export interface RubricHistoryPageProps {
  slug: string;
  history: RubricHistory;
  /** Whether the viewer may copy, edit and try versions. */
  mayEdit: boolean;
  refusal: string | null;
}

/** All versions of one exercise's rubric, newest first, with what can be done with each. */
export function RubricHistoryPage({ slug, history, mayEdit, refusal }: RubricHistoryPageProps) {
  const { draft, versions, title } = history;
  const paths = rubricPaths(slug, history.slug);
  return (
    <>
      <RubricHeading slug={slug} title={title} />
      <div className="space-y-4">
        {refusal && (
          <Notice tone="bad" role="alert" title="Nothing was changed">
            <p>{refusal}</p>
          </Notice>
        )}
        {draft && (
          <Notice
            tone="warn"
            title={`There is a draft${draft.basedOn ? `, begun from version ${draft.basedOn.number}` : ''}`}
            actions={
              mayEdit && (
                <>
                  <LinkButton to={paths.edit} variant="primary" size="sm">
                    Go on editing
                  </LinkButton>
                  <Form method="post">
                    <SubmitButton name="intent" value="discard" variant="danger" size="sm">
                      Discard the draft
                    </SubmitButton>
                  </Form>
                </>
              )
            }
          >
            <p>
              {draft.by ? `${draft.by} saved it last. ` : ''}Nobody is graded by it until it is published and an
              assessment takes it.
            </p>
          </Notice>
        )}
        {versions.map((version, at) => (
          <VersionCard
            key={version.id}
            version={version}
            previous={versions.find(({ id }) => id === version.basedOn?.id) ?? versions[at + 1] ?? null}
            slug={slug}
            exercise={history.slug}
            actions={mayEdit ? { mayFork: draft === null } : null}
          />
        ))}
      </div>
    </>
  );
}

const regradeStates = { open: 'under way', applied: 'applied', discarded: 'discarded' } as const;

function VersionCard({
  version,
  previous,
  slug,
  exercise,
  actions,
}: {
  version: RubricVersionView;
  previous: RubricVersionView | null;
  slug: string;
  exercise: string;
  actions: { mayFork: boolean } | null;
}) {
  const paths = rubricPaths(slug, exercise);
  const called = nameVersion(version);
  return (
    <Card
      title={called}
      headingLevel={3}
      aside={
        <span className="text-[0.8667rem] text-muted">
          {version.author && `${version.author}, `}
          <LocalTime iso={version.publishedAt} />
        </span>
      }
    >
      {version.note && <p className="mb-2 max-w-[68ch] whitespace-pre-line">{version.note}</p>}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.9333rem] text-muted">
        <span>{formatCount(version.criteria, 'criterion', 'criteria')}</span>
        {version.basedOn && <span>begun from version {version.basedOn.number}</span>}
        <span>{formatCount(version.submissions, 'submission')} graded by it</span>
        {version.isDefault && <Badge>comes with the exercise</Badge>}
      </p>
      {version.assessments.length > 0 && (
        <p className="mt-1 text-[0.9333rem]">
          Grades{' '}
          {version.assessments.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={`/organisations/${slug}/assessments/${id}`} className="text-accent hover:underline">
                {name}
              </Link>
            </span>
          ))}
        </p>
      )}
      {actions && version.regrades.length > 0 && (
        <p className="mt-1 text-[0.9333rem]">
          Tried on existing submissions{' '}
          {version.regrades.map(({ id, status, startedAt }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={`/organisations/${slug}/regrades/${id}`} className="text-accent hover:underline">
                <LocalTime iso={startedAt} /> ({regradeStates[status]})
              </Link>
            </span>
          ))}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton to={paths.read(version.id)} size="sm">
          Read<span className="sr-only"> {called}</span>
        </LinkButton>
        {previous && (
          <LinkButton to={paths.diff(previous.id, version.id)} size="sm">
            What changed since version {previous.number}
            <span className="sr-only"> in {called}</span>
          </LinkButton>
        )}
        {actions?.mayFork && (
          <Form method="post">
            <input type="hidden" name="version" value={version.id} />
            <SubmitButton name="intent" value="fork" size="sm">
              Edit a copy<span className="sr-only"> of {called}</span>
            </SubmitButton>
          </Form>
        )}
        {actions && (
          <LinkButton to={paths.tryOut(version.id)} size="sm">
            Try on existing submissions<span className="sr-only">: {called}</span>
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
