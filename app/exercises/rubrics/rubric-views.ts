/** What the rubric pages of an organisation show. For people who grade: author notes and exemplars are in here. Dates are ISO 8601. */
import type { Rubric } from '../exercise-format';
import type { DraftProblems, RubricDraft } from './rubric-draft';

/** An exercise in the list of rubrics. */
export interface RubricExerciseView {
  slug: string;
  title: string;
  /** Belongs to this organisation alone. */
  isOwn: boolean;
  /** Assessments of the organisation that contain it. */
  assessments: number;
  /** Versions the organisation has published itself. */
  ownVersions: number;
  draft: { by: string | null; saves: number } | null;
}

/** How a version is called: numbers count within the folder and within the organisation. */
export interface VersionName {
  id: string;
  number: number;
  isOwn: boolean;
}

export interface RubricVersionView extends VersionName {
  /** Who published it; null for the folder's and for people who are gone. */
  author: string | null;
  publishedAt: string;
  note: string;
  basedOn: VersionName | null;
  /** The version that comes with the exercise's current folder. */
  isDefault: boolean;
  /** Assessments of the organisation that grade by it. */
  assessments: { id: string; name: string }[];
  /** Submissions of the organisation's candidates whose shown grade comes from it. */
  submissions: number;
  criteria: number;
  /** Where the organisation tried it on existing submissions, newest first. */
  regrades: { id: string; status: 'open' | 'applied' | 'discarded'; startedAt: string }[];
}

export interface RubricHistory {
  slug: string;
  title: string;
  /** Newest first. */
  versions: RubricVersionView[];
  draft: { basedOn: VersionName | null; by: string | null; saves: number } | null;
}

export interface RubricText extends VersionName {
  note: string;
  rubric: Rubric;
}

export interface RubricDraftView {
  slug: string;
  title: string;
  revision: number;
  basedOn: VersionName | null;
  savedBy: string | null;
  draft: RubricDraft;
  /** What would keep it from being published. */
  problems: DraftProblems;
  /** Points of 100 that the rubric decides, to tell what a weight is worth. */
  rubricPoints: number;
}
