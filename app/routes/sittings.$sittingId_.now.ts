import type { LoaderFunctionArgs } from '@remix-run/node';
import { getSittingNow } from '../assessments/sitting/get-sitting-now.server';
import { requireSittingDevice } from '../assessments/sitting/require-sitting.server';
import { answerJson } from '../lib/http/refusals.server';

/** GET: `SittingNow`, for pages that no stream reaches. A device that was taken over from is told just that. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return answerJson(async () => {
    const { id, device } = await requireSittingDevice({ request, sittingId: params['sittingId'] ?? '' });
    return getSittingNow({ sittingId: id, device });
  });
}
