import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { runPublic } from '../attempts/run-public.server';
import { answerJson } from '../lib/http/refusals.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { requireVisitor } from '../accounts/visitor.server';

const body = z.strictObject({ answer: z.unknown() });

/** POST: runs the answer on the public data and answers with the run's report. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  return answerJson(async () => {
    const { answer } = await readJsonBody(request, body);
    const requester = { visitorId, address: context.clientAddress };
    return runPublic({ attemptId: params.attemptId ?? '', requester, answer, signal: request.signal });
  });
}
