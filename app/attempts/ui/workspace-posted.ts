import { z } from 'zod';
import type { Answer, Kind, RunReport } from '../../kinds/contract';
import { fingerprint } from './workspace-fingerprint';
import type { Refusal } from './workspace-use-run';

/** What the page's action answers when a form was posted without JavaScript and the page is shown again. */
export interface PostedWorkspace {
  /** The answer as it came, whether or not it could be saved. */
  answer: unknown;
  report: RunReport | null;
  refusal: Refusal | null;
  /** Set when another tab saved in between: its draft, shown beside the posted one. */
  newer: { answer: Answer; revision: number; savedAt: string } | null;
}

const shape = z.object({ schemaVersion: z.literal(1), files: z.record(z.string(), z.string()), fields: z.unknown() });

/**
 * The posted answer as something the workspace can show: its fields fall back to the saved ones when they do not fit the kind (the
 * refusal then says what was wrong). Null when it is no answer at all, or no different from the saved one.
 */
export function usablePosted(kind: Pick<Kind, 'fields'>, saved: Answer, posted: unknown): Answer | null {
  const parsed = shape.safeParse(posted);
  if (!parsed.success) return null;
  const fields = kind.fields.safeParse(parsed.data.fields);
  const answer: Answer = {
    schemaVersion: 1,
    files: { ...saved.files, ...parsed.data.files },
    fields: fields.success ? fields.data : saved.fields,
  };
  return fingerprint(answer) === fingerprint(saved) ? null : answer;
}
