import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { openIntegrity } from '../reviews/integrity/open-integrity.server';
import { IntegrityPage } from '../reviews/integrity/ui/integrity-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const view = await openIntegrity({ membership, userId, sittingId: params['sittingId'] ?? '' });
    return { view, slug: membership.slug };
  });
}

export default function IntegrityRoute() {
  return <IntegrityPage {...useLoaderData<typeof loader>()} />;
}
