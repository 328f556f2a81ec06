import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listApiKeys } from '../accounts/api-keys/list-api-keys.server';
import { actOnIntegrations } from '../accounts/act-on-integrations.server';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { IntegrationsPage } from '../accounts/ui/integrations-page';
import { listWebhooks } from '../accounts/webhooks/list-webhooks.server';
import { AppError } from '../lib/errors';
import { env } from '../lib/env.server';
import { orRefuse } from '../lib/http/refusals.server';
import { listComplaints } from '../reviews/greenhouse/list-complaints.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const slug = params['slug'] ?? '';
    const { organisationId } = await getMembership({ userId: user.id, slug, ability: 'manage-integrations' });
    const [webhooks, apiKeys, complaints] = await Promise.all([
      listWebhooks({ organisationId }),
      listApiKeys({ organisationId }),
      listComplaints({ organisationId }),
    ]);
    return data(
      { slug, webhooks, apiKeys, complaints, origin: siteOrigin(request) },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const slug = params['slug'] ?? '';
  try {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-integrations' });
    const allowPrivate = env().WEBHOOKS_PRIVATE === '1';
    const outcome = await actOnIntegrations({ membership, actor, form, allowPrivate });
    // A secret is shown once and never stands in an address, so it is the one thing that is answered without a redirect.
    if (outcome === 'done') return redirect(`/organisations/${slug}/integrations`);
    if ('goTo' in outcome) return redirect(`/organisations/${slug}/integrations/${outcome.goTo}`);
    return data(outcome, { status: outcome.errors ? 400 : 200, headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'conflict') return data({ refusal: error.message }, { status: 409 });
    return orRefuse(() => Promise.reject(error));
  }
}

export default function IntegrationsRoute() {
  return <IntegrationsPage {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? {}} />;
}
