import type { ActionFunctionArgs } from '@remix-run/node';
import { answerApi } from '../accounts/api-keys/answer-api.server';
import { requireApiKey } from '../accounts/api-keys/require-api-key.server';
import { mailableOrigin } from '../accounts/get-auth.server';
import { env } from '../lib/env.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { sendTestBody } from '../reviews/greenhouse/greenhouse-types';
import { sendTest } from '../reviews/greenhouse/send-test.server';

/** POST: invites a candidate, for Greenhouse. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  answerApi(async () => {
    const caller = await requireApiKey({ request, address: context.clientAddress });
    const body = await readJsonBody(request, sendTestBody);
    const allowPrivate = env().WEBHOOKS_PRIVATE === '1';
    return sendTest({ caller, body, origin: mailableOrigin(request), allowPrivate });
  });
