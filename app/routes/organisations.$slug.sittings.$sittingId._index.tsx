import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { decisionForm } from '../reviews/report/decision-form';
import { getTwoMinutes } from '../reviews/report/get-two-minutes.server';
import { recordDecision } from '../reviews/report/record-decision.server';
import type { DecisionOutcomeOfPost } from '../reviews/report/ui/decision-panel';
import { TwoMinutesPage } from '../reviews/report/ui/two-minutes-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'read-reports' });
    const report = await getTwoMinutes({ membership, userId, sittingId: params['sittingId'] ?? '' });
    return { report, slug: membership.slug, mayDecide: may(membership.role, 'decide') };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const answer = (posted: DecisionOutcomeOfPost, status: number) => data(posted, { status });
  const typed = { outcome: String(form.get('outcome') ?? ''), reasons: String(form.get('reasons') ?? '') };
  try {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'decide' });
    const sittingId = params['sittingId'] ?? '';
    const read = readForm(decisionForm, form);
    if ('errors' in read) return answer({ errors: read.errors, ...typed }, 400);
    await recordDecision({ membership, actor, sittingId, ...read.value });
    return redirect(`/organisations/${membership.slug}/sittings/${sittingId}`);
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      return answer({ refusal: error.message, ...typed }, error.status);
    return orRefuse(() => Promise.reject(error instanceof Error ? error : new Error(String(error))));
  }
}

export default function TwoMinutesRoute() {
  return <TwoMinutesPage {...useLoaderData<typeof loader>()} posted={useActionData<typeof action>() ?? {}} />;
}
