/** Notification channel on which every change of a grading run is announced. The payload is the run's status. */
export const gradingChannel = (runId: string): string => `grading:${runId}`;
