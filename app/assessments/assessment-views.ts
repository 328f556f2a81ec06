/** What the organisation's pages show of assessments, candidates and invitations; dates are ISO 8601. */
import type { AssessmentPlan } from './assessment-plan';
import type { PublishProblem } from './publish-problems';

export type AssessmentStatus = 'DRAFT' | 'PUBLISHED' | 'CLOSED';

/** An assessment on a card of the list. Previews are not counted. */
export interface AssessmentCard {
  id: string;
  name: string;
  role: string;
  status: AssessmentStatus;
  /** All limits together; 0 when none is given yet. */
  minutes: number;
  exercises: number;
  dueAt: string | null;
  createdAt: string;
  counts: InvitationCounts;
}

/** Everybody invited (and not revoked) is in exactly one of the four. */
export interface InvitationCounts {
  /** Open or run out, but never started. */
  waiting: number;
  running: number;
  /** Ended, without a decision. */
  finished: number;
  decided: number;
}

export interface RubricChoice {
  id: string;
  number: number;
  /** Written by the organisation; false: the exercise's own. */
  own: boolean;
  note: string;
}

/** An exercise that may be put into an assessment. */
export interface ExerciseChoice {
  exerciseId: string;
  slug: string;
  title: string;
  kindTitle: string;
  level: string;
  own: boolean;
  /** Null: withdrawn, or of a kind this program no longer has; only pinned versions of it are left. */
  currentVersionId: string | null;
  /** The rubric it is graded by when nobody chooses another: the organisation's newest, or the exercise's own. */
  currentRubricId: string;
  /** The current version and pinned ones. */
  versions: { id: string; title: string; minutes: number; skills: string[]; registeredAt: string }[];
  /** Newest first. */
  rubrics: RubricChoice[];
}

/** An assessment with all that editing it needs. */
export interface AssessmentView {
  id: string;
  status: AssessmentStatus;
  plan: AssessmentPlan;
  /** Names this state of the plan: a save that was made from another one is refused. */
  token: string;
  introductionHtml: string;
  publishedAt: string | null;
  closedAt: string | null;
  problems: PublishProblem[];
  choices: ExerciseChoice[];
  counts: InvitationCounts;
}
