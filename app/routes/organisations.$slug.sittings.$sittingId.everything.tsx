import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import type { Everything } from '../reviews/report/everything-views';
import { getEverything } from '../reviews/report/get-everything.server';
import { EverythingPage } from '../reviews/report/ui/everything-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const sittingId = params['sittingId'] ?? '';
    const { searchParams } = new URL(request.url);
    const everything = await getEverything({
      ...{ membership, userId, sittingId },
      exercise: searchParams.get('exercise'),
      submission: searchParams.get('submission'),
    });
    return { everything, base: `/organisations/${membership.slug}/sittings/${sittingId}` };
  });
}

export default function EverythingRoute() {
  // Serialising drops the brand of the exercise page only.
  return <EverythingPage {...(useLoaderData<typeof loader>() as { everything: Everything; base: string })} />;
}
