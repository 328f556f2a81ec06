import { createAuth, sessionSecret } from '../../../app/accounts/auth.server';
import { readEnv } from '../../../app/lib/env.server';
import type { Database } from '../../../app/lib/db/prisma.server';
import type { Client } from './client';
import { TEST_COOKIE_SECRET } from './start-web';

/** Gives `client` a session of the user with this address, as following a mailed link does. */
export async function signInByLink({
  database,
  client,
  email,
}: {
  database: Database;
  client: Client;
  email: string;
}): Promise<void> {
  const settings = readEnv({ DATABASE_URL: 'postgresql://unused', COOKIE_SECRET: TEST_COOKIE_SECRET });
  if (!settings.ok) throw new Error(settings.problems.join('; '));
  let token = '';
  const auth = createAuth({
    ...{ database, secret: sessionSecret(settings.env), origin: client.origin, oidc: null },
    onLink: (link) => {
      token = link.token;
      return Promise.resolve();
    },
  });
  const headers = new Headers();
  await auth.api.signInMagicLink({ body: { email }, headers });
  const answer = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true });
  for (const line of answer.headers.getSetCookie()) client.setCookie(line.split(';')[0] ?? '');
}
