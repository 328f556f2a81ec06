import type { ReviewPass } from '../settled-grade';

/** A pass of a submission in the queue. Says nothing about who sat it, nor when. */
export interface QueueRow {
  submissionId: string;
  /** Random characters to tell submissions apart by. */
  label: string;
  pass: ReviewPass;
  assessment: string;
  exercise: string;
  blind: boolean;
  criteria: number;
  /** The review that somebody has taken. */
  review: { id: string; given: number; reviewerName: string } | null;
}

export interface QueueFilter {
  /** Ids; empty: all. */
  assessment: string;
  /** Slug; empty: all. */
  exercise: string;
  pass: ReviewPass | '';
  whose: 'all' | 'mine' | 'unassigned';
}

export interface QueuePage {
  /** The viewer's open reviews. */
  mine: QueueRow[];
  /** What the viewer could take, in their own order. */
  free: QueueRow[];
  /** For those who assign: every pass that is owed. Null for others. */
  all: QueueRow[] | null;
  reviewers: { userId: string; name: string; open: number }[];
  assessments: { id: string; name: string }[];
  exercises: { slug: string; title: string }[];
  filter: QueueFilter;
  grading: number;
  ungraded: { submissionId: string; label: string; assessment: string; exercise: string }[];
  openAppeals: number;
}

export const passTitle: Record<ReviewPass, string> = {
  FIRST: 'First review',
  SECOND: 'Second review',
  ADJUDICATION: 'Adjudication',
};

export const passMeaning: Record<ReviewPass, string> = {
  FIRST: 'Nobody has graded it yet.',
  SECOND: 'A second person grades it, apart from the first.',
  ADJUDICATION: 'Two reviewers differ; a third decides where they do.',
};

/** Short name of a submission: the random end of its id. */
export const labelOf = (submissionId: string): string => `#${submissionId.slice(-6)}`;
