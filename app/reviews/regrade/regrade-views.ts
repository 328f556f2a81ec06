import type { RegradeRow } from './compare-regrade';
import type { VersionName } from '../../exercises/rubrics/rubric-views';

/** One candidate's row in a regrade's table. */
export interface RegradeRowView extends RegradeRow {
  sittingId: string;
  /** Null where the viewer is not to know who it is. */
  name: string | null;
  /** End of the sitting's id: tells rows apart without saying who it is. */
  shortId: string;
  /** The new run could not be graded: the submission would stay as it is. */
  isUngraded: boolean;
}

/** A regrade as before and after. Dates are ISO 8601. */
export interface RegradeComparison {
  id: string;
  exerciseSlug: string;
  exerciseTitle: string;
  version: VersionName;
  note: string;
  status: 'open' | 'applied' | 'discarded';
  startedBy: string;
  startedAt: string;
  endedAt: string | null;
  progress: { finished: number; ungraded: number; total: number };
  /** Submissions that came in since it was started. */
  missing: number;
  /** Submissions for which a judge read the text again, so that its noise is part of the movement. */
  judgedAgain: number;
  assessments: { id: string; name: string; rows: RegradeRowView[] }[];
}
