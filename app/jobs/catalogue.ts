/** Every job there is: what it carries, and how often and how long it is tried. Handlers are wired in worker.ts. */
import { z } from 'zod';

export interface JobDefinition<Payload extends object> {
  payload: z.ZodType<Payload>;
  /** Names the job: enqueueing the same id twice is one job. */
  id: (payload: Payload) => string;
  /** Further tries after a failed first one; a worker that dies counts as a failure. */
  retryLimit: number;
  /** Pause before the first retry, in seconds; it doubles up to `retryDelayMaxSeconds`. */
  retryDelaySeconds: number;
  retryDelayMaxSeconds: number;
  /** Seconds after which a try is given up. */
  timeoutSeconds: number;
  /** What somebody is told when too many of these wait already. */
  busy: string;
}

const define = <Payload extends object>(definition: JobDefinition<Payload>) => definition;

export const jobs = {
  /** Grades one run: executes checks, asks the judge, combines. */
  'grade-submission': define({
    payload: z.strictObject({ runId: z.uuid() }),
    id: ({ runId }) => runId,
    retryLimit: 5,
    retryDelaySeconds: 2,
    retryDelayMaxSeconds: 60,
    timeoutSeconds: 600,
    busy: 'Too much is waiting to be graded right now. Your work is saved: submit again in a moment.',
  }),
  /** Hands one written mail to the mail server. */
  'send-mail': define({
    payload: z.strictObject({ mailId: z.uuid() }),
    id: ({ mailId }) => mailId,
    retryLimit: 8,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 600,
    timeoutSeconds: 60,
    busy: 'Too much mail is waiting to be sent right now. Try again in a moment.',
  }),
  /** Hands one written event to a webhook, or one report to an applicant tracking system. */
  'deliver-webhook': define({
    payload: z.strictObject({ deliveryId: z.uuid() }),
    id: ({ deliveryId }) => deliveryId,
    retryLimit: 10,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 3_600,
    timeoutSeconds: 60,
    busy: 'Too many deliveries are waiting right now. Try again in a moment.',
  }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;

/** Queue that takes a job's payload after its last try has failed. */
export const givenUpQueue = (name: JobName): string => `${name}-given-up`;

/** How often a queue of ours is looked at although no notification came, in seconds. */
export const POLL_SECONDS = 2;
