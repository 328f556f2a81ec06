/** Where the time comes from. Passed in wherever a rule depends on it, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
