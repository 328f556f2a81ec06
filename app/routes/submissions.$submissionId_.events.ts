import type { LoaderFunctionArgs } from '@remix-run/node';
import { getGradingProgress } from '../grading/get-grading-progress.server';
import { watchGrading } from '../grading/watch-grading.server';
import { streamEvents } from '../lib/http/event-stream.server';
import { orRefuse } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

/** GET: a stream of `progress` events with `GradingProgress`, and `done` when there is a result to load. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const submissionId = params.submissionId ?? '';
  const { visitorId } = await requireVisitor({ request });
  await orRefuse(() => getGradingProgress({ submissionId, visitorId }));
  return streamEvents(request, async function* (signal) {
    for await (const progress of watchGrading({ submissionId, visitorId, signal }))
      yield { name: 'progress', data: progress };
    yield { name: 'done', data: {} };
  });
}
