import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser } from '../accounts/find-user.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { candidateForm, changeCandidate } from '../assessments/change-candidate.server';
import { getCandidate } from '../assessments/get-candidate.server';
import { INVITATION_INTENTS, isFormRefusal, manageInvitation } from '../assessments/manage-invitation.server';
import { CandidatePage, type CandidatePageProps } from '../assessments/ui/candidate-page';
import { endSitting } from '../attempts/sitting/end-sitting.server';
import { orRefuse } from '../lib/http/refusals.server';
import { listCandidateScores } from '../reviews/report/list-row-scores.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const wanted = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-reports' as const };
    const { organisationId, slug, role } = await getMembership(wanted);
    const candidate = await getCandidate({ organisationId, candidateId: params['candidateId'] ?? '' });
    const sat = candidate.invitations.flatMap(({ assessmentId, sitting }) =>
      sitting ? [{ assessmentId, sittingId: sitting.id }] : [],
    );
    const { scores, linked } = await listCandidateScores({ organisationId, userId: user.id, role, sat });
    const mayManage = may(role, 'manage-candidates');
    return { slug, candidate, scores, linked, mayManage, mayManageData: may(role, 'manage-data') };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-candidates' as const };
    const membership = await getMembership(wanted);
    const candidate = await getCandidate({
      organisationId: membership.organisationId,
      candidateId: params['candidateId'] ?? '',
    });
    const form = await request.formData();
    const here = `/organisations/${membership.slug}/candidates/${candidate.id}`;
    const answer = (outcome: CandidatePageProps['outcome'], status: number) => data(outcome, { status });
    const intent = String(form.get('intent') ?? '');
    try {
      if (intent === 'candidate') {
        const read = readForm(candidateForm, form);
        if ('errors' in read) return answer({ errors: read.errors }, 400);
        const { name, multiplier } = read.value;
        await changeCandidate({ membership, actor, candidateId: candidate.id, name, timeMultiplier: multiplier });
        return redirect(`${here}?done=candidate`);
      }
      if (intent === 'end') {
        await endSitting({ membership, actor, sittingId: String(form.get('sitting') ?? '') });
        return redirect(`${here}?done=end`);
      }
      const known = INVITATION_INTENTS.find((one) => one === intent);
      if (!known) return answer({ refusal: 'This form was incomplete. Load the page again.' }, 400);
      const rowErrors = await manageInvitation({ membership, actor, intent: known, form, origin: siteOrigin(request) });
      return rowErrors ? answer({ rowErrors }, 400) : redirect(`${here}?done=${known}`);
    } catch (error) {
      if (!isFormRefusal(error)) throw error;
      return answer({ refusal: error.message }, error.status);
    }
  });

export default function CandidateRoute() {
  const outcome = useActionData<typeof action>();
  return <CandidatePage {...useLoaderData<typeof loader>()} outcome={outcome ?? {}} />;
}
