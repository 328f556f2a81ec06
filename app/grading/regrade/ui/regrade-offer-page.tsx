import { Form } from '@remix-run/react';
import { RubricHeading } from '../../../exercises/ui/rubric-heading';
import { rubricPaths } from '../../../exercises/ui/rubric-names';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { formatCount } from '../../../ui/format-number';
import { LinkButton } from '../../../ui/link-button';
import { Notice } from '../../../ui/notice';
import { SubmitButton } from '../../../ui/submit-button';
import type { RegradeOffer } from '../get-regrade-offer.server';

export interface RegradeOfferPageProps {
  slug: string;
  offer: RegradeOffer;
  refusal: string | null;
}

/** Offers to try a version on submissions that were graded by others, and says what that costs before it begins. */
export function RegradeOfferPage({ slug, offer, refusal }: RegradeOfferPageProps) {
  const { exercise, version, assessments, openRegradeId } = offer;
  const paths = rubricPaths(slug, exercise.slug);
  return (
    <>
      <RubricHeading slug={slug} exercise={exercise} title={`Try version ${version.number} on existing submissions`}>
        <p>
          Everybody is graded by it a second time, beside the grade they have. You see who would move before anything
          changes, and nothing does until you apply it.
        </p>
      </RubricHeading>
      <div className="space-y-4">
        {refusal && (
          <Notice tone="bad" role="alert" title="Nothing was started">
            <p>{refusal}</p>
          </Notice>
        )}
        {openRegradeId ? (
          <Notice
            tone="warn"
            title="A regrade of this exercise is open"
            actions={
              <LinkButton to={`/organisations/${slug}/regrades/${openRegradeId}`} variant="primary" size="sm">
                Look at it
              </LinkButton>
            }
          >
            <p>Apply or discard it first: there is one at a time.</p>
          </Notice>
        ) : assessments.length === 0 ? (
          <EmptyState
            title="There is nothing to try it on"
            actions={
              <>
                <LinkButton to={`/organisations/${slug}/assessments`}>To the assessments</LinkButton>
                <LinkButton to={paths.home}>All versions</LinkButton>
              </>
            }
          >
            <p>
              No submission of yours was graded by another version of this rubric. Choose version {version.number} where
              an assessment contains the exercise, and new submissions are graded by it.
            </p>
          </EmptyState>
        ) : (
          <OfferForm assessments={assessments} />
        )}
      </div>
    </>
  );
}

function OfferForm({ assessments }: Pick<RegradeOffer, 'assessments'>) {
  const judged = assessments.reduce((sum, { judgedAgain }) => sum + judgedAgain, 0);
  return (
    <Card title="Submissions graded by other versions" headingLevel={3}>
      <Form method="post">
        <fieldset>
          <legend className="sr-only">Assessments</legend>
          <ul className="space-y-2">
            {assessments.map(({ id, name, submissions }) => (
              <li key={id}>
                <label className="flex min-h-6 items-baseline gap-2">
                  <input type="checkbox" name="assessment" value={id} defaultChecked />
                  <span>
                    {name} <span className="text-muted">({formatCount(submissions, 'submission')})</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <p className="mt-3 max-w-[68ch] text-muted">
          Executed checks are not repeated, their results are taken over.{' '}
          {judged === 0
            ? 'The judge is not asked again either: it would be told the same, so every movement comes from the rubric.'
            : `The judge reads ${formatCount(judged, 'text')} again, because it is told something else now; a part of the movement will be its own noise.`}
        </p>
        <SubmitButton variant="primary" className="mt-4">
          Grade them beside
        </SubmitButton>
      </Form>
    </Card>
  );
}
