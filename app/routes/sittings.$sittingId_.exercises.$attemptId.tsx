import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { noteNetwork } from '../assessments/sitting/note-network.server';
import { requireSitting, requireSittingDevice } from '../assessments/sitting/require-sitting.server';
import type { SittingPlaceView } from '../assessments/sitting/sitting-views';
import { answerFromForm } from '../attempts/answer-form';
import type { AttemptView } from '../attempts/attempt-views';
import { runPublic } from '../attempts/run-public.server';
import { getSittingAttempt } from '../attempts/sitting/get-sitting-attempt.server';
import { requireOpenAttempt } from '../attempts/sitting/require-open-attempt.server';
import { saveSittingDraft } from '../attempts/sitting/save-sitting-draft.server';
import { SittingWorkspace } from '../attempts/ui/sitting-workspace';
import type { PostedWorkspace } from '../attempts/ui/workspace-posted';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const handle = { frame: 'full' };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.attempt.exercise.title ?? 'Workspace'} · Assay` },
  { name: 'robots', content: 'noindex' },
];

// The workspace keeps its own draft; loading it again under the person's hands would only disturb the editors.
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams['attemptId'] !== nextParams['attemptId'];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { sittingId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const { device } = await requireSittingDevice({ request, sittingId });
    await noteNetwork({ sittingId, address: context.clientAddress });
    return getSittingAttempt({ sittingId, device, attemptId: params['attemptId'] ?? '' });
  });
}

/** The form posted without JavaScript: `intent` is save, run or submit (which leads to finishing); every intent saves first. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const attemptId = params['attemptId'] ?? '';
  const form = await request.formData();
  const answer = answerFromForm(form);
  const posted: PostedWorkspace = { answer, report: null, refusal: null, newer: null };
  try {
    const { sittingId, visitorId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const { device } = await requireSittingDevice({ request, sittingId });
    await noteNetwork({ sittingId, address: context.clientAddress });
    const baseRevision = Number(form.get('baseRevision') ?? NaN);
    if (!Number.isInteger(baseRevision))
      throw new AppError('bad-request', 'The form was incomplete. Load the page again.');
    const saved = await saveSittingDraft({ sittingId, device, attemptId, answer, baseRevision, savedBy: 'form' });
    if (!saved.saved) {
      const { answer: theirs, revision, savedAt } = saved;
      return data({ ...posted, newer: { answer: theirs, revision, savedAt } }, { status: 409 });
    }
    switch (form.get('intent')) {
      case 'run': {
        await requireOpenAttempt({ sittingId, attemptId });
        const requester = { visitorId, address: null };
        return {
          ...posted,
          report: await runPublic({ attemptId, sittingId, requester, answer, signal: request.signal }),
        };
      }
      case 'submit':
        return redirect(`/sittings/${sittingId}/finish`, 303);
      default:
        return redirect(`/sittings/${sittingId}/exercises/${attemptId}`, 303);
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found') return orRefuse(() => Promise.reject(error));
    return data({ ...posted, refusal: { message: error.message, problems: [] } }, { status: error.status });
  }
}

export default function SittingWorkspaceRoute() {
  const { attempt, place } = useLoaderData<typeof loader>() as unknown as {
    attempt: AttemptView;
    place: SittingPlaceView;
  };
  const posted = (useActionData<typeof action>() ?? null) as PostedWorkspace | null;
  return <SittingWorkspace key={attempt.id} {...{ attempt, place, posted }} />;
}
