import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { reportProblem } from '../assessments/sitting/report-problem.server';
import { requireSitting } from '../assessments/sitting/require-sitting.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson } from '../lib/http/refusals.server';

const body = z.strictObject({ text: z.string().max(10_000), attemptId: z.string().max(64).nullable() });

/** POST: a problem that the candidate reports. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return answerJson(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    return reportProblem({ sitting, ...(await readJsonBody(request, body)) });
  });
}
