import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { listMails } from '../accounts/list-mails.server';
import { Outbox } from '../accounts/ui/outbox';
import { env } from '../lib/env.server';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const membership = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-outbox' as const };
    const { organisationId, role } = await getMembership(membership);
    const mailServer = env().SMTP_URL !== undefined;
    const query = new URL(request.url).searchParams;
    const to = query.get('to')?.trim() ?? '';
    const mails = await listMails({ organisationId, role, mailServer, to, before: query.get('before') });
    return { mails, mailServer, to };
  });

export default function OutboxRoute() {
  return <Outbox {...useLoaderData<typeof loader>()} />;
}
