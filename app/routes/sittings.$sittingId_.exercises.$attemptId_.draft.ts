import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { noteNetwork } from '../assessments/sitting/note-network.server';
import { requireSittingDevice } from '../assessments/sitting/require-sitting.server';
import { saveSittingDraft } from '../attempts/sitting/save-sitting-draft.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';

const body = z.strictObject({
  answer: z.unknown(),
  baseRevision: z.number().int().nonnegative().max(1_000_000_000),
  savedBy: z.string().min(1).max(64),
});

/** POST: saves the draft; 409 with the newer draft when another tab saved in between, 410 when the section has ended. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerJson(
    async () => {
      const { id: sittingId, device } = await requireSittingDevice({ request, sittingId: params['sittingId'] ?? '' });
      const { answer, baseRevision, savedBy } = await readJsonBody(request, body);
      const attemptId = params['attemptId'] ?? '';
      const reply = await saveSittingDraft({ sittingId, device, attemptId, answer, baseRevision, savedBy });
      void noteNetwork({ sittingId, address: context.clientAddress });
      return reply;
    },
    (reply) => (reply.saved ? 200 : 409),
  );
}
