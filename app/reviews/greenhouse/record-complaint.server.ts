import type { ApiCaller } from '../../accounts/api-keys/require-api-key.server';
import { writeAudit } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { ResponseErrorBody } from './greenhouse-types';

const MOST_CHARACTERS = 1_000;

/**
 * response_error: keeps Greenhouse's complaint about one of our answers, for the integrations page and the audit log. Addresses in
 * it are left out: the id of the test is enough to find it by.
 */
export async function recordComplaint({
  database = getDatabase(),
  caller,
  body,
}: {
  database?: Database;
  caller: ApiCaller;
  body: ResponseErrorBody;
}): Promise<void> {
  const errors = body.errors.join('; ').replace(/[^\s"'<>@]+@[^\s"'<>@]+/g, '(address)');
  const subject = {
    call: body.api_call,
    errors: errors.slice(0, MOST_CHARACTERS),
    test: body.partner_test_id?.slice(0, 100) ?? null,
    invitation: body.partner_interview_id?.slice(0, 100) ?? null,
  };
  await database.$transaction((tx) =>
    writeAudit({
      ...{ tx, organisationId: caller.organisationId, action: 'integration.complained', subject },
      actor: { id: null, name: `Greenhouse, with the key "${caller.keyName}"` },
    }),
  );
}
