import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { passwordForm, readForm } from '../accounts/account-forms';
import { changePassword, howToSetPassword } from '../accounts/change-password.server';
import { listMemberships } from '../accounts/get-membership.server';
import { findUser, requireUser, type SignedInUser } from '../accounts/find-user.server';
import { listSessions } from '../accounts/list-sessions.server';
import { revokeSessions } from '../accounts/revoke-sessions.server';
import { AccountPage } from '../accounts/ui/account-page';
import type { PasswordCardProps } from '../accounts/ui/password-card';
import { isDemoMember } from '../demo/cast';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Account · Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await findUser({ request });
  if (!user) return redirect('/sign-in?returnTo=/account');
  const [sessions, organisations, asks] = await Promise.all([
    listSessions({ userId: user.id, sessionId: user.sessionId }),
    listMemberships({ userId: user.id }),
    isDemoMember(user.id) ? null : howToSetPassword({ user }),
  ]);
  return data(
    { user: { name: user.name, email: user.email }, sessions, organisations, asks },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

/** Sets a password, or signs out one other browser, or all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const user = await orRefuse(() => requireUser({ request }));
  const form = await request.formData();
  if (form.get('intent') === 'password') return setPassword({ user, form, address: context.clientAddress });
  const sessionId = form.get('session');
  await revokeSessions({ user, which: typeof sessionId === 'string' && sessionId ? { sessionId } : 'others' });
  return redirect('/account');
}

async function setPassword({ user, form, address }: { user: SignedInUser; form: FormData; address: string }) {
  const answer = (outcome: PasswordCardProps['outcome'], status: number) => data({ outcome }, { status });
  if (isDemoMember(user.id)) return answer({ refusal: 'This account belongs to everybody who looks around.' }, 409);
  const read = readForm(passwordForm, form);
  if ('errors' in read) return answer({ errors: read.errors }, 400);
  try {
    await changePassword({ user, address, ...read.value });
    return answer({ changed: true }, 200);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'bad-request') return answer({ errors: { oldPassword: error.message } }, error.status);
    return answer({ refusal: error.message }, error.status);
  }
}

export default function AccountRoute() {
  const { asks, ...page } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>()?.outcome ?? {};
  return <AccountPage {...page} password={asks && { asks, outcome }} />;
}
