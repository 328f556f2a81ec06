import { AppError } from '../lib/errors';
import { dueWith, type Limits } from './sitting/limits-of';

/**
 * The last moment an invitation can be started at: its own, or the due date with the candidate's extra time where that is earlier. From
 * the due date on the link opens nothing.
 */
export function lastStart({
  limits,
  expiresAt,
  timeMultiplier,
}: {
  limits: Limits;
  expiresAt: Date;
  timeMultiplier: number;
}): Date {
  const due = dueWith({ limits, timeMultiplier });
  return due && due < expiresAt ? due : expiresAt;
}

/** What is read of an assessment for its limits. */
export const limitsSelect = {
  ...{ timing: true, minutes: true, dueAt: true },
  sections: { select: { id: true, minutes: true } },
} as const;

/** Refuses to mail a link that opens nothing, because the due date has passed for this candidate. Throws `conflict`. */
export function refusePastDue({ limits, timeMultiplier, now }: { limits: Limits; timeMultiplier: number; now: Date }) {
  const due = dueWith({ limits, timeMultiplier });
  if (!due || due > now) return;
  throw new AppError(
    'conflict',
    'The due date of this assessment has passed, so the link would open nothing. Move the due date first.',
  );
}
