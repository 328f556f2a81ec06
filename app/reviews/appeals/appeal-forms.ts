import { z } from 'zod';

/** After a candidate has first seen the settled grade of a submission, they may appeal for this long. */
export const APPEAL_DAYS = 14;

/** A candidate says why they disagree. */
export const appealForm = z.object({
  reason: z
    .string()
    .trim()
    .min(20, 'Say why in at least 20 characters, so that somebody can look into it.')
    .max(4_000, 'At most 4,000 characters.'),
});

/** A reviewer answers. */
export const appealAnswerForm = z.object({
  outcome: z.enum(['UPHELD', 'REJECTED'], 'Choose one.'),
  answer: z
    .string()
    .trim()
    .min(20, 'Explain it to the candidate in at least 20 characters.')
    .max(4_000, 'At most 4,000 characters.'),
});
export type AppealAnswer = z.infer<typeof appealAnswerForm>;

export const appealOutcomeWords: Record<AppealAnswer['outcome'], string> = {
  UPHELD: 'Upheld',
  REJECTED: 'Not upheld',
};
