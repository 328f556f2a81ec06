import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { actOnDraft } from '../exercises/rubrics/act-on-draft.server';
import { getRubricDraft } from '../exercises/rubrics/get-rubric-draft.server';
import { RubricEditor } from '../exercises/ui/rubric-editor';
import { rubricPaths } from '../exercises/ui/rubric-names';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Draft: ${page.view.title} · Assay` : 'Draft · Assay' },
];

async function authorise(request: Request, slug = '') {
  const actor = await requireUser({ request });
  const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-rubrics' });
  return { actor, organisationId: membership.organisationId, slug: membership.slug };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { organisationId, slug } = await authorise(request, params['slug']);
    return { slug, view: await getRubricDraft({ organisationId, exerciseSlug: params['exerciseSlug'] ?? '' }) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const exerciseSlug = params['exerciseSlug'] ?? '';
  return orRefuse(async () => {
    const { organisationId, actor, slug } = await authorise(request, params['slug']);
    const form = await request.formData();
    const done = await actOnDraft({ organisationId, actor, exerciseSlug, form });
    if ('published' in done) return redirect(rubricPaths(slug, exerciseSlug).tryOut(done.published));
    const { reply } = done;
    const status = { saved: 200, conflict: 409, incomplete: 400, refused: 409 }[reply.kind];
    return data(reply, { status });
  });
}

/** What is typed counts, not what was loaded: a colleague's save must not slip in under it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === 'POST' ? false : defaultShouldRevalidate;

export default function RubricDraftRoute() {
  return <RubricEditor {...useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />;
}
