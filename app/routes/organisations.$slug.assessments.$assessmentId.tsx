import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { getAssessmentHead } from '../assessments/get-assessment-head.server';
import { AssessmentTabs } from '../assessments/ui/assessment-tabs';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.assessment.name ?? 'Assessment'} · Assay` },
];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const { organisationId, slug, role } = await getMembership({ userId: user.id, slug: params['slug'] ?? '' });
    const assessment = await getAssessmentHead({ organisationId, assessmentId: params['assessmentId'] ?? '' });
    return { slug, role, assessment };
  });

export default function AssessmentRoute() {
  return (
    <>
      <AssessmentTabs {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  );
}
