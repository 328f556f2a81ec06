/** What a candidate reads before starting: rules and limits as they apply to them, with their extra time already in. */
export interface AssessmentRules {
  /** Name of the organisation. */
  organisation: string;
  assessment: {
    name: string;
    role: string;
    introductionHtml: string;
    timing: 'TOTAL' | 'PER_SECTION';
    /** All limits together, in minutes. */
    minutes: number;
    aiPolicy: 'ALLOWED' | 'DECLARED' | 'FORBIDDEN';
    resultPolicy: 'NOTHING' | 'SCORE' | 'FULL';
    /** ISO 8601; null: no common end. */
    dueAt: string | null;
  };
  /** How many times as long their limits are; 1 without extra time. */
  timeMultiplier: number;
  sections: {
    id: string;
    title: string;
    /** Null when one clock runs for everything. */
    minutes: number | null;
    exercises: { title: string; kindTitle: string; minutes: number }[];
  }[];
}
