import { z } from 'zod';
import type { QueueItem } from './assign-reviews.server';

const item = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.enum(['FIRST', 'SECOND', 'ADJUDICATION'])]))
  .transform(([submissionId, pass]): QueueItem => ({ submissionId, pass }));

const assignForm = z.object({
  items: z.array(item).min(1, 'Choose at least one submission.').max(500, 'Choose at most 500 at once.'),
  reviewerIds: z.array(z.uuid()).min(1, 'Choose at least one reviewer.').max(100),
});

/** Value of the checkbox of a pass in the queue. */
export const itemValue = ({ submissionId, pass }: QueueItem): string => `${submissionId} ${pass}`;

/** What somebody who assigns has chosen, or why it is not enough. */
export function readAssignForm(form: FormData): z.infer<typeof assignForm> | { error: string } {
  const parsed = assignForm.safeParse({ items: form.getAll('item'), reviewerIds: form.getAll('reviewer') });
  return parsed.success ? parsed.data : { error: parsed.error.issues[0]?.message ?? 'This form is not complete.' };
}
