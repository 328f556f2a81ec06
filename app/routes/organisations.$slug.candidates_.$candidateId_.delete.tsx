import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { DeleteCandidatePage } from '../accounts/ui/delete-candidate-page';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { deleteCandidate } from '../reviews/personal-data/delete-candidate.server';
import { getCandidateName } from '../reviews/personal-data/get-candidate-name.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const slug = params['slug'] ?? '';
    const { organisationId } = await getMembership({ userId: user.id, slug, ability: 'manage-data' });
    return { slug, ...(await getCandidateName({ organisationId, candidateId: params['candidateId'] ?? '' })) };
  });

/** Deletes when the candidate's address was typed; a form that comes without the field only opens this page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const slug = params['slug'] ?? '';
  const candidateId = params['candidateId'] ?? '';
  const confirmedEmail = form.get('email');
  if (typeof confirmedEmail !== 'string') return redirect(`/organisations/${slug}/candidates/${candidateId}/delete`);
  try {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-data' });
    await deleteCandidate({ membership, actor, candidateId, confirmedEmail });
    return redirect(`/organisations/${slug}/candidates`);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-request') {
      return data({ error: error.message, email: confirmedEmail }, { status: 400 });
    }
    return orRefuse(() => Promise.reject(error as Error));
  }
}

export default function DeleteCandidateRoute() {
  return <DeleteCandidatePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />;
}
