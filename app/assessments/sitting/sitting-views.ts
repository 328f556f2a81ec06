/** What the pages of a sitting receive. Instants are ISO 8601 by the server's clock. */
import type { AiDeclaration } from '../assessment-types';

/** A sitting as the device that holds it may use it; see `requireSitting`. */
export interface OwnSitting {
  sittingId: string;
  organisationId: string;
  assessmentId: string;
  invitationId: string;
  candidateId: string;
  visitorId: string;
  status: 'RUNNING' | 'FINISHED';
  startedAt: Date;
  deadlineAt: Date;
  finishedAt: Date | null;
  isPreview: boolean;
}

/** Where a section stands. `waiting`: its clock has not been started, or is not the next to be. */
export type SectionState = 'waiting' | 'next' | 'running' | 'finished';

/** What changes while a page of a sitting is open; sent by the stream, by the poll, and with every save in short. */
export interface SittingNow {
  /** The server's clock when this was written. */
  now: string;
  status: 'RUNNING' | 'FINISHED';
  /** False when another device has taken over. */
  isDevice: boolean;
  deadlineAt: string;
  addedSeconds: number;
  sections: { sectionId: string; deadlineAt: string; finishedAt: string | null }[];
  /** What the candidate reported, oldest first; only for the device that is in use. */
  reports: OwnProblemReport[];
}

/** A problem the candidate reported, with its answer once there is one. */
export interface OwnProblemReport {
  reportId: string;
  at: string;
  text: string;
  answer: string | null;
}

/** The page of a sitting. */
export interface SittingView {
  sittingId: string;
  organisation: string;
  assessment: {
    name: string;
    role: string;
    timing: 'TOTAL' | 'PER_SECTION';
    aiPolicy: 'ALLOWED' | 'DECLARED' | 'FORBIDDEN';
  };
  candidate: string;
  isPreview: boolean;
  endedBy: 'CANDIDATE' | 'DEADLINE' | 'ORGANISATION' | null;
  finishedAt: string | null;
  sections: SittingSectionView[];
  now: SittingNow;
}

export interface SittingSectionView {
  sectionId: string;
  title: string;
  state: SectionState;
  /** The limit with the candidate's extra time, before it is begun; null with one clock for everything. */
  minutes: number | null;
  deadlineAt: string | null;
  finishedAt: string | null;
  exercises: {
    title: string;
    kindTitle: string;
    minutes: number;
    /** Null until the section is begun. */
    attemptId: string | null;
    /** How often it was saved; 0 is the untouched starter. */
    saves: number;
    savedAt: string | null;
  }[];
}

/** The sitting around a workspace. */
export interface SittingPlaceView {
  sittingId: string;
  attemptId: string;
  sectionId: string;
  sectionTitle: string;
  aiPolicy: 'ALLOWED' | 'DECLARED' | 'FORBIDDEN';
  declaration: AiDeclaration | null;
  /** The section's exercises, in order. */
  exercises: { attemptId: string; title: string }[];
  /** Nothing can be saved any more. */
  closed: boolean;
  now: SittingNow;
}

/** Where an invitation link leads. `over`: the common end has passed. */
export type Door =
  | { state: 'revoked' | 'expired' | 'closed' | 'over' }
  /** May be started. */
  | { state: 'open' }
  | { state: 'running' | 'finished'; sittingId: string; isDevice: boolean };
