import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listHistory } from '../attempts/list-history.server';
import { startAttempt } from '../attempts/start-attempt.server';
import { AttemptsTable } from '../attempts/ui/history-attempts';
import { getExercisePage } from '../exercises/get-exercise-page.server';
import { ExerciseFacts } from '../exercises/ui/exercise-facts';
import { StartActions } from '../exercises/ui/start-actions';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { findVisitor, requireVisitor } from '../accounts/visitor.server';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.exercise.title} · Assay` : 'Exercise · Assay' },
  ...(page ? [{ name: 'description', content: page.exercise.summary }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params['slug'] ?? '';
  const visitorId = await findVisitor({ request });
  const [page, histories] = await Promise.all([
    orRefuse(() => getExercisePage({ slug })),
    visitorId ? listHistory({ visitorId, slug }) : [],
  ]);
  // The data set and the content belong to the workspace; here they would only make the page heavy.
  const { view: _view, content: _content, ...exercise } = page;
  return { exercise, attempts: histories[0]?.attempts ?? [] };
}

/** Starts an attempt and opens it, or hands over its zip. A refusal (too many attempts) is shown on the page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { visitorId, headers } = await requireVisitor({ request });
  const intent = (await request.formData()).get('intent');
  try {
    const requester = { visitorId, address: context.clientAddress };
    const { attemptId } = await startAttempt({ slug: params['slug'] ?? '', requester });
    return redirect(`/attempts/${attemptId}${intent === 'download' ? '/download' : ''}`, { headers });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found') return orRefuse(() => Promise.reject(error));
    if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
    return data({ message: error.message }, { status: error.status, headers });
  }
}

export default function ExerciseRoute() {
  const { exercise, attempts } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={exercise.title} actions={<StartActions latestAttemptId={attempts[0]?.id ?? null} />}>
        <p>{exercise.summary}</p>
      </PageHeading>
      {refusal && (
        <Notice tone="warn" role="alert" title="Not started" className="mb-6">
          <p>{refusal.message}</p>
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-6">
          {attempts.length > 0 && (
            <Card title="Your attempts">
              <AttemptsTable attempts={attempts} title={exercise.title} />
            </Card>
          )}
          <Card title="Brief">
            <div className="prose [&>:first-child]:mt-0" dangerouslySetInnerHTML={{ __html: exercise.briefHtml }} />
          </Card>
        </div>
        <aside
          aria-label="About this exercise"
          className="order-first rounded-card border border-line bg-surface p-4 lg:sticky lg:top-4 lg:order-none"
        >
          <ExerciseFacts exercise={exercise} />
        </aside>
      </div>
    </>
  );
}
