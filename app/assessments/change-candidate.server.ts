import { z } from 'zod';
import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { readMultiplier } from './candidate-row';
import { requireAbility } from './require-ability';

/** What can be changed of a candidate; the address is what they are known by. */
export const candidateForm = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(120, 'At most 120 characters.'),
  multiplier: z.string().transform((text, context) => {
    const value = readMultiplier(text);
    if (value === undefined) context.addIssue({ code: 'custom', message: 'Between 1 and 5, such as 1.5.' });
    return value ?? 1;
  }),
});

/**
 * Changes a candidate's name and extra time. Sittings that have begun keep the limits they began with. Throws `forbidden`,
 * `not-found`.
 */
export async function changeCandidate({
  database = getDatabase(),
  membership,
  actor,
  candidateId,
  name,
  timeMultiplier,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  candidateId: string;
  name: string;
  timeMultiplier: number;
}): Promise<void> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  const id = z.uuid().safeParse(candidateId).data;
  await database.$transaction(async (tx) => {
    const before = id ? await tx.candidate.findFirst({ where: { id, organisationId } }) : null;
    if (!before) throw new AppError('not-found', 'There is no such candidate.');
    if (before.name === name && before.timeMultiplier === timeMultiplier) return;
    await tx.candidate.update({ where: { id: before.id, organisationId }, data: { name, timeMultiplier } });
    const subject = { candidate: before.email, name, multiplier: timeMultiplier };
    await writeAudit({ tx, organisationId, actor, action: 'candidate.changed', subject });
  });
}
