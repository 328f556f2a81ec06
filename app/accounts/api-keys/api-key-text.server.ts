import { createHmac, randomBytes } from 'node:crypto';

/** What all our keys begin with, so that a key found somewhere can be told from other secrets. */
const MARK = 'assay_';

/** A new key's first, public part: the mark and 96 random bits. Kept, shown, and what the rest is computed from. */
export const makeKeyPrefix = (): string => `${MARK}${randomBytes(12).toString('base64url')}`;

/**
 * A key: its public part and 256 bits that only this installation's secret can compute from it (71 characters; Greenhouse takes
 * less than 171). Derived rather than stored, because reporting back to Greenhouse needs the key again, while the database keeps
 * only its hash.
 */
export function keyOf({ prefix, secret }: { prefix: string; secret: string }): string {
  const keySecret = createHmac('sha256', secret).update('api-keys').digest();
  return `${prefix}.${createHmac('sha256', keySecret).update(prefix).digest('base64url')}`;
}
