/** What the organisation's pages show of invitations and candidates; dates are ISO 8601. */

/** Where an invitation stands, as far as this room knows; a report knows more about what has ended. */
export type InvitationState = 'open' | 'run-out' | 'revoked' | 'running' | 'ended' | 'decided';

export interface InvitationRow {
  id: string;
  assessmentId: string;
  assessment: string;
  candidateId: string;
  name: string;
  email: string;
  state: InvitationState;
  expiresAt: string;
  /** Last moment to start: until it runs out, or the due date for this candidate if that is earlier. */
  startUntil: string;
  sentAt: string;
  timesSent: number;
  /** What counts: of the sitting once it has begun, else the invitation's own or the candidate's. */
  timeMultiplier: number;
  /** Of the invitation; null takes the candidate's. */
  ownMultiplier: number | null;
  sitting: SittingFacts | null;
  decision: 'ADVANCE' | 'HOLD' | 'REJECT' | null;
}

export interface SittingFacts {
  id: string;
  startedAt: string;
  deadlineAt: string;
  finishedAt: string | null;
  endedBy: 'CANDIDATE' | 'DEADLINE' | 'ORGANISATION' | null;
  addedSeconds: number;
  graded: boolean;
  /** Problem reports without an answer. */
  openProblems: number;
}

export interface InvitationPage {
  rows: InvitationRow[];
  /** All that match. */
  count: number;
  page: number;
  pages: number;
  /** Now, by the server's clock: what is left is counted from here. */
  now: string;
}

export interface CandidateLine {
  id: string;
  name: string;
  email: string;
  timeMultiplier: number;
  invitations: number;
  sittings: number;
  lastInvitedAt: string | null;
}

export interface CandidateView {
  id: string;
  name: string;
  email: string;
  timeMultiplier: number;
  createdAt: string;
  invitations: InvitationRow[];
  now: string;
}
