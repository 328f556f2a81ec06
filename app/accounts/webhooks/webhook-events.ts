import { z } from 'zod';

/** What an organisation can be told of. */
export const webhookEvent = z.enum([
  'candidate.invited',
  'sitting.started',
  'sitting.submitted',
  'sitting.graded',
  'decision.made',
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** What a delivery that somebody sent to try a webhook out says it is; its `data` is empty. */
export const TEST_EVENT = 'webhook.test';

/** In plain words, for whoever chooses. */
export const webhookEventMeaning: Record<WebhookEvent, string> = {
  'candidate.invited': 'A candidate was invited.',
  'sitting.started': 'A candidate has started.',
  'sitting.submitted': 'A sitting has ended; everything saved was submitted.',
  'sitting.graded': 'Every submission of a sitting has been graded.',
  'decision.made': 'Somebody recorded a decision.',
};

/** What every delivery says, as JSON. Ids are ours; `at` is an ISO time. */
export const webhookPayload = z.strictObject({
  type: webhookEvent,
  at: z.iso.datetime(),
  organisation: z.string(),
  data: z.strictObject({
    assessmentId: z.uuid(),
    assessment: z.string(),
    invitationId: z.uuid(),
    sittingId: z.uuid().nullable(),
    candidate: z.strictObject({ email: z.string(), name: z.string() }),
    /** Points of 100, when the event is about a result. */
    points: z.number().nullable(),
    /** The decision's outcome, when the event is one. */
    outcome: z.string().nullable(),
  }),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;
