import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { getAssessmentHead } from '../assessments/get-assessment-head.server';
import type { InviteOutcome } from '../assessments/invite-forms';
import { inviteOne } from '../assessments/invite-one.server';
import { invitationFilter, listInvitations } from '../assessments/list-invitations.server';
import { INVITATION_INTENTS, isFormRefusal, manageInvitation } from '../assessments/manage-invitation.server';
import { confirmList, reviewList } from '../assessments/review-list.server';
import { InvitationsPage } from '../assessments/ui/invitations-page';
import { endSitting } from '../attempts/sitting/end-sitting.server';
import { env } from '../lib/env.server';
import { orRefuse } from '../lib/http/refusals.server';
import { listRowScores } from '../reviews/report/list-row-scores.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const wanted = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-reports' as const };
    const { organisationId, slug, role } = await getMembership(wanted);
    const { id: assessmentId, status } = await getAssessmentHead({
      organisationId,
      assessmentId: params['assessmentId'] ?? '',
    });
    const query = new URL(request.url).searchParams;
    const filter = invitationFilter.parse({
      search: query.get('search') ?? '',
      state: query.get('state'),
      page: query.get('page') ?? '1',
    });
    const list = await listInvitations({ organisationId, assessmentId, filter });
    const sittingIds = list.rows.flatMap(({ sitting }) => sitting?.id ?? []);
    const asked = { organisationId, assessmentId, sittingIds, userId: user.id, role };
    const { scores, linked } = await listRowScores(asked);
    const { search, state } = filter;
    const mayManage = may(role, 'manage-candidates');
    return { slug, status, list, filter: { search, state }, scores, linked, mayManage, kept: !env().SMTP_URL };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-candidates' as const };
    const membership = await getMembership(wanted);
    const { id: assessmentId } = await getAssessmentHead({
      organisationId: membership.organisationId,
      assessmentId: params['assessmentId'] ?? '',
    });
    const form = await request.formData();
    const origin = siteOrigin(request);
    const intent = String(form.get('intent') ?? '');
    const here = `/organisations/${membership.slug}/assessments/${assessmentId}/candidates`;
    // The list stays narrowed as it was; the row that was worked on closes.
    const query = new URL(request.url).searchParams;
    query.delete('manage');
    const done = (what: string) => {
      query.set('done', what);
      return redirect(`${here}?${query.toString()}`);
    };
    const answer = (outcome: InviteOutcome, status = outcome.invited === undefined ? 400 : 200) =>
      data(outcome, { status: outcome.review ? 200 : status });
    try {
      if (intent === 'invite') return answer(await inviteOne({ membership, actor, assessmentId, form, origin }));
      if (intent === 'check') return answer(await reviewList({ membership, assessmentId, form }));
      if (intent === 'send' || intent === 'recheck') {
        return answer(await confirmList({ membership, actor, assessmentId, form, origin }));
      }
      if (intent === 'end') {
        await endSitting({ membership, actor, sittingId: String(form.get('sitting') ?? '') });
        return done('end');
      }
      const known = INVITATION_INTENTS.find((one) => one === intent);
      if (!known) return answer({ refusal: 'This form was incomplete. Load the page again.' });
      const rowErrors = await manageInvitation({ membership, actor, intent: known, form, origin });
      return rowErrors ? answer({ rowErrors }) : done(known);
    } catch (error) {
      if (!isFormRefusal(error)) throw error;
      return answer({ refusal: error.message }, error.status);
    }
  });

// Whatever was refused, the list shows how things are now.
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export default function AssessmentCandidatesRoute() {
  const outcome = useActionData<typeof action>();
  return <InvitationsPage {...useLoaderData<typeof loader>()} outcome={outcome ?? {}} />;
}
