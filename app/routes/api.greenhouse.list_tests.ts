import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerApi } from '../accounts/api-keys/answer-api.server';
import { requireApiKey } from '../accounts/api-keys/require-api-key.server';
import { listTests } from '../reviews/greenhouse/list-tests.server';

/** GET: which tests there are, for Greenhouse. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  answerApi(async () => {
    const { organisationId } = await requireApiKey({ request, address: context.clientAddress });
    return listTests({ organisationId });
  });
