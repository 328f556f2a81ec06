const DAY_MS = 86_400_000;

/** What ended before this moment is kept no longer; a day has 24 hours. */
export const retentionCutoff = ({ now, retentionDays }: { now: Date; retentionDays: number }): Date =>
  new Date(now.getTime() - retentionDays * DAY_MS);

/** Which invitations that concerns: their sitting finished before, or nobody started and they ran out before. */
export const endedBefore = (cutoff: Date) => ({
  OR: [{ sitting: { finishedAt: { lt: cutoff } } }, { sitting: null, expiresAt: { lt: cutoff } }],
});
