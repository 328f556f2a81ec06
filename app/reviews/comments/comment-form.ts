import { z } from 'zod';

/** A comment, for the organisation only. */
export const commentForm = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(4_000, 'At most 4,000 characters.'),
});
export type CommentInput = z.infer<typeof commentForm>;

export interface CommentView {
  id: string;
  text: string;
  authorName: string;
  /** ISO 8601. */
  at: string;
  /** Null: about the whole sitting. */
  submissionId: string | null;
}
