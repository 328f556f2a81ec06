/** Choices of an assessment, with the words that explain them to those who choose and those they apply to. */

export const TIMINGS = ['TOTAL', 'PER_SECTION'] as const;
export type Timing = (typeof TIMINGS)[number];
export const timingMeaning: Record<Timing, { title: string; meaning: string }> = {
  TOTAL: { title: 'One clock for everything', meaning: 'Candidates work on the sections in any order.' },
  PER_SECTION: {
    title: 'A clock for each section',
    meaning: 'One section after the other; each clock starts when the candidate starts the section.',
  },
};

export const AI_POLICIES = ['ALLOWED', 'DECLARED', 'FORBIDDEN'] as const;
export type AiPolicy = (typeof AI_POLICIES)[number];
export const aiPolicyMeaning: Record<AiPolicy, { title: string; meaning: string }> = {
  ALLOWED: { title: 'Allowed', meaning: 'AI tools may be used freely.' },
  DECLARED: {
    title: 'Allowed and declared',
    meaning: 'AI tools may be used; candidates say which, and for what, and may add the transcript.',
  },
  FORBIDDEN: { title: 'Not allowed', meaning: 'Candidates are asked to work without AI tools.' },
};

export const RESULT_POLICIES = ['NOTHING', 'SCORE', 'FULL'] as const;
export type ResultPolicy = (typeof RESULT_POLICIES)[number];
export const resultPolicyMeaning: Record<ResultPolicy, { title: string; meaning: string }> = {
  NOTHING: { title: 'Nothing', meaning: 'Candidates see that their work has arrived, and no result.' },
  SCORE: { title: 'The score', meaning: 'Candidates see their points for each exercise.' },
  FULL: { title: 'Everything', meaning: 'Candidates see checks, levels and reasons, and can appeal.' },
};

export const REVIEW_POLICIES = ['NEEDED', 'SINGLE', 'DOUBLE'] as const;
export type ReviewPolicy = (typeof REVIEW_POLICIES)[number];
export const reviewPolicyMeaning: Record<ReviewPolicy, { title: string; meaning: string }> = {
  NEEDED: { title: 'Where needed', meaning: 'People grade what the judge could not.' },
  SINGLE: { title: 'One reviewer', meaning: 'One person grades every submission.' },
  DOUBLE: {
    title: 'Two reviewers',
    meaning: 'Two people grade every submission apart; a third decides where they differ.',
  },
};
