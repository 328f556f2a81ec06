/** Who appears in the demo. Everybody and the company are made up; the addresses are of a domain that can never exist. */
import type { Role } from '../accounts/roles';

/** Ids of the demo's own, so that it can never be mistaken for, or take over, an organisation or account that somebody made. */
export const DEMO_ORGANISATION_ID = '0d3a0000-0000-4000-8000-000000000000';
export const DEMO_NAME = 'Larkfield Freight';
export const DEMO_SLUG = 'larkfield-freight-demo';
const DOMAIN = 'larkfield.invalid';

export interface DemoMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** What one looks at in this role. */
  sees: string;
  /** Page to begin on, below the organisation. */
  start: string;
}

const member = (number: number, name: string, role: Role, start: string, sees: string): DemoMember => ({
  id: `0d3a0000-0000-4000-8000-00000000000${number}`,
  email: `${name.split(' ')[0]?.toLowerCase()}@${DOMAIN}`,
  ...{ name, role, start, sees },
});

export const ines = member(
  1,
  'Ines Okafor-Lund',
  'OWNER',
  'assessments',
  'Everything, from building an assessment to the last decision.',
);
export const tomas = member(
  2,
  'Tomas Brandvik',
  'ADMIN',
  'assessments',
  'Invitations, running sittings, the mail that went out, the audit log.',
);
export const priya = member(
  3,
  'Priya Castellane',
  'REVIEWER',
  'reviews',
  'A queue of submissions to grade without knowing whose they are.',
);
export const jonas = member(4, 'Jonas Weidmark', 'REVIEWER', 'reviews', 'The second reader of the same queue.');
export const lena = member(
  5,
  'Lena Osterby',
  'AUTHOR',
  'assessments',
  'A draft assessment and a rubric that is being rewritten.',
);
const sam = member(6, 'Sam Tillery', 'VIEWER', 'candidates', 'Reports of candidates, to read.');

export const DEMO_MEMBERS: readonly DemoMember[] = [ines, tomas, priya, jonas, lena, sam];

/** One per role, for the page that lets visitors look around. */
export const DEMO_ROLES: readonly DemoMember[] = [ines, tomas, priya, lena, sam];

/** Whether an account is one of the demo's people, which all its visitors share. */
export const isDemoMember = (userId: string): boolean => DEMO_MEMBERS.some(({ id }) => id === userId);

/** Whose sample a part of an answer comes from: the work itself, and the memo that explains it. */
export interface Mixture {
  work: string;
  memo: string;
}

/** How one candidate's story goes; instants are days before the start of the demo. */
export interface DemoCandidate {
  name: string;
  assessment: 'finished' | 'running';
  /** Days ago that the invitation was sent, and that the sitting began (null: not begun). */
  invited: number;
  began: number | null;
  /** By exercise slug; what is left out stays as it was handed to them. */
  work: Record<string, Mixture>;
  endedBy: 'CANDIDATE' | 'DEADLINE';
  /** 1 unless an accommodation was agreed. */
  timeMultiplier?: number;
  /** Sends a block of text into the editor from elsewhere. */
  pastes?: number;
  declaresAi?: string;
}

export const candidateEmail = (name: string): string =>
  `${name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, '.')}@candidates.invalid`;

const mix = (work: string, memo = work): Mixture => ({ work, memo });

/** Two take-home rounds: one that is over, one that is under way. */
export const DEMO_CANDIDATES: readonly DemoCandidate[] = [
  {
    ...{ name: 'Amara Velho', assessment: 'finished', invited: 27, began: 24.2, endedBy: 'CANDIDATE' },
    work: { 'invoice-extraction': mix('exemplar'), 'contract-review': mix('exemplar') },
    declaresAi: 'An assistant for the regular expressions; the checks and the memo are mine.',
  },
  {
    ...{ name: 'Bastian Quade', assessment: 'finished', invited: 27, began: 23.4, endedBy: 'CANDIDATE' },
    work: { 'invoice-extraction': mix('competent'), 'contract-review': mix('competent') },
  },
  {
    ...{ name: 'Chioma Redd', assessment: 'finished', invited: 26, began: 23.1, endedBy: 'CANDIDATE' },
    work: { 'invoice-extraction': mix('exemplar-python', 'exemplar'), 'contract-review': mix('competent', 'exemplar') },
    timeMultiplier: 1.5,
  },
  {
    ...{ name: 'Dorian Falk', assessment: 'finished', invited: 26, began: 22.3, endedBy: 'DEADLINE', pastes: 6_400 },
    work: { 'invoice-extraction': mix('template-keyed', 'naive'), 'contract-review': mix('half-price', 'naive') },
  },
  {
    ...{ name: 'Elif Marsden', assessment: 'finished', invited: 26, began: 22.1, endedBy: 'DEADLINE' },
    work: { 'invoice-extraction': mix('naive', 'competent'), 'contract-review': mix('naive') },
  },
  {
    ...{ name: 'Farid Lowell', assessment: 'running', invited: 6, began: 4.2, endedBy: 'CANDIDATE' },
    work: { 'refund-paid-twice': mix('exemplar'), 'support-copilot': mix('competent') },
  },
  {
    ...{ name: 'Greta Soames', assessment: 'running', invited: 6, began: 3.6, endedBy: 'CANDIDATE' },
    work: { 'refund-paid-twice': mix('competent'), 'support-copilot': mix('exemplar') },
  },
  {
    ...{ name: 'Hugo Pellar', assessment: 'running', invited: 6, began: 2.3, endedBy: 'DEADLINE', pastes: 3_100 },
    work: { 'refund-paid-twice': mix('naive'), 'support-copilot': mix('naive', 'competent') },
  },
  {
    ...{ name: 'Ilse Tanager', assessment: 'running', invited: 5, began: 1.4, endedBy: 'CANDIDATE' },
    work: {
      'refund-paid-twice': mix('exemplar-python', 'competent'),
      'support-copilot': mix('cache-everything', 'naive'),
    },
  },
  { ...{ name: 'Jory Abbot', assessment: 'running', invited: 2, began: null, endedBy: 'CANDIDATE' }, work: {} },
  { ...{ name: 'Kiran Dell', assessment: 'running', invited: 1, began: null, endedBy: 'CANDIDATE' }, work: {} },
];

/** The candidate whom visitors may be. */
export const LIVE_CANDIDATE = 'Mika Sandoval';
