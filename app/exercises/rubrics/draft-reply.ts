import type { DraftProblems, RubricDraft } from './rubric-draft';

/** What saving or publishing a draft came to. */
export type DraftReply =
  | { kind: 'saved'; revision: number; problems: DraftProblems }
  /** Somebody else saved meanwhile; `draft` is what was typed here. */
  | { kind: 'conflict'; message: string; theirRevision: number; draft: RubricDraft }
  /** Not published: what is wrong, beside the fields. */
  | { kind: 'incomplete'; revision: number; problems: DraftProblems; note: string; noteProblem: string | null }
  /** Saved, but not published. */
  | { kind: 'refused'; revision: number; message: string };
