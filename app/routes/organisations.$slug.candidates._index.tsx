import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { invitationFilter } from '../assessments/list-invitations.server';
import { listCandidates } from '../assessments/list-candidates.server';
import { CandidateList } from '../assessments/ui/candidate-list';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const wanted = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-reports' as const };
    const { organisationId, slug } = await getMembership(wanted);
    const query = new URL(request.url).searchParams;
    const { search, page } = invitationFilter.pick({ search: true, page: true }).parse({
      search: query.get('search') ?? '',
      page: query.get('page') ?? '1',
    });
    return { slug, search, ...(await listCandidates({ organisationId, search, page })) };
  });

export default function CandidatesRoute() {
  return <CandidateList {...useLoaderData<typeof loader>()} />;
}
