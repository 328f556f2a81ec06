import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { saveDraft } from '../attempts/save-draft.server';
import { answerJson } from '../lib/http/refusals.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { requireVisitor } from '../lib/visitor.server';

const body = z.strictObject({
  answer: z.unknown(),
  baseRevision: z.number().int().nonnegative(),
  savedBy: z.string().min(1).max(64),
});

/** POST: saves the draft; 409 with the newer draft when another tab saved in between. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  let status = 200;
  const response = await answerJson(async () => {
    const reply = await saveDraft({
      ...(await readJsonBody(request, body)),
      attemptId: params.attemptId ?? '',
      visitorId,
    });
    if (!reply.saved) status = 409;
    return reply;
  });
  return status === 200 ? response : new Response(response.body, { status, headers: response.headers });
}
