import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { discardRubricDraft } from '../exercises/rubrics/discard-rubric-draft.server';
import { forkRubric } from '../exercises/rubrics/fork-rubric.server';
import { getRubricHistory } from '../exercises/rubrics/get-rubric-history.server';
import { getRubricReader } from '../exercises/rubrics/get-rubric-reader.server';
import { RubricHistoryPage } from '../exercises/ui/rubric-history-page';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Rubric: ${page.history.title} · Assay` : 'Rubric · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { membership, mayEdit } = await getRubricReader({ request, slug: params['slug'] ?? '' });
    const { organisationId, slug } = membership;
    const history = await getRubricHistory({ organisationId, exerciseSlug: params['exerciseSlug'] ?? '' });
    return { slug, mayEdit, history };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { slug = '', exerciseSlug = '' } = params;
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const { organisationId } = await getMembership({ userId: actor.id, slug, ability: 'manage-rubrics' });
    const form = await request.formData();
    const own = { organisationId, actor, exerciseSlug };
    try {
      if (form.get('intent') === 'discard') {
        await discardRubricDraft(own);
        return redirect(`/organisations/${slug}/rubrics/${exerciseSlug}`);
      }
      await forkRubric({ ...own, rubricVersionId: String(form.get('version')) });
      return redirect(`/organisations/${slug}/rubrics/${exerciseSlug}/edit`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return data({ refusal: error.message }, { status: error.status });
    }
  });
}

export default function RubricHistoryRoute() {
  const outcome = useActionData<typeof action>();
  return <RubricHistoryPage {...useLoaderData<typeof loader>()} refusal={outcome?.refusal ?? null} />;
}
