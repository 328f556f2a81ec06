import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { readForm } from '../accounts/account-forms';
import { createOrganisation } from '../accounts/create-organisation.server';
import { findUser, requireUser } from '../accounts/find-user.server';
import { AccountField } from '../accounts/ui/account-field';
import { orRefuse } from '../lib/http/refusals.server';
import { SubmitButton } from '../ui/submit-button';
import { Card } from '../ui/card';
import { PageHeading } from '../ui/page-heading';

const organisationForm = z.object({
  name: z.string().trim().min(2, 'Give a name of at least 2 characters.').max(80, 'At most 80 characters.'),
});

export const meta: MetaFunction = () => [{ title: 'New organisation · Assay' }];

export const loader = async ({ request }: LoaderFunctionArgs) =>
  (await findUser({ request })) ? null : redirect('/sign-in?returnTo=/organisations/new');

export async function action({ request }: ActionFunctionArgs) {
  const user = await orRefuse(() => requireUser({ request }));
  const read = readForm(organisationForm, await request.formData());
  if ('errors' in read) return data(read, { status: 400 });
  const { slug } = await createOrganisation({ actor: user, name: read.value.name });
  return redirect(`/organisations/${slug}`);
}

export default function NewOrganisationRoute() {
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <PageHeading title="New organisation">
        <p>For a team that hires. You will be its owner and can invite the others.</p>
      </PageHeading>
      <Card>
        <Form method="post" className="space-y-4">
          <AccountField
            name="name"
            label="Name"
            type="text"
            autoComplete="organization"
            errors={refused?.errors ?? {}}
          />
          <SubmitButton variant="primary" className="w-full">
            Make organisation
          </SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
