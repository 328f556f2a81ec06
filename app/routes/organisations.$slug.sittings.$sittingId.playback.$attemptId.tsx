import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { openPlayback } from '../reviews/integrity/playback/open-playback.server';
import { PlaybackPage } from '../reviews/integrity/playback/ui/playback-page';
import { STATES_PER_PAGE } from '../reviews/integrity/playback/ui/state-list';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const [sittingId, attemptId] = [params['sittingId'] ?? '', params['attemptId'] ?? ''];
    const page = await openPlayback({ membership, userId, sittingId, attemptId });
    return { page, back: `/organisations/${membership.slug}/sittings/${sittingId}/integrity` };
  });
}

/** Paging through the list of states needs nothing new from the server. */
export const shouldRevalidate = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname === nextUrl.pathname ? false : defaultShouldRevalidate;

export default function PlaybackRoute() {
  const { page, back } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return <PlaybackPage page={page} back={back} from={firstOf(search.get('from'), page.playback.steps.length)} />;
}

/** The first state of the page asked for, whatever was asked. */
function firstOf(asked: string | null, total: number): number {
  const wanted = Number(asked ?? 0);
  const last = Math.max(0, Math.ceil(total / STATES_PER_PAGE) - 1) * STATES_PER_PAGE;
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, last) : 0;
}
