import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { answerFromForm } from '../attempts/answer-form';
import type { AttemptView } from '../attempts/attempt-views';
import { getAttempt } from '../attempts/get-attempt.server';
import { runPublic } from '../attempts/run-public.server';
import { saveDraft } from '../attempts/save-draft.server';
import { submitAttempt } from '../attempts/submit-attempt.server';
import { WorkspacePage } from '../attempts/ui/workspace-page';
import type { PostedWorkspace } from '../attempts/ui/workspace-posted';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

export const handle = { frame: 'full' };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.attempt.exercise.title ?? 'Workspace'} · Assay` },
];

// The workspace keeps its own draft; loading it again under the person's hands would only disturb the editors.
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams['attemptId'] !== nextParams['attemptId'];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { visitorId, headers } = await requireVisitor({ request });
  const attempt = await orRefuse(() => getAttempt({ attemptId: params['attemptId'] ?? '', visitorId }));
  return data({ attempt }, { headers });
}

/** The form posted without JavaScript: `intent` is save, run or submit; every intent saves first. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const attemptId = params['attemptId'] ?? '';
  const { visitorId } = await requireVisitor({ request });
  const form = await request.formData();
  const answer = answerFromForm(form);
  const posted: PostedWorkspace = { answer, report: null, refusal: null, newer: null };
  const requester = { visitorId, address: context.clientAddress };
  try {
    const baseRevision = Number(form.get('baseRevision') ?? NaN);
    if (!Number.isInteger(baseRevision))
      throw new AppError('bad-request', 'The form was incomplete. Load the page again.');
    const saved = await saveDraft({ attemptId, visitorId, answer, baseRevision, savedBy: 'form' });
    if (!saved.saved) {
      const { answer: theirs, revision, savedAt } = saved;
      return data({ ...posted, newer: { answer: theirs, revision, savedAt } }, { status: 409 });
    }
    switch (form.get('intent')) {
      case 'run':
        return { ...posted, report: await runPublic({ attemptId, requester, answer, signal: request.signal }) };
      case 'submit': {
        const reply = await submitAttempt({ attemptId, requester, answer });
        if ('submissionId' in reply) return redirect(`/submissions/${reply.submissionId}`, 303);
        const refusal = { message: 'Some things need mending first.', problems: reply.problems };
        return data({ ...posted, refusal }, { status: 400 });
      }
      default:
        return redirect(`/attempts/${attemptId}`, 303);
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found') return orRefuse(() => Promise.reject(error));
    return data({ ...posted, refusal: { message: error.message, problems: [] } }, { status: error.status });
  }
}

export default function WorkspaceRoute() {
  const attempt = useLoaderData<typeof loader>().attempt as AttemptView;
  const posted = (useActionData<typeof action>() ?? null) as PostedWorkspace | null;
  return <WorkspacePage key={attempt.id} attempt={attempt} posted={posted} />;
}
