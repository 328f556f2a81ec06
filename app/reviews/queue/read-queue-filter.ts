import { z } from 'zod';
import type { QueueFilter } from './queue-views';

const filter = z.object({
  assessment: z.uuid().or(z.literal('')).catch(''),
  exercise: z.string().max(100).catch(''),
  pass: z.enum(['FIRST', 'SECOND', 'ADJUDICATION', '']).catch(''),
  whose: z.enum(['all', 'mine', 'unassigned']).catch('all'),
});

/** The filter of a queue's address or form; what does not fit is left out. */
export const readQueueFilter = (values: URLSearchParams | FormData): QueueFilter =>
  filter.parse(Object.fromEntries(values));
