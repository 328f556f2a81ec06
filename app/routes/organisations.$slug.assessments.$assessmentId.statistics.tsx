import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { openStatistics } from '../reviews/statistics/open-statistics.server';
import { StatisticsPage } from '../reviews/statistics/ui/statistics-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '' });
    return { statistics: await openStatistics({ membership, assessmentId: params['assessmentId'] ?? '' }) };
  });
}

export default function StatisticsRoute() {
  return <StatisticsPage {...useLoaderData<typeof loader>()} />;
}
