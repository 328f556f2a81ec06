import { env } from '../lib/env.server';
import { sha256 } from '../lib/hash.server';
import { countUse } from '../lib/rate-limit/rate-limit.server';

/**
 * Counts a try to sign in, sign up or be sent a link, by e-mail address and by network address. Throws `too-many` with
 * Retry-After beyond the limits, whether or not the account exists.
 */
export async function countSignIn({ email, address }: { email: string; address: string }): Promise<void> {
  const { SIGN_INS_PER_HOUR: points, ADDRESS_FACTOR: factor } = env();
  await countUse({ name: 'sign-ins', points, seconds: 3600, what: 'tries to sign in within an hour' }, [
    { key: `email:${sha256(email.trim().toLowerCase())}`, factor: 1 },
    { key: `address:${address}`, factor },
  ]);
}
