import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireSitting } from '../assessments/sitting/require-sitting.server';
import { runPublic } from '../attempts/run-public.server';
import { requireOpenAttempt } from '../attempts/sitting/require-open-attempt.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';

const body = z.strictObject({ answer: z.unknown() });

/** POST: runs the answer on the public data and answers with the run's report. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return answerJson(async () => {
    const { sittingId, visitorId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const attemptId = params['attemptId'] ?? '';
    await requireOpenAttempt({ sittingId, attemptId });
    const { answer } = await readJsonBody(request, body);
    const requester = { visitorId, address: null };
    return runPublic({ attemptId, sittingId, requester, answer, signal: request.signal });
  });
}
