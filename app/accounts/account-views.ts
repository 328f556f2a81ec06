/** What pages show of accounts and organisations; dates are ISO 8601. */
import type { Role } from './roles';

/** A browser somebody is signed in with. */
export interface SessionView {
  id: string;
  /** Browser and system in words, as far as the user agent tells. */
  device: string;
  address: string | null;
  signedInAt: string;
  current: boolean;
}

/** Somebody's place in an organisation. */
export interface MembershipView {
  organisationId: string;
  slug: string;
  name: string;
  role: Role;
}

/** Who belongs to an organisation, and who is invited. */
export interface MembersView {
  members: { userId: string; name: string; email: string; role: Role; since: string }[];
  invitations: { id: string; email: string; role: Role; invitedBy: string | null; expiresAt: string }[];
}

export interface AuditView {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: Record<string, string | number | null>;
}

/** Entries of a list, newest first; `older` is where the next page begins, null on the last one. */
export interface Page<T> {
  entries: T[];
  older: string | null;
}

export interface MailView {
  id: string;
  recipient: string;
  subject: string;
  /** Null where only owners may read it. */
  text: string | null;
  writtenAt: string;
  state: 'sent' | 'failed' | 'waiting' | 'kept';
  failure: string | null;
}
