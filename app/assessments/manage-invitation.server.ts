import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { AppError } from '../lib/errors';
import { readExpiry, readMultiplier } from './candidate-row';
import { changeInvitation } from './change-invitation.server';
import { resendInvitation } from './resend-invitation.server';
import { addTime } from './sitting/add-time.server';
import { withdrawInvitation } from './withdraw-invitation.server';
import { isZone } from './zoned-time';

/** Intents of the forms of one invitation; ending a sitting is the attempts' business. */
export const INVITATION_INTENTS = ['resend', 'revoke', 'change', 'add-time'] as const;
export type InvitationIntent = (typeof INVITATION_INTENTS)[number];

/**
 * Carries out a form of one invitation, or says beside its fields what is wrong (null: done). Throws whatever the command refuses.
 */
export async function manageInvitation({
  clock = getClock(),
  membership,
  actor,
  intent,
  form,
  origin,
}: {
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  intent: InvitationIntent;
  form: FormData;
  origin: string;
}): Promise<Record<string, string> | null> {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  const which = { clock, membership, actor, invitationId: text('invitation') };
  switch (intent) {
    case 'resend':
      await resendInvitation({ ...which, origin });
      return null;
    case 'revoke':
      await withdrawInvitation(which);
      return null;
    case 'change': {
      const timeMultiplier = readMultiplier(text('multiplier'));
      const zone = isZone(text('zone')) ? text('zone') : 'UTC';
      const expiresAt = readExpiry(text('expires'), zone);
      if (timeMultiplier === undefined) return { multiplier: 'Between 1 and 5, such as 1.5.' };
      if (!expiresAt) return { expires: 'Give a date and a time.' };
      await changeInvitation({ ...which, timeMultiplier, expiresAt });
      return null;
    }
    case 'add-time': {
      const seconds = Math.round(Number(text('minutes').replace(',', '.')) * 60);
      if (!Number.isFinite(seconds) || seconds < 1) return { minutes: 'Give a number of minutes.' };
      if (seconds > 24 * 3_600) return { minutes: 'At most a day at once.' };
      if (text('reason').length > 300) return { reason: 'At most 300 characters.' };
      await addTime({ clock, membership, actor, sittingId: text('sitting'), seconds, reason: text('reason') });
      return null;
    }
  }
}

/** Refusals that belong beside a form rather than on a page of their own. */
export const isFormRefusal = (error: unknown): error is AppError =>
  error instanceof AppError && !['not-found', 'not-signed-in', 'forbidden'].includes(error.code);
