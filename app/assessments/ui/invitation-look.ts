import type { Tone } from '../../ui/tone';
import type { InvitationRow } from '../invitation-views';

/** Points of 100 with their bounds, once a sitting has any; `status` as the report has it. */
export interface RowScore {
  points: number | null;
  low: number | null;
  high: number | null;
  status: 'running' | 'grading' | 'provisional' | 'settled';
}

const DECISIONS = { ADVANCE: 'advance', HOLD: 'on hold', REJECT: 'rejected' } as const;

/** How a row's state is written. */
export function lookOf(row: InvitationRow, score: RowScore | undefined): { title: string; tone: Tone } {
  switch (row.state) {
    case 'open':
      return { title: 'invited', tone: 'neutral' };
    case 'run-out':
      return { title: 'run out', tone: 'warn' };
    case 'revoked':
      return { title: 'revoked', tone: 'neutral' };
    case 'running':
      return { title: 'running', tone: 'accent' };
    case 'decided':
      return { title: row.decision ? DECISIONS[row.decision] : 'decided', tone: 'good' };
    case 'ended':
      if (score?.status === 'provisional') return { title: 'awaits review', tone: 'warn' };
      if (score?.status === 'settled') return { title: 'graded', tone: 'good' };
      return { title: row.sitting?.graded && !score ? 'graded' : 'being graded', tone: 'neutral' };
  }
}

export const stateTitles = {
  open: 'invited',
  'run-out': 'run out',
  revoked: 'revoked',
  running: 'running',
  ended: 'ended, no decision',
  decided: 'decided',
} as const;
