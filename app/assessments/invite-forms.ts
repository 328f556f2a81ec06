/** The forms that invite candidates; shared by pages and server. */
import { z } from 'zod';
import type { CandidateField, RawCandidate } from './candidate-row';
import { isZone } from './zoned-time';

export const DEFAULT_DAYS = 14;
export const MOST_DAYS = 180;

/** How long invitations without a date of their own are open, and the zone that dates are meant in. */
export const inviteTerms = z.object({
  days: z.coerce
    .number('Give a number of days.')
    .int('Give whole days.')
    .min(1, 'At least 1 day.')
    .max(MOST_DAYS, `At most ${MOST_DAYS} days.`),
  zone: z.string().refine(isZone, 'This time zone is not known.').catch('UTC'),
});
export type InviteTerms = z.infer<typeof inviteTerms>;

/** A checked list as the page shows it, before anything is sent. */
export interface ListReview extends InviteTerms {
  fine: {
    raw: RawCandidate;
    email: string;
    name: string;
    timeMultiplier: number | null;
    expiresAt: string | null;
    note: string | null;
  }[];
  wrong: { raw: RawCandidate; errors: Partial<Record<CandidateField, string>> }[];
  /** Columns of the file that mean nothing here. */
  ignored: string[];
  /** Rows that were changed are only sent once they have been looked at. */
  changed: boolean;
}

/** What the last command came to. */
export interface InviteOutcome {
  refusal?: string;
  /** Of the single form. */
  errors?: Record<string, string>;
  typed?: Record<string, string>;
  /** Of the list's form. */
  listErrors?: Record<string, string>;
  list?: string;
  review?: ListReview;
  invited?: number;
  /** Of the invitation that the single form made: with each of them the form begins anew. */
  invitationId?: string;
  refused?: { email: string; reason: string }[];
  /** Of the forms of one row. */
  rowErrors?: Record<string, string>;
}
