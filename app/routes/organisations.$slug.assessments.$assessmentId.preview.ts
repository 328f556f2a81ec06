import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { previewAssessment } from '../assessments/preview-assessment.server';
import { orRefuse } from '../lib/http/refusals.server';

/** Opened as a page it leads back: only a form may make a preview. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(
    `/organisations/${encodeURIComponent(params['slug'] ?? '')}/assessments/${encodeURIComponent(params['assessmentId'] ?? '')}`,
  );

export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-assessments' as const };
    const membership = await getMembership(wanted);
    const { token } = await previewAssessment({ membership, actor, assessmentId: params['assessmentId'] ?? '' });
    return redirect(`/invitations/${token}`);
  });
