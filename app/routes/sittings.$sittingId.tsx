import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { getSitting } from '../assessments/sitting/get-sitting.server';
import { noteNetwork } from '../assessments/sitting/note-network.server';
import { requireSitting, requireSittingDevice } from '../assessments/sitting/require-sitting.server';
import type { SittingView } from '../assessments/sitting/sitting-views';
import { SittingPage } from '../assessments/sitting/ui/sitting-page';
import { useSittingNow } from '../assessments/sitting/ui/use-sitting-now';
import { beginSection } from '../attempts/sitting/begin-section.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.assessment.name ?? 'Assessment'} · Assay` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { sittingId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const { device } = await requireSittingDevice({ request, sittingId });
    await noteNetwork({ sittingId, address: context.clientAddress });
    return getSitting({ sittingId, device });
  });
}

/** `intent` begin starts the clock of the section `sectionId`. */
export async function action({ request, params }: ActionFunctionArgs) {
  return orRefuse(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const form = await request.formData();
    if (form.get('intent') !== 'begin')
      throw new AppError('bad-request', 'The form was incomplete. Load the page again.');
    await beginSection({ sitting, sectionId: String(form.get('sectionId') ?? '') });
    return redirect(`/sittings/${sitting.sittingId}`, 303);
  });
}

export default function SittingRoute() {
  const view = useLoaderData<typeof loader>() as unknown as SittingView;
  const live = useSittingNow(view.sittingId, view.now);
  useReloadWhenSectionsChange(live.now.sections, view);
  return <SittingPage view={view} live={live} />;
}

/** Which section is next, and how the sitting ended, is the page's to say: it is loaded again when one has begun or ended. */
function useReloadWhenSectionsChange(sections: SittingView['now']['sections'], view: SittingView): void {
  const { revalidate } = useRevalidator();
  const stateOf = (list: SittingView['now']['sections']) =>
    list.map(({ sectionId, finishedAt }) => `${sectionId} ${finishedAt}`).join();
  const state = stateOf(sections);
  const shown = useRef(stateOf(view.now.sections));
  shown.current = stateOf(view.now.sections);
  useEffect(() => {
    if (state !== shown.current) revalidate();
  }, [state, revalidate]);
}
