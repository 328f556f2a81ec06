import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLoaderData, useParams, useRouteError } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { getSittingHead } from '../reviews/report/get-sitting-head.server';
import { RefusedReport } from '../reviews/report/ui/refused-report';
import { ReportFrame } from '../reviews/report/ui/report-frame';
import { ErrorPage } from '../ui/error-page';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.head.candidate.name}: ${page.head.assessment.name} · Assay` : 'Sitting · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const head = await getSittingHead({ membership, userId, sittingId: params['sittingId'] ?? '' });
    return { slug: membership.slug, head };
  });
}

export default function SittingRoute() {
  return (
    <ReportFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </ReportFrame>
  );
}

/** Who may not know yet whose sitting this is gets told why, and where their work is. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { slug = '' } = useParams();
  return isRouteErrorResponse(error) && error.status === 403 ? (
    <RefusedReport data={error.data} slug={slug} />
  ) : (
    <ErrorPage />
  );
}
