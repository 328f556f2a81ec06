import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { applyRegrade } from '../grading/regrade/apply-regrade.server';
import { discardRegrade } from '../grading/regrade/discard-regrade.server';
import { includeMissing } from '../grading/regrade/include-missing.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { getRegradeComparison } from '../reviews/regrade/get-regrade-comparison.server';
import { RegradePage } from '../reviews/regrade/ui/regrade-page';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Regrade: ${page.regrade.exerciseTitle} · Assay` : 'Regrade · Assay' },
];

async function authorise(request: Request, slug = '') {
  const actor = await requireUser({ request });
  const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-rubrics' });
  return { actor, membership, organisationId: membership.organisationId };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { membership, organisationId } = await authorise(request, params['slug']);
    const names = may(membership.role, 'read-reports');
    const regrade = await getRegradeComparison({ organisationId, regradeId: params['regradeId'] ?? '', names });
    return { slug: membership.slug, regrade, mayRead: names };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  return orRefuse(async () => {
    const { actor, organisationId, membership } = await authorise(request, params['slug']);
    const form = await request.formData();
    const regrade = { organisationId, actor, regradeId: params['regradeId'] ?? '' };
    try {
      switch (form.get('intent')) {
        case 'apply':
          await applyRegrade({ ...regrade, leaveUngraded: form.get('leave') === 'on' });
          break;
        case 'include':
          await includeMissing(regrade);
          break;
        case 'discard':
          await discardRegrade(regrade);
          break;
        default:
          throw new AppError('bad-request', 'This form is not complete.');
      }
      return redirect(`/organisations/${membership.slug}/regrades/${regrade.regradeId}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return data({ refusal: error.message }, { status: error.status });
    }
  });
}

export default function RegradeRoute() {
  const outcome = useActionData<typeof action>();
  return <RegradePage {...useLoaderData<typeof loader>()} refusal={outcome?.refusal ?? null} />;
}
