/** Notification channel of a sitting: told whenever its clock, its sections, its device or an answer to a problem changed. */
export const sittingChannel = (sittingId: string): string => `sitting:${sittingId}`;
