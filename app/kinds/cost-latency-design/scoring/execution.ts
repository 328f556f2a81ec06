/** What the graded steps hand to `score`, stored as JSON. */
import { z } from 'zod';
import { observation } from './observation';

const observedScenario = z.strictObject({ id: z.string(), observation });

/** Of the step that simulates the design on hidden traffic; no scenarios when there is no design to simulate. */
export const hiddenExecution = z.strictObject({ schemaVersion: z.literal(1), scenarios: z.array(observedScenario) });
export type HiddenExecution = z.infer<typeof hiddenExecution>;

/** Of the step that simulates what the candidate could see, which the memo's figures are held against. */
export const publicExecution = z.strictObject({
  schemaVersion: z.literal(1),
  parts: z.array(z.strictObject({ title: z.string(), observation })),
});
export type PublicExecution = z.infer<typeof publicExecution>;

/** Of the step after the change: the second design, and the first one for comparison, on the usual scenarios. */
export const changeExecution = z.strictObject({
  schemaVersion: z.literal(1),
  changed: z.array(observedScenario),
  kept: z.array(observedScenario),
});
export type ChangeExecution = z.infer<typeof changeExecution>;
