import type { ActionFunctionArgs } from '@remix-run/node';
import { aiDeclaration } from '../assessments/assessment-types';
import { requireSitting } from '../assessments/sitting/require-sitting.server';
import { saveDeclaration } from '../attempts/sitting/save-declaration.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';

/** POST: what the candidate says about their use of AI tools on this exercise. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return answerJson(async () => {
    const { sittingId } = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const declaration = await readJsonBody(request, aiDeclaration);
    await saveDeclaration({ sittingId, attemptId: params['attemptId'] ?? '', declaration });
    return { saved: true };
  });
}
