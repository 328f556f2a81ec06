import { z } from 'zod';
import { progressSteps } from './grade-types';
import type { ProgressSteps } from './grade-types';

const storedProgress = z.strictObject({ schemaVersion: z.literal(1), steps: progressSteps });

/** Steps as the progress column of a run takes them. */
export function writeProgress(steps: ProgressSteps): z.infer<typeof storedProgress> {
  return storedProgress.parse({ schemaVersion: 1, steps });
}

/** Steps from a run's progress column; null while nothing was written (a run that nobody has started). */
export function readProgress(value: unknown): ProgressSteps | null {
  const parsed = storedProgress.safeParse(value);
  return parsed.success ? parsed.data.steps : null;
}
