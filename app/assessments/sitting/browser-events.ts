import { z } from 'zod';
import { BROWSER_EVENTS, sittingEvent } from '../assessment-types';

/** Most events in one request, and of one sitting altogether; more are dropped, nothing is ever held up by them. */
export const MOST_AT_ONCE = 50;
export const MOST_PER_SITTING = 5_000;
/** An event is sent at the latest after this long, in ms; an older one counts as this old. */
export const OLDEST_MS = 600_000;

const fromBrowser = sittingEvent.refine(({ kind }) => BROWSER_EVENTS.some((allowed) => allowed === kind), {
  error: 'not an event that a browser reports',
});

/** What a page reports: each event with its age in ms, because the browser's clock may be wrong. */
export const browserEvents = z.strictObject({
  attemptId: z.uuid().nullable(),
  events: z
    .array(z.strictObject({ event: fromBrowser, agoMs: z.number().int().nonnegative() }))
    .min(1)
    .max(MOST_AT_ONCE),
});
export type BrowserEvents = z.infer<typeof browserEvents>;
