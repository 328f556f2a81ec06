import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findUser, requireUser } from '../accounts/find-user.server';
import { signOut } from '../accounts/sign-out.server';
import { DeleteAccountPage } from '../accounts/ui/delete-account-page';
import { isDemoMember } from '../demo/cast';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { deleteAccount, howToProve } from '../reviews/personal-data/delete-account.server';

export const meta: MetaFunction = () => [{ title: 'Delete account · Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await findUser({ request });
  if (!user) return redirect('/sign-in?returnTo=/account/delete');
  return { email: user.email, prove: await howToProve({ userId: user.id }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const user = await orRefuse(() => requireUser({ request }));
  const password = (await request.formData()).get('password');
  try {
    if (isDemoMember(user.id)) {
      throw new AppError('conflict', 'This account is shared by everybody who looks around the demo, so it stays.');
    }
    const typed = typeof password === 'string' ? password : '';
    await deleteAccount({ user, password: typed, address: context.clientAddress });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data({ error: error.message, code: error.code }, { status: error.status });
  }
  return redirect('/', { headers: await signOut({ request }) });
}

export default function DeleteAccountRoute() {
  return <DeleteAccountPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />;
}
