import type { CalibrationRecord } from '../exercises/calibration-format';
import type { ExercisePage, ForCandidates } from '../exercises/exercise-views';
import type { Answer, CheckResult, Flag } from '../kinds/contract';
import type { Grade, Verdict } from './grade-types';

/** What grading is doing right now; streamed to the page. */
export interface GradingProgress {
  status: 'QUEUED' | 'RUNNING' | 'FINISHED' | 'UNGRADED';
  /** Jobs ahead in the queue, while QUEUED. */
  ahead: number | null;
  /** Steps in order with their state; the running one may count. */
  steps: {
    id: string;
    title: string;
    state: 'waiting' | 'running' | 'done';
    done?: number;
    total?: number;
    note?: string;
  }[];
}

/** Everything the result page of one submission shows. */
export interface SubmissionResult {
  id: string;
  number: number;
  submittedAt: string;
  attemptId: string;
  exercise: ForCandidates<ExercisePage>;
  answer: Answer;
  progress: GradingProgress;
  /** Null until the run has finished. */
  outcome: {
    grade: Grade;
    checks: CheckResult[];
    verdicts: Verdict[];
    flags: Flag[];
    judgeModel: string;
    finishedAt: string;
    durationMs: number;
    /** Judge calls and their cost, null when no judge ran or its price is unknown. */
    judgeCalls: number;
    judgeCostUsd: number | null;
    /** Measured agreement of this judge and prompt with people; null when nobody has measured it or there was no judge. */
    calibration: CalibrationRecord | null;
  } | null;
  /** All submissions of this visitor for this exercise, oldest first, for the score over time. */
  history: { id: string; attemptId: string; number: number; submittedAt: string; points: number | null }[];
}
