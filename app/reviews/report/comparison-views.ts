/** What the comparison of an assessment's sittings shows. */
import type { DecisionOutcome } from './decision-form';
import type { SkillShare } from './profile-skills';
import type { ExerciseState, SittingScore } from './score-types';

export interface ComparedExercise {
  assessmentExerciseId: string;
  points: number | null;
  state: ExerciseState;
}

export interface ComparedSitting {
  sittingId: string;
  name: string;
  score: SittingScore;
  decision: DecisionOutcome | null;
  /** In the assessment's order. */
  exercises: ComparedExercise[];
}

/** A check or criterion; `shares` in the order of the chosen sittings, null where nothing counts (yet). */
export interface ComparedPiece {
  id: string;
  title: string;
  kind: 'check' | 'criterion';
  shares: (number | null)[];
  /** What each cell says: points, or the level's title. */
  texts: string[];
}

export interface SideBySide {
  sittings: ComparedSitting[];
  skills: { skill: string; expected: number | null; shares: SkillShare[] }[];
  exercises: { title: string; pieces: ComparedPiece[] }[];
  /** What the scores say about each other. */
  sentence: string | null;
}

export interface Comparison {
  assessment: { id: string; name: string };
  exercises: { assessmentExerciseId: string; title: string }[];
  /** Every finished sitting that the viewer may identify, as sorted. */
  sittings: ComparedSitting[];
  /** Of everybody finished, also of those who may not be named. */
  scores: number[];
  /** How many are left out because the viewer's reviews of them are not done. */
  hidden: number;
  running: number;
  sort: { by: string; descending: boolean };
  /** Ids that are chosen; `sideBySide` is there from two on. */
  chosen: string[];
  sideBySide: SideBySide | null;
}
