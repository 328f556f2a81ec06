import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { AppError } from '../lib/errors';
import { errorsByField } from './assessment-plan';
import { readCandidateRow } from './candidate-row';
import { inviteCandidate } from './invite-candidate.server';
import { inviteTerms, type InviteOutcome } from './invite-forms';
import { requireAbility } from './require-ability';

/** Invites the one candidate of the single form, or says beside each field what is wrong. Throws `forbidden`, `not-found`. */
export async function inviteOne({
  clock = getClock(),
  membership,
  actor,
  assessmentId,
  form,
  origin,
}: {
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
  form: FormData;
  origin: string;
}): Promise<InviteOutcome> {
  requireAbility(membership, 'manage-candidates');
  const text = (field: string) => String(form.get(field) ?? '');
  const typed = { email: text('email'), name: text('name'), multiplier: text('multiplier'), days: text('days') };
  const terms = inviteTerms.safeParse({ days: typed.days, zone: 'UTC' });
  const now = clock.now();
  const raw = { line: 0, email: typed.email, name: typed.name, multiplier: typed.multiplier, expires: '' };
  const read = readCandidateRow({ raw, zone: 'UTC', now });
  if (!terms.success || 'errors' in read) {
    const errors = { ...('errors' in read ? read.errors : {}), ...(terms.success ? {} : errorsByField(terms.error)) };
    return { typed, errors };
  }
  const { email, name, timeMultiplier } = read.value;
  const expiresAt = new Date(now.getTime() + terms.data.days * 86_400_000);
  const { organisationId } = membership;
  try {
    const { invitationId } = await inviteCandidate({
      ...{ clock, organisationId, actor, assessmentId, email, name, timeMultiplier, expiresAt, origin },
    });
    return { invited: 1, invitationId };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return { typed, errors: { email: error.message } };
  }
}
