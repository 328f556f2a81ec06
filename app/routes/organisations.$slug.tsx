import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { findUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { OrganisationFrame } from '../accounts/ui/organisation-frame';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.name} · Assay` : 'Organisation · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await findUser({ request });
  if (!user) return redirect(`/sign-in?${new URLSearchParams({ returnTo: new URL(request.url).pathname }).toString()}`);
  const membership = await orRefuse(() => getMembership({ userId: user.id, slug: params['slug'] ?? '' }));
  return { slug: membership.slug, name: membership.name, role: membership.role };
}

export default function OrganisationRoute() {
  return (
    <OrganisationFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </OrganisationFrame>
  );
}
