import { createHmac, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Database } from '../lib/db/prisma.server';
import type { Env } from '../lib/env.server';

/** The provider id under which a configured single sign-on is known. */
export const OIDC = 'oidc';
/** A sign-in link works this long. */
export const LINK_MINUTES = 15;
const SESSION_DAYS = 30;

export interface AuthOptions {
  database: Database;
  /** Signs session cookies; at least 32 characters. */
  secret: string;
  /** Address of this site, without a path. */
  origin: string;
  oidc: {
    clientId: string;
    clientSecret: string;
    authorizationUrl: string;
    tokenUrl: string;
    userInfoUrl: string;
  } | null;
  /** Takes the secret of a sign-in link that was asked for, and what else was said when asking. */
  onLink(link: { email: string; token: string; metadata?: Record<string, unknown> }): Promise<void>;
}

/**
 * Users, sessions and ways to sign in. Only its functions are used: its own HTTP endpoints stay closed except the return from
 * single sign-on, so every way in passes our forms and their limits.
 */
export function createAuth({ database, secret, origin, oidc, onLink }: AuthOptions) {
  return betterAuth({
    baseURL: origin,
    basePath: '/auth',
    secret,
    telemetry: { enabled: false },
    // What went wrong reaches people as a refusal, and bugs are thrown; a wrong password is no news for the log.
    logger: { disabled: true },
    database: prismaAdapter(database, { provider: 'postgresql' }),
    advanced: {
      cookiePrefix: 'assay',
      database: { generateId: () => randomUUID() },
      // The address comes from the web server, which knows its proxies; it sets this header itself on every request.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // Limits are ours, counted in the database for all processes together.
    rateLimit: { enabled: false },
    // For an answer of the provider that belongs to no question; the library's own error page is closed.
    onAPIError: { errorURL: '/sign-in?error=sso' },
    session: { expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: true },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) => onLink({ email, token, metadata }),
      }),
      genericOAuth({ config: oidc ? [{ ...oidc, ...OIDC_CLAIMS }] : [] }),
    ],
  });
}

/** People are known by `sub`, the one claim that a provider never reuses or lets them change. */
const OIDC_CLAIMS = {
  providerId: OIDC,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  accountSubject: ({ profile }: { profile: { sub?: string | number | null } }) => profile.sub ?? '',
};

export const ADDRESS_HEADER = 'x-assay-client-address';

export type Auth = ReturnType<typeof createAuth>;

/** A secret of its own for sessions, so that what signs visitor cookies never signs anything else. */
export function sessionSecret(settings: Env): string {
  if (!settings.COOKIE_SECRET)
    throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  return createHmac('sha256', settings.COOKIE_SECRET).update('sessions').digest('base64url');
}
