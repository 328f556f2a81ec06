import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { followSignInLink } from '../accounts/follow-sign-in-link.server';
import { AppError } from '../lib/errors';
import { ownPath } from '../lib/http/own-path';
import { SubmitButton } from '../ui/submit-button';
import { LinkButton } from '../ui/link-button';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';

export const meta: MetaFunction = () => [{ title: 'Sign in · Assay' }];

export const loader = ({ request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  return { token: query.get('token') ?? '', returnTo: ownPath(query.get('returnTo'), '/account') };
};

/** Uses the link up. Only the button does it: mail scanners follow links, they press nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = form.get('token');
  try {
    const address = context.clientAddress;
    const headers = await followSignInLink({ request, address, token: typeof token === 'string' ? token : '' });
    return redirect(ownPath(form.get('returnTo'), '/account'), { headers });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data({ message: error.message }, { status: error.status });
  }
}

export default function SignInLinkRoute() {
  const { token, returnTo } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <PageHeading title="Sign in by link" />
      {refusal ? (
        <Notice tone="bad" role="alert" title="Not signed in" actions={<LinkButton to="/sign-in">Sign in</LinkButton>}>
          <p>{refusal.message}</p>
        </Notice>
      ) : (
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="returnTo" value={returnTo} />
          <SubmitButton variant="primary">Sign in to Assay</SubmitButton>
        </Form>
      )}
    </div>
  );
}
