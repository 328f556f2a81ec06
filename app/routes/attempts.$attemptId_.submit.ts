import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { submitAttempt } from '../attempts/submit-attempt.server';
import { answerJson } from '../lib/http/refusals.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { requireVisitor } from '../accounts/visitor.server';

const body = z.strictObject({ answer: z.unknown() });

/** POST: submits the answer; `{ submissionId }`, or `{ problems }` to mend. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { visitorId } = await requireVisitor({ request });
  return answerJson(async () => {
    const { answer } = await readJsonBody(request, body);
    return submitAttempt({
      attemptId: params.attemptId ?? '',
      requester: { visitorId, address: context.clientAddress },
      answer,
    });
  });
}
