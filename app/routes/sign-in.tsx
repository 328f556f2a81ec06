import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { linkForm, readForm, signInForm } from '../accounts/account-forms';
import { findUser } from '../accounts/find-user.server';
import { requestSignInLink } from '../accounts/request-sign-in-link.server';
import { signIn } from '../accounts/sign-in.server';
import { SignInPage, type SignInPageProps } from '../accounts/ui/sign-in-page';
import { waysToSignIn } from '../accounts/get-auth.server';
import { env } from '../lib/env.server';
import { AppError } from '../lib/errors';
import { ownPath } from '../lib/http/own-path';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Sign in · Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const returnTo = ownPath(query.get('returnTo'), '/account');
  if (await findUser({ request })) return redirect(returnTo);
  const failed = query.has('error') ? 'Single sign-on did not succeed. Try again, or sign in another way.' : undefined;
  return { returnTo, ways: waysToSignIn(env()), outcome: { refusal: failed } satisfies SignInPageProps['outcome'] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const returnTo = ownPath(form.get('returnTo'), '/account');
  const address = context.clientAddress;
  const answer = (outcome: SignInPageProps['outcome'], status: number) => data({ outcome }, { status });
  try {
    if (form.get('intent') === 'link') {
      const read = readForm(linkForm, form);
      if ('errors' in read) return answer(read, 400);
      await requestSignInLink({ request, address, email: read.value.email, returnTo });
      return answer({ linkSentTo: read.value.email }, 200);
    }
    const read = readForm(signInForm, form);
    const email = String(form.get('email') ?? '');
    if ('errors' in read) return answer({ ...read, email }, 400);
    return redirect(returnTo, { headers: await signIn({ request, address, ...read.value }) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'bad-request' && error.code !== 'too-many') return orRefuse(() => Promise.reject(error));
    const email = String(form.get('email') ?? '');
    return data({ outcome: { refusal: error.message, email } }, { status: error.status });
  }
}

export default function SignInRoute() {
  const { returnTo, ways, outcome } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SignInPage returnTo={returnTo} ways={ways} outcome={answer?.outcome ?? outcome} />;
}
