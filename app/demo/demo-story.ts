/** What the demo's reviewers thought of whom: by candidate and exercise, so that every page of a review has something to show. */
import { ines, jonas, priya, tomas, type DemoMember } from './cast';

export interface ReviewedAs {
  reviewer: DemoMember;
  /** Days before the start of the demo. */
  days: number;
  /** Position of a criterion -> how far this reader is from the level that the sample's own readers gave. */
  differs?: Record<number, number>;
  /** An adjudicator gives levels only where the two differ. */
  adjudicates?: boolean;
}

/** Reviews by `candidate / exercise`; submissions that are not named wait in the queue. */
export const REVIEWS: Record<string, ReviewedAs[]> = {
  'Amara Velho / invoice-extraction': [by(priya, 20), by(jonas, 19.6)],
  'Amara Velho / contract-review': [by(priya, 19.9), by(jonas, 19.5)],
  // Two honest readings that differ: somebody has still to decide.
  'Bastian Quade / invoice-extraction': [by(priya, 19.2), by(jonas, 18.9, { 1: 1 })],
  'Bastian Quade / contract-review': [by(priya, 19.1), by(jonas, 18.8)],
  'Chioma Redd / invoice-extraction': [by(priya, 18.7), by(jonas, 18.2)],
  'Chioma Redd / contract-review': [by(priya, 18.6), by(jonas, 18.1, { 2: -1 }), decidedBy(tomas, 17.4)],
  'Dorian Falk / invoice-extraction': [by(priya, 18.4), by(jonas, 17.9)],
  'Dorian Falk / contract-review': [by(jonas, 17.8)],
  'Elif Marsden / invoice-extraction': [by(jonas, 17.7), by(priya, 17.2, { 0: 1 }), decidedBy(tomas, 16.8)],
  'Elif Marsden / contract-review': [by(jonas, 17.6), by(priya, 17.1)],
  'Farid Lowell / refund-paid-twice': [by(priya, 3.1)],
  'Farid Lowell / support-copilot': [by(jonas, 3)],
  'Greta Soames / refund-paid-twice': [by(priya, 2.4)],
};

function by(reviewer: DemoMember, days: number, differs: Record<number, number> = {}): ReviewedAs {
  return { reviewer, days, differs };
}

function decidedBy(reviewer: DemoMember, days: number): ReviewedAs {
  return { reviewer, days, adjudicates: true };
}

/** An override of one criterion, by its position. */
export const OVERRIDE = {
  ...{ submission: 'Farid Lowell / support-copilot', by: ines, days: 2.2, criterion: 0 },
  reason:
    'The second table of the memo gives the numbers that the reviewer missed; I have checked them against the simulation.',
};

export const COMMENTS: { candidate: string; by: DemoMember; days: number; text: string }[] = [
  {
    ...{ candidate: 'Amara Velho', by: priya, days: 16.5 },
    text: 'The audit of the noisy labels is the best I have read so far. I would ask about the two rows she left open.',
  },
  {
    ...{ candidate: 'Dorian Falk', by: jonas, days: 16.2 },
    text: 'There is one large paste into the memo. It may well be his own notes: let us ask, and not guess.',
  },
  {
    ...{ candidate: 'Farid Lowell', by: tomas, days: 2 },
    text: 'The diagnosis was right within twenty minutes by the history. The cost part is thinner.',
  },
];

export const APPEALS: {
  submission: string;
  days: number;
  reason: string;
  answer: { by: DemoMember; days: number; outcome: 'UPHELD' | 'REJECTED'; text: string } | null;
}[] = [
  {
    ...{ submission: 'Elif Marsden / invoice-extraction', days: 14.6 },
    reason: 'My memo does name what the evaluator cannot see, in its last paragraph. I think it was read too quickly.',
    answer: {
      ...{ by: priya, days: 13.9, outcome: 'REJECTED' },
      text: 'Thank you. We have read the paragraph again: it names a limit, but not what one would see of it. The level stays as it is.',
    },
  },
  {
    ...{ submission: 'Chioma Redd / contract-review', days: 13.2 },
    reason:
      'The memo says in its second section when I would roll back, with a number. I do not find that in the reasons given.',
    answer: null,
  },
];

export const DECISIONS: {
  candidate: string;
  by: DemoMember;
  days: number;
  outcome: 'ADVANCE' | 'HOLD' | 'REJECT';
  reasons: string;
}[] = [
  {
    ...{ candidate: 'Amara Velho', by: ines, days: 15, outcome: 'ADVANCE' },
    reasons: 'Strong in both tasks, and clear about what she would not ship. On to the conversation with the team.',
  },
  {
    ...{ candidate: 'Chioma Redd', by: ines, days: 14.8, outcome: 'ADVANCE' },
    reasons: 'The evaluator is as good as any; the cost design is sound, its memo better than the design.',
  },
  {
    ...{ candidate: 'Elif Marsden', by: tomas, days: 14.7, outcome: 'REJECT' },
    reasons:
      'Too far from what the role expects in both tasks at this point. We would like to see her again in a year.',
  },
  {
    ...{ candidate: 'Farid Lowell', by: tomas, days: 1.5, outcome: 'HOLD' },
    reasons: 'Wait for Ilse and Hugo to be read before we decide on this round.',
  },
];
