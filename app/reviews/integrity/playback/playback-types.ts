/** A change of one file: `removed` characters at `start` give way to `inserted`. */
export interface Splice {
  /** Index into `Playback.files`. */
  file: number;
  start: number;
  removed: number;
  inserted: string;
}

export interface PlaybackFile {
  path: string;
  title: string;
  /** As it was handed to the candidate. */
  start: string;
}

/** One stored state of the draft, told as what changed since the one before. Times are ms since the attempt began. */
export interface PlaybackStep {
  revision: number;
  /** First and last save that share the state. */
  openedAt: number;
  at: number;
  /** Which browser tab saved it, counted from 1 in order of appearance. */
  tab: number;
  edits: Splice[];
}

/** Something noticed while the draft was worked on. */
export interface PlaybackMark {
  kind: 'paste' | 'away';
  at: number;
  /** End of a time away. */
  until: number | null;
  /** What it was, in words. */
  text: string;
}

/** The history of an attempt: the texts it began with, and every change after. */
export interface Playback {
  startedAt: string;
  durationMs: number;
  files: PlaybackFile[];
  steps: PlaybackStep[];
  marks: PlaybackMark[];
  /** From this time on only one state a minute is told, because the history is very large; null otherwise. */
  coarseFrom: number | null;
}

/** The playback of one attempt, for members who may know whose it is. */
export interface PlaybackOfAttempt {
  attemptId: string;
  exerciseTitle: string;
  playback: Playback;
}
