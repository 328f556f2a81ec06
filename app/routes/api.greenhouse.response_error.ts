import type { ActionFunctionArgs } from '@remix-run/node';
import { answerApi } from '../accounts/api-keys/answer-api.server';
import { requireApiKey } from '../accounts/api-keys/require-api-key.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { responseErrorBody } from '../reviews/greenhouse/greenhouse-types';
import { recordComplaint } from '../reviews/greenhouse/record-complaint.server';

/** POST: Greenhouse says which answer of ours it could not read. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  answerApi(async () => {
    const caller = await requireApiKey({ request, address: context.clientAddress });
    await recordComplaint({ caller, body: await readJsonBody(request, responseErrorBody) });
    return { status: 200 };
  });
