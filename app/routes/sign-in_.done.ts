import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { openSession } from '../accounts/sign-in.server';
import { ownPath } from '../lib/http/own-path';
import { orRefuse } from '../lib/http/refusals.server';

/** The last step of single sign-on: what this browser did before becomes the user's, then on to where they wanted to go. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await orRefuse(() => requireUser({ request }));
  const returnTo = ownPath(new URL(request.url).searchParams.get('returnTo'), '/account');
  return redirect(returnTo, { headers: await openSession({ request, headers: new Headers(), userId: user.id }) });
}
