import { z } from 'zod';
import { webhookEvent } from './webhooks/webhook-events';

export const apiKeyForm = z.object({
  name: z.string().trim().min(1, 'Say what the key is for.').max(80, 'At most 80 characters.'),
});

export const webhookForm = z.object({
  url: z.string().trim().min(1, 'Give an address such as https://example.org/hooks/assay.'),
  events: z.array(webhookEvent).min(1, 'Choose at least one event.'),
});
