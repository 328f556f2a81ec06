import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { editAssessment } from '../assessments/edit-assessment.server';
import { getAssessment } from '../assessments/get-assessment.server';
import { AssessmentEditor } from '../assessments/ui/assessment-editor';
import { AssessmentFacts } from '../assessments/ui/assessment-facts';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const { organisationId, role } = await getMembership({ userId: user.id, slug: params['slug'] ?? '' });
    const assessment = await getAssessment({ organisationId, assessmentId: params['assessmentId'] ?? '' });
    return { assessment, mayBuild: may(role, 'manage-assessments') };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-assessments' as const };
    const membership = await getMembership(wanted);
    const form = await request.formData();
    const edited = await editAssessment({ membership, actor, assessmentId: params['assessmentId'] ?? '', form });
    return 'path' in edited ? redirect(edited.path) : data(edited.outcome, { status: edited.status });
  });

// What is missing for publishing is listed as it is saved, also when publishing was refused.
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export default function AssessmentOverviewRoute() {
  const { assessment, mayBuild } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  if (!mayBuild) return <AssessmentFacts assessment={assessment} />;
  return <AssessmentEditor key={`${assessment.id} ${assessment.status}`} assessment={assessment} outcome={outcome} />;
}
