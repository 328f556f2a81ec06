import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation, getInvitation } from '../accounts/accept-invitation.server';
import { findUser, requireUser } from '../accounts/find-user.server';
import { roleTitle, type Role } from '../accounts/roles';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { SubmitButton } from '../ui/submit-button';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';

export const meta: MetaFunction = () => [{ title: 'Invitation · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await findUser({ request });
  const invitation = await orRefuse(() => getInvitation({ token: params['token'] ?? '' }));
  return { ...invitation, signedInAs: user?.email ?? null, path: new URL(request.url).pathname };
}

export async function action({ request, params }: ActionFunctionArgs) {
  try {
    const actor = await requireUser({ request });
    const { slug } = await acceptInvitation({ actor, token: params['token'] ?? '' });
    return redirect(`/organisations/${slug}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') return orRefuse(() => Promise.reject(error));
    return data({ refusal: error.message }, { status: error.status });
  }
}

export default function JoinRoute() {
  const { organisation, role, email, signedInAs, path } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const query = new URLSearchParams({ returnTo: path }).toString();
  return (
    <div className="mx-auto max-w-md">
      <PageHeading title={`Join ${organisation}`}>
        <p>
          {email} was invited as {roleTitle[role as Role].toLowerCase()}.
        </p>
      </PageHeading>
      {refused && (
        <Notice tone="bad" role="alert" title="Not joined" className="mb-4">
          <p>{refused.refusal}</p>
        </Notice>
      )}
      {signedInAs ? (
        <Form method="post">
          <p className="mb-3">You are signed in as {signedInAs}.</p>
          <SubmitButton variant="primary">Join</SubmitButton>
        </Form>
      ) : (
        <p>
          <Link to={`/sign-in?${query}`}>Sign in</Link> or <Link to={`/sign-up?${query}`}>make an account</Link> to
          accept.
        </p>
      )}
    </div>
  );
}
