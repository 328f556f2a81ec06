import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { countOpenProblems } from '../assessments/list-problem-reports.server';
import { listAssessments } from '../assessments/list-assessments.server';
import { AssessmentList } from '../assessments/ui/assessment-list';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const { organisationId, slug, role } = await getMembership({ userId: user.id, slug: params['slug'] ?? '' });
    const [assessments, openProblems] = await Promise.all([
      listAssessments({ organisationId }),
      may(role, 'read-reports') ? countOpenProblems({ organisationId }) : null,
    ]);
    return { slug, assessments, openProblems, mayBuild: may(role, 'manage-assessments') };
  });

export default function AssessmentsRoute() {
  return <AssessmentList {...useLoaderData<typeof loader>()} />;
}
