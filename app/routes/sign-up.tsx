import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { readForm, signUpForm, type FieldErrors } from '../accounts/account-forms';
import { findUser } from '../accounts/find-user.server';
import { signUp } from '../accounts/sign-up.server';
import { AccountField } from '../accounts/ui/account-field';
import { AppError } from '../lib/errors';
import { ownPath } from '../lib/http/own-path';
import { SubmitButton } from '../ui/submit-button';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';

export const meta: MetaFunction = () => [{ title: 'Make an account · Assay' }];

interface Outcome {
  errors: FieldErrors;
  refusal: string | null;
  name: string;
  email: string;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const returnTo = ownPath(new URL(request.url).searchParams.get('returnTo'), '/account');
  return (await findUser({ request })) ? redirect(returnTo) : { returnTo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = { name: String(form.get('name') ?? ''), email: String(form.get('email') ?? '') };
  const answer = (outcome: Partial<Outcome>, status: number) =>
    data<Outcome>({ errors: {}, refusal: null, ...typed, ...outcome }, { status });
  const read = readForm(signUpForm, form);
  if ('errors' in read) return answer(read, 400);
  try {
    const headers = await signUp({ request, address: context.clientAddress, ...read.value });
    return redirect(ownPath(form.get('returnTo'), '/account'), { headers });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return answer({ refusal: error.message }, error.status);
  }
}

export default function SignUpRoute() {
  const { returnTo } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const errors = outcome?.errors ?? {};
  return (
    <div className="mx-auto max-w-md">
      <PageHeading title="Make an account">
        <p>What you have practised in this browser comes with you.</p>
      </PageHeading>
      {outcome?.refusal && (
        <Notice tone="bad" role="alert" title="No account was made" className="mb-4">
          <p>{outcome.refusal}</p>
        </Notice>
      )}
      <Card>
        <Form method="post" className="space-y-4">
          <input type="hidden" name="returnTo" value={returnTo} />
          <AccountField
            name="name"
            label="Name"
            type="text"
            autoComplete="name"
            errors={errors}
            defaultValue={outcome?.name}
          />
          <AccountField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="email"
            errors={errors}
            defaultValue={outcome?.email}
          />
          <AccountField
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            hint="At least 10 characters."
            errors={errors}
          />
          <SubmitButton variant="primary" className="w-full">
            Make account
          </SubmitButton>
        </Form>
      </Card>
      <p className="mt-4 text-muted">
        You have one? <Link to={`/sign-in?${new URLSearchParams({ returnTo }).toString()}`}>Sign in</Link>.
      </p>
    </div>
  );
}
