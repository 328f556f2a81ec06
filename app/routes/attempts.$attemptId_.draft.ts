import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { saveDraft } from '../attempts/save-draft.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

const body = z.strictObject({
  answer: z.unknown(),
  baseRevision: z.number().int().nonnegative(),
  savedBy: z.string().min(1).max(64),
});

/** POST: saves the draft; 409 with the newer draft when another tab saved in between. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  return answerJson(
    async () => {
      const { answer, baseRevision, savedBy } = await readJsonBody(request, body);
      return saveDraft({ attemptId: params.attemptId ?? '', visitorId, answer, baseRevision, savedBy });
    },
    (reply) => (reply.saved ? 200 : 409),
  );
}
