/** What the page of evidence shows about one sitting. For members who may know whose sitting it is. */
import type { AiDeclaration } from '../../assessments/assessment-types';
import type { SimilarityReport } from './similarity/similarity-types';

export type FactKind =
  'section' | 'work' | 'paste' | 'away' | 'device' | 'network' | 'time' | 'problem' | 'begin' | 'end';

/** One line of the timeline. Times are ms since the sitting began. */
export interface TimelineFact {
  kind: FactKind;
  at: number;
  /** End of what lasts; null for a moment, and for a time away whose end was never told. */
  until: number | null;
  /** What happened, in plain words. */
  text: string;
  /** Title of the exercise it belongs to. */
  exercise: string | null;
  /** Characters of a paste. */
  characters: number | null;
  /** A paste of what was cut or copied on the same page before. */
  own: boolean;
}

export interface IntegrityExercise {
  attemptId: string;
  title: string;
  /** Stored states of the draft; 0 when nothing was saved. */
  revisions: number;
  declaration: AiDeclaration | null;
}

export interface IntegrityView {
  sittingId: string;
  assessment: { id: string; name: string; aiPolicy: 'ALLOWED' | 'DECLARED' | 'FORBIDDEN' };
  startedAt: string;
  /** Length of the time axis, in ms. */
  spanMs: number;
  running: boolean;
  facts: TimelineFact[];
  exercises: IntegrityExercise[];
  similarity: SimilarityReport[];
}
