import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { listAppeals } from '../reviews/appeals/list-appeals.server';
import { AppealsPage } from '../reviews/ui/appeals-page';

export const meta: MetaFunction = () => [{ title: 'Appeals · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'review' });
    return { appeals: await listAppeals({ organisationId: membership.organisationId }), slug: membership.slug };
  });
}

export default function AppealsRoute() {
  return <AppealsPage {...useLoaderData<typeof loader>()} />;
}
