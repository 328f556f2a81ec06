import { getDatabase } from '../lib/db/prisma.server';
import { env, type Env } from '../lib/env.server';
import { AppError } from '../lib/errors';
import { ownPath } from '../lib/http/own-path';
import { singleton } from '../lib/singleton.server';
import { createAuth, sessionSecret, type Auth } from './auth.server';
import { queueMail } from './queue-mail.server';
import { signInLinkMail } from './sign-in-link-mail';

/** The address people reach this site by, without a path: PUBLIC_URL, or the one this request was made to. */
export const siteOrigin = (request: Request): string => new URL(env().PUBLIC_URL ?? request.url).origin;

const OWN_HOSTS = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The same for what is mailed at anybody's wish: a Host header can be made up, and a link that leads to another site would give the
 * secret in it away. Without PUBLIC_URL only the address this program listens on will do. Throws `bad-request`.
 */
export function mailableOrigin(request: Request): string {
  const { hostname } = new URL(request.url);
  if (env().PUBLIC_URL === undefined && !OWN_HOSTS.test(hostname) && hostname !== env().HOST) {
    throw new AppError('bad-request', 'Links cannot be mailed from here: this installation does not say its address.');
  }
  return siteOrigin(request);
}

/** Most site addresses whose authentication is kept; a Host header can be made up, and each one costs memory. */
const MOST_ORIGINS = 20;

/** The process's wired authentication for a site address; there is more than one only where PUBLIC_URL is not set. */
export function getAuth({ origin }: { origin: string }): Auth {
  const kept = singleton('auth', () => new Map<string, Auth>());
  const auth = kept.get(origin) ?? wireAuth(origin);
  // A map remembers the order of insertion: the first is the one that was asked for longest ago.
  kept.delete(origin);
  kept.set(origin, auth);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_ORIGINS) break;
    kept.delete(oldest);
  }
  return auth;
}

function wireAuth(origin: string): Auth {
  const database = getDatabase();
  return createAuth({
    database,
    secret: sessionSecret(env()),
    origin,
    oidc: oidcOf(env()),
    onLink: async ({ email, token, metadata }) => {
      const returnTo = ownPath(metadata?.['returnTo'], '/account');
      await database.$transaction((tx) => queueMail({ tx, ...signInLinkMail({ email, token, origin, returnTo }) }));
    },
  });
}

/** Which ways to sign in this installation offers besides a password. */
export function waysToSignIn(settings: Env): { link: boolean; oidcName: string | null } {
  return { link: settings.SMTP_URL !== undefined, oidcName: oidcOf(settings) ? settings.OIDC_NAME : null };
}

function oidcOf(settings: Env) {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  const {
    OIDC_AUTHORIZATION_URL: authorizationUrl,
    OIDC_TOKEN_URL: tokenUrl,
    OIDC_USERINFO_URL: userInfoUrl,
  } = settings;
  if (!clientId || !clientSecret || !authorizationUrl || !tokenUrl || !userInfoUrl) return null;
  return { clientId, clientSecret, authorizationUrl, tokenUrl, userInfoUrl };
}
