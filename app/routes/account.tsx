import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listMemberships } from '../accounts/get-membership.server';
import { findUser, requireUser } from '../accounts/find-user.server';
import { listSessions } from '../accounts/list-sessions.server';
import { revokeSessions } from '../accounts/revoke-sessions.server';
import { AccountPage } from '../accounts/ui/account-page';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Account · Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await findUser({ request });
  if (!user) return redirect('/sign-in?returnTo=/account');
  const [sessions, organisations] = await Promise.all([
    listSessions({ userId: user.id, sessionId: user.sessionId }),
    listMemberships({ userId: user.id }),
  ]);
  return data(
    { user: { name: user.name, email: user.email }, sessions, organisations },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

/** Signs out one other browser, or all of them. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await orRefuse(() => requireUser({ request }));
  const sessionId = (await request.formData()).get('session');
  await revokeSessions({ user, which: typeof sessionId === 'string' && sessionId ? { sessionId } : 'others' });
  return redirect('/account');
}

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
