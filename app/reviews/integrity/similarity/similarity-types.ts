/** The words that similarity is measured in: code and prose have grains of their own and are never mixed. */
export type TextGroup = 'code' | 'prose';

/** A passage that stands in both texts, as handed in; line numbers count from 1. */
export interface SharedPassage {
  tokens: number;
  mine: { title: string; line: number; text: string };
  theirs: { title: string; line: number; text: string };
  /** In how many of the compared submissions, this other one among them, some of it stands. */
  alsoIn: number;
}

export interface SimilarOther {
  /** All three null: whoever looks may not know whose it is, and a table of names has sittings and times beside them. */
  sittingId: string | null;
  candidate: string | null;
  submittedAt: string | null;
  assessmentName: string;
  /** Share of the shorter one's fingerprints that the other has too, in [0, 1]. */
  share: number;
  /** Longest first, at most a few. */
  passages: SharedPassage[];
  morePassages: number;
}

/** One exercise's submission beside all others in the organisation, for code or for prose. */
export interface SimilarityReport {
  attemptId: string;
  exerciseTitle: string;
  group: TextGroup;
  /** Submissions of other candidates that it was compared with. */
  compared: number;
  /** There is too little of the candidate's own to compare. */
  tooShort: boolean;
  /** The most similar ones, where there is enough in common to look at. */
  others: SimilarOther[];
}
