import type { ExercisePage, ForCandidates } from '../exercises/exercise-views';
import type { Answer } from '../kinds/contract';

/** What the workspace page of an attempt receives. */
export interface AttemptView {
  id: string;
  exercise: ForCandidates<ExercisePage>;
  draft: Answer;
  /** Number of saves so far; a save names the revision it was based on. */
  draftRevision: number;
  draftSavedAt: string;
  startedAt: string;
  /** True when the exercise has a newer version than this attempt. */
  outdated: boolean;
  submissions: SubmissionSummary[];
}

export interface SubmissionSummary {
  id: string;
  number: number;
  submittedAt: string;
  status: 'QUEUED' | 'RUNNING' | 'FINISHED' | 'UNGRADED';
  /** Points out of 100 so far, null until graded. */
  points: number | null;
  /** `graded`, `provisional` or `ungraded`; null until there is a grade. */
  gradeStatus: string | null;
}

/** What POST /attempts/:id/draft takes (JSON). */
export interface SaveDraftRequest {
  answer: Answer;
  /** Revision the answer was edited from. */
  baseRevision: number;
  /** Random name of the tab. */
  savedBy: string;
}

/** What it answers: saved, or the newer draft another tab saved (status 409). */
export type SaveDraftReply =
  | { saved: true; revision: number; savedAt: string }
  | { saved: false; revision: number; savedAt: string; savedBy: string; answer: Answer };

/** One exercise's attempts by this visitor, newest first. */
export interface ExerciseHistory {
  slug: string;
  title: string;
  attempts: { id: string; startedAt: string; draftSavedAt: string; submissions: SubmissionSummary[] }[];
}
