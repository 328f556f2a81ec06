import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { CandidateRow } from './candidate-row';
import { inviteCandidate } from './invite-candidate.server';
import { requireAbility } from './require-ability';

/** Who was invited, and whom it was refused for, with the reason. */
export interface Invited {
  invited: string[];
  refused: { email: string; reason: string }[];
}

/**
 * Invites each of the rows in a transaction of its own: what is done stays done when it is cut off, and doing it again leaves out
 * those who hold an invitation. Throws `forbidden`; what is refused for one of them is reported with the others.
 */
export async function inviteCandidates({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  assessmentId,
  rows,
  days,
  origin,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
  rows: readonly CandidateRow[];
  /** How long invitations without a date of their own are open. */
  days: number;
  origin: string;
}): Promise<Invited> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  const until = new Date(clock.now().getTime() + days * 86_400_000);
  const result: Invited = { invited: [], refused: [] };
  for (const { email, name, timeMultiplier, expiresAt } of rows) {
    try {
      await inviteCandidate({
        ...{ database, clock, organisationId, actor, assessmentId, email, name, timeMultiplier, origin },
        expiresAt: expiresAt ?? until,
      });
      result.invited.push(email);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      result.refused.push({ email, reason: error.message });
    }
  }
  return result;
}
