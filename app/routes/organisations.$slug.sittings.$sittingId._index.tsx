import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { commentForm } from '../reviews/comments/comment-form';
import { commentOnSitting } from '../reviews/report/comment-on-sitting.server';
import { decisionForm } from '../reviews/report/decision-form';
import { getTwoMinutes } from '../reviews/report/get-two-minutes.server';
import { recordDecision } from '../reviews/report/record-decision.server';
import type { PostedReport } from '../reviews/report/ui/decision-panel';
import { TwoMinutesPage } from '../reviews/report/ui/two-minutes-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const report = await getTwoMinutes({ membership, userId, sittingId: params['sittingId'] ?? '' });
    const { slug, role } = membership;
    return { report, slug, mayDecide: may(role, 'decide'), mayComment: may(role, 'review') };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const answer = (posted: PostedReport, status: number) => data(posted, { status });
  const field = (name: string) => String(form.get(name) ?? '');
  const decision = { outcome: field('outcome'), reasons: field('reasons') };
  const slug = params['slug'] ?? '';
  const sittingId = params['sittingId'] ?? '';
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    if (field('intent') === 'comment') {
      const membership = await getMembership({ userId: actor.id, slug, ability: 'review' });
      const read = readForm(commentForm, form);
      if ('errors' in read) return answer({ errors: read.errors, text: field('text') }, 400);
      await commentOnSitting({ membership, actor, sittingId, ...read.value });
      return redirect(`/organisations/${slug}/sittings/${sittingId}`);
    }
    const membership = await getMembership({ userId: actor.id, slug, ability: 'decide' });
    const read = readForm(decisionForm, form);
    if ('errors' in read) return answer({ errors: read.errors, ...decision }, 400);
    try {
      await recordDecision({ membership, actor, sittingId, ...read.value });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return answer({ refusal: error.message, ...decision }, error.status);
    }
    return redirect(`/organisations/${slug}/sittings/${sittingId}`);
  });
}

export default function TwoMinutesRoute() {
  return <TwoMinutesPage {...useLoaderData<typeof loader>()} posted={useActionData<typeof action>() ?? {}} />;
}
