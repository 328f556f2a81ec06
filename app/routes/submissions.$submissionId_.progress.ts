import type { LoaderFunctionArgs } from '@remix-run/node';
import { getGradingProgress } from '../grading/get-grading-progress.server';
import { answerJson } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

/** GET: `GradingProgress`, for pages that cannot hold a stream open. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  return answerJson(() => getGradingProgress({ submissionId: params.submissionId ?? '', visitorId }));
}
