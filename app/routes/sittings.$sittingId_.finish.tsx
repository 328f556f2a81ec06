import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireSitting } from '../assessments/sitting/require-sitting.server';
import { finishSection } from '../attempts/sitting/finish-section.server';
import { finishSitting } from '../attempts/sitting/finish-sitting.server';
import { listUnfinished, type FinishView } from '../attempts/sitting/list-unfinished.server';
import { FinishPage } from '../attempts/ui/finish-page';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Finish · Assay' }, { name: 'robots', content: 'noindex' }];

/** `?section=` names one; without it everything is meant. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { sittingId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const sectionId = new URL(request.url).searchParams.get('section');
    try {
      return await listUnfinished({ sittingId, sectionId });
    } catch (error) {
      if (error instanceof AppError && error.code === 'gone') throw redirect(`/sittings/${sittingId}`);
      throw error;
    }
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  return orRefuse(async () => {
    const { sittingId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const sectionId = (await request.formData()).get('sectionId');
    if (typeof sectionId === 'string') await finishSection({ sittingId, sectionId, endedBy: 'CANDIDATE' });
    else await finishSitting({ sittingId, endedBy: 'CANDIDATE' });
    return redirect(`/sittings/${sittingId}`, 303);
  });
}

export default function FinishRoute() {
  return <FinishPage view={useLoaderData<typeof loader>() as FinishView} />;
}
