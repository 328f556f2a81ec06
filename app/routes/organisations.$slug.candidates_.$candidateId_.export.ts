import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { exportCandidate } from '../reviews/personal-data/export-candidate.server';

/** POST: everything held about a candidate as a zip. Not by GET, because it is written down that somebody took it. */
export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-data' });
    const candidateId = params['candidateId'] ?? '';
    const { filename, bytes } = await exportCandidate({ membership, actor, candidateId });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
      },
    });
  });

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(
    `/organisations/${encodeURIComponent(params['slug'] ?? '')}/candidates/${encodeURIComponent(params['candidateId'] ?? '')}`,
  );
