import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { getComparison } from '../reviews/report/get-comparison.server';
import { ComparePage } from '../reviews/report/ui/compare-page';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Compare: ${page.comparison.assessment.name} · Assay` : 'Compare · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const { searchParams } = new URL(request.url);
    const comparison = await getComparison({
      membership,
      userId,
      assessmentId: params['assessmentId'] ?? '',
      chosen: searchParams.getAll('sitting'),
      sort: { by: searchParams.get('sort') ?? 'score', descending: searchParams.get('order') !== 'up' },
    });
    return { comparison, slug: membership.slug };
  });
}

export default function CompareRoute() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
