import { createAuth, sessionSecret } from '../accounts/auth.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { withAddress } from '../accounts/sign-in.server';
import { getDatabase } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { AppError } from '../lib/errors';
import { DEMO_ROLES } from './cast';
import { restoreMember } from './restore-member.server';

/**
 * Signs a visitor of the demo in as one of its members, by a link that is followed at once; returns the headers that carry the session and
 * the page to begin on. What the visitor did before stays theirs. Throws `not-found` without the demo, or for somebody else.
 */
export async function signInAs({
  request,
  address,
  role,
}: {
  request: Request;
  address: string;
  role: string;
}): Promise<{ headers: Headers; path: string }> {
  const member = DEMO_ROLES.find((one) => one.role === role);
  const database = getDatabase();
  const slug = env().DEMO === '1' && member ? await restoreMember({ database, member }) : null;
  if (!member || slug === null) throw new AppError('not-found', 'The demo has nobody of this role.');
  let token = '';
  const auth = createAuth({
    ...{ database, secret: sessionSecret(env()), origin: siteOrigin(request), oidc: null },
    onLink: (link) => {
      token = link.token;
      return Promise.resolve();
    },
  });
  const asked = withAddress(request, address);
  await auth.api.signInMagicLink({ body: { email: member.email }, headers: asked });
  const answer = await auth.api.magicLinkVerify({ query: { token }, headers: asked, asResponse: true });
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return { headers, path: `/organisations/${slug}/${member.start}` };
}
