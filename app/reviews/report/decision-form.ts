/** The hiring outcome of a sitting, as the form posts it; shared by browser and server. */
import { z } from 'zod';

export const DECISIONS = ['ADVANCE', 'HOLD', 'REJECT'] as const;
export type DecisionOutcome = (typeof DECISIONS)[number];

export const decisionTitle: Record<DecisionOutcome, string> = { ADVANCE: 'Advance', HOLD: 'Hold', REJECT: 'Reject' };

export const decisionForm = z.object({
  outcome: z.enum(DECISIONS, { error: 'Choose one.' }),
  reasons: z
    .string()
    .trim()
    .min(10, 'Give the reasons in a sentence; whoever reads this later was not there.')
    .max(4_000, 'At most 4,000 characters.'),
});

export interface DecisionView {
  id: string;
  outcome: DecisionOutcome;
  reasons: string;
  authorName: string;
  at: string;
}
