import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { getRegradeOffer } from '../grading/regrade/get-regrade-offer.server';
import { startRegrade } from '../grading/regrade/start-regrade.server';
import { RegradeOfferPage } from '../grading/regrade/ui/regrade-offer-page';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Try a rubric · Assay' }];

const versionOf = (request: Request) => new URL(request.url).searchParams.get('version') ?? '';

async function authorise(request: Request, slug = '') {
  const actor = await requireUser({ request });
  const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-rubrics' });
  return { actor, organisationId: membership.organisationId, slug: membership.slug };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { organisationId, slug } = await authorise(request, params['slug']);
    const exerciseSlug = params['exerciseSlug'] ?? '';
    return {
      slug,
      offer: await getRegradeOffer({ organisationId, exerciseSlug, rubricVersionId: versionOf(request) }),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  return orRefuse(async () => {
    const { actor, organisationId, slug } = await authorise(request, params['slug']);
    const form = await request.formData();
    try {
      const { regradeId } = await startRegrade({
        ...{ organisationId, actor, rubricVersionId: versionOf(request) },
        exerciseSlug: params['exerciseSlug'] ?? '',
        assessmentIds: form.getAll('assessment').map(String),
      });
      return redirect(`/organisations/${slug}/regrades/${regradeId}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return data({ refusal: error.message }, { status: error.status });
    }
  });
}

export default function TryRubricRoute() {
  const outcome = useActionData<typeof action>();
  return <RegradeOfferPage {...useLoaderData<typeof loader>()} refusal={outcome?.refusal ?? null} />;
}
