import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { changeMember } from '../accounts/change-member.server';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { inviteMember } from '../accounts/invite-member.server';
import { inviteForm, memberForm } from '../accounts/member-forms';
import { listMembers } from '../accounts/organisation-views.server';
import { revokeInvitation } from '../accounts/revoke-invitation.server';
import { MembersPage, type MembersOutcome } from '../accounts/ui/members-page';
import { AppError } from '../lib/errors';
import { env } from '../lib/env.server';
import { orRefuse } from '../lib/http/refusals.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const user = await requireUser({ request });
    const { organisationId, slug, role } = await getMembership({ userId: user.id, slug: params['slug'] ?? '' });
    return { ...(await listMembers({ organisationId })), slug, role, self: user.id };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const answer = (outcome: MembersOutcome, status: number) => data(outcome, { status });
  try {
    const actor = await requireUser({ request });
    const slug = params['slug'] ?? '';
    const membership = await getMembership({ userId: actor.id, slug });
    switch (form.get('intent')) {
      case 'invite': {
        await getMembership({ userId: actor.id, slug, ability: 'manage-members' });
        const read = readForm(inviteForm, form);
        if ('errors' in read) return answer({ errors: read.errors, email: String(form.get('email') ?? '') }, 400);
        await inviteMember({ membership, actor, ...read.value, origin: siteOrigin(request) });
        return answer({ invited: read.value.email, kept: env().SMTP_URL === undefined }, 200);
      }
      case 'revoke': {
        await getMembership({ userId: actor.id, slug, ability: 'manage-members' });
        await revokeInvitation({ membership, actor, invitationId: String(form.get('invitation')) });
        return redirect(`/organisations/${slug}/members`);
      }
      default: {
        const read = readForm(memberForm, form);
        if ('errors' in read) throw new AppError('bad-request', 'This form is not complete.');
        await changeMember({ membership, actor, ...read.value });
        return redirect(
          read.value.userId === actor.id && read.value.role === null ? '/account' : `/organisations/${slug}/members`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not-found' || error.code === 'not-signed-in') return orRefuse(() => Promise.reject(error));
    return answer({ refusal: error.message }, error.status);
  }
}

export default function MembersRoute() {
  const outcome = useActionData<typeof action>();
  return <MembersPage {...useLoaderData<typeof loader>()} outcome={outcome ?? {}} />;
}
