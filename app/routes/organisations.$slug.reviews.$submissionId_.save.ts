import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';
import { saveReview } from '../reviews/review/save-review.server';

const body = z.strictObject({ reviewId: z.uuid(), revision: z.number().int().nonnegative(), levels: z.unknown() });

/** POST: saves an open review; 409 with what is stored when another window saved in between. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return answerJson(
    async () => {
      const actor = await requireUser({ request });
      const slug = params['slug'] ?? '';
      const membership = await getMembership({ userId: actor.id, slug, ability: 'review' });
      return saveReview({ membership, actor, ...(await readJsonBody(request, body)) });
    },
    (reply) => (reply.saved ? 200 : 409),
  );
}
