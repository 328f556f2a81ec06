/** What the pages of a sitting's report show; dates are ISO 8601. */
import type { CommentView } from '../comments/comment-form';
import type { DecisionView } from './decision-form';
import type { Standing } from './place-score';
import type { SkillShare } from './profile-skills';
import type { ExerciseState, SittingScore } from './score-types';
import type { Evidence } from './select-evidence';

export interface SittingHead {
  sittingId: string;
  candidate: { id: string; name: string; email: string };
  assessment: { id: string; name: string; role: string; aiPolicy: 'ALLOWED' | 'DECLARED' | 'FORBIDDEN' };
  isPreview: boolean;
  status: 'RUNNING' | 'FINISHED';
  startedAt: string;
  finishedAt: string | null;
  endedBy: 'CANDIDATE' | 'DEADLINE' | 'ORGANISATION' | null;
  deadlineAt: string;
  timeMultiplier: number;
  addedSeconds: number;
}

export interface ExerciseLine {
  assessmentExerciseId: string;
  title: string;
  weight: number;
  state: ExerciseState;
  points: number | null;
  awaiting: number;
  low: number | null;
  high: number | null;
  reason: string | null;
  submissionId: string | null;
}

/** Something a reader should know or do before deciding; `to` is where, below the organisation's address. */
export interface ReportNote {
  kind: 'flag' | 'problem' | 'appeal' | 'fact' | 'declaration' | 'waiting';
  text: string;
  to: string | null;
}

export interface TwoMinutes {
  head: SittingHead;
  score: SittingScore;
  standing: Standing | null;
  skills: SkillShare[];
  exercises: ExerciseLine[];
  strongest: Evidence[];
  weakest: Evidence[];
  notes: ReportNote[];
  decisions: DecisionView[];
  /** On the sitting and on its submissions. */
  comments: CommentView[];
}
