import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { listAudit } from '../accounts/list-audit.server';
import { AuditLog } from '../accounts/ui/audit-log';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const membership = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-audit' as const };
    const { organisationId } = await getMembership(membership);
    return listAudit({ organisationId, before: new URL(request.url).searchParams.get('before') });
  });

export default function AuditRoute() {
  return <AuditLog {...useLoaderData<typeof loader>()} />;
}
