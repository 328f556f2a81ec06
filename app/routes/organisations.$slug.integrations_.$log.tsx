import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { DeliveryLog } from '../accounts/ui/delivery-log';
import { listDeliveries } from '../accounts/webhooks/list-deliveries.server';
import { redeliver } from '../accounts/webhooks/redeliver.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

/** The log that is not a webhook's. */
const GREENHOUSE = 'greenhouse';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const slug = params['slug'] ?? '';
    const { organisationId } = await getMembership({ userId: user.id, slug, ability: 'manage-integrations' });
    const webhookId = params['log'] === GREENHOUSE ? null : (params['log'] ?? '');
    return { slug, ...(await listDeliveries({ organisationId, webhookId })) };
  });

/** Sends one delivery again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const slug = params['slug'] ?? '';
  try {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-integrations' });
    await redeliver({ membership, actor, deliveryId: String(form.get('delivery') ?? '') });
    return redirect(`/organisations/${slug}/integrations/${encodeURIComponent(params['log'] ?? '')}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'conflict') return data({ refusal: error.message }, { status: 409 });
    return orRefuse(() => Promise.reject(error));
  }
}

export default function DeliveryLogRoute() {
  const refused = useActionData<typeof action>();
  return <DeliveryLog {...useLoaderData<typeof loader>()} refusal={refused?.refusal ?? null} />;
}
