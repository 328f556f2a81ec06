import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { listMails } from '../accounts/organisation-views.server';
import { Outbox } from '../accounts/ui/outbox';
import { env } from '../lib/env.server';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const membership = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-outbox' as const };
    const { organisationId } = await getMembership(membership);
    const mailServer = env().SMTP_URL !== undefined;
    return { mails: await listMails({ organisationId, mailServer }), mailServer };
  });

export default function OutboxRoute() {
  return <Outbox {...useLoaderData<typeof loader>()} />;
}
