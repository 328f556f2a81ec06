/** What the view of everything shows of one exercise of a sitting; dates are ISO 8601. */
import type { CommentView } from '../comments/comment-form';
import type { ExercisePage, ForCandidates } from '../../exercises/exercise-views';
import type { Answer, Flag } from '../../kinds/contract';
import type { Trace } from '../../lib/trace/trace-types';
import type { ExerciseLine } from './report-views';
import type { ScoredExercise } from './score-types';

export interface OverrideLine {
  id: string;
  target: 'criterion' | 'check';
  targetId: string;
  /** What it was set to, in words; null when it withdrew earlier ones. */
  to: string | null;
  reason: string;
  authorName: string;
  at: string;
}

export interface ReviewLine {
  pass: 'FIRST' | 'SECOND' | 'ADJUDICATION';
  reviewerName: string;
  blind: boolean;
  finishedAt: string;
}

/** How a grade came about. */
export interface RunFacts {
  judgeModel: string;
  promptHash: string | null;
  rubricNumber: number;
  finishedAt: string | null;
  judgeCalls: number;
  trace: Trace | null;
}

export interface TimelineEntry {
  at: string;
  text: string;
}

export interface HandedIn {
  submissionId: string;
  number: number;
  submittedAt: string;
  answer: Answer;
  flags: Flag[];
  run: RunFacts | null;
  reviews: ReviewLine[];
  overrides: OverrideLine[];
  comments: CommentView[];
  declaration: { used: boolean; description: string; transcript: string } | null;
}

export interface Everything {
  lines: ExerciseLine[];
  /** Null only for an assessment without exercises. */
  chosen: {
    scored: ScoredExercise;
    page: ForCandidates<ExercisePage>;
    handedIn: HandedIn | null;
  } | null;
  timeline: TimelineEntry[];
}
