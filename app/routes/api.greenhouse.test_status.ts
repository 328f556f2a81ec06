import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerApi } from '../accounts/api-keys/answer-api.server';
import { requireApiKey } from '../accounts/api-keys/require-api-key.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { AppError } from '../lib/errors';
import { getTestStatus } from '../reviews/greenhouse/get-test-status.server';

/** GET ?partner_interview_id=: where a test stands, for Greenhouse. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  answerApi(async () => {
    const caller = await requireApiKey({ request, address: context.clientAddress });
    const interviewId = new URL(request.url).searchParams.get('partner_interview_id');
    if (!interviewId) throw new AppError('bad-request', 'partner_interview_id is missing.');
    return getTestStatus({ caller, interviewId, origin: siteOrigin(request) });
  });
