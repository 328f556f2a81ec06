/**
 * Saving a draft as a pure state machine: events in, state out, and `nextSave` says when to send. Nothing here touches network,
 * storage or clock, so every interleaving of edits, answers, failures and other tabs can be tested.
 *
 * Times are milliseconds. What the person typed last is always `draft`; a newer draft from elsewhere never replaces it, it waits in
 * `conflicts` until the person has chosen.
 */
import type { Answer } from '../../kinds/contract';
import { fingerprint } from './workspace-fingerprint';

/** Quiet time after an edit before saving, and the longest an edit waits while typing goes on. */
export const QUIET_MS = 700;
export const MAX_WAIT_MS = 1_800;
const FIRST_RETRY_MS = 2_000;
/** Longest wait between two tries where nobody says otherwise. */
const MAX_RETRY_MS = 30_000;
/** Answers on their way or lost without an answer; more than a minute of failing saves need not be remembered. */
const MAX_SENT = 50;

export interface OtherVersion {
  /** `server`: saved from another tab or device. `browser`: an unsaved copy another tab of this browser left behind. */
  source: 'server' | 'browser';
  answer: Answer;
  savedAt: string;
}

/** `offline`: no answer. `busy`: asked to wait. `refused`: this content is not accepted, only another edit can help. */
export type TroubleReason = 'offline' | 'busy' | 'refused';

export interface Trouble {
  reason: TroubleReason;
  message: string;
  retryAt: number;
  failures: number;
}

export interface AutosaveState {
  draft: Answer;
  /** Counts edits; the draft is saved when `savedEdits` has caught up. */
  edits: number;
  savedEdits: number;
  /** What the server held when it last answered. */
  saved: Answer;
  revision: number;
  savedAt: string;
  inFlight: { edits: number; answer: Answer } | null;
  /** Fingerprints of answers sent since the last acknowledgement: one of them may be what the server holds. */
  sent: string[];
  conflicts: OtherVersion[];
  trouble: Trouble | null;
  firstUnsavedAt: number;
  lastEditAt: number;
}

/** What this browser keeps of an unsaved draft. */
export interface LocalCopy {
  draft: Answer;
  baseRevision: number;
  sent: string[];
  /** ISO 8601. */
  keptAt: string;
}

export type AutosaveEvent =
  | { type: 'edited'; answer: Answer; at: number }
  | { type: 'sending' }
  | { type: 'acknowledged'; revision: number; savedAt: string }
  | { type: 'newer-found'; revision: number; savedAt: string; answer: Answer; at: number }
  /** `longestWaitMs`: tries are at most this far apart, unless the server asks for more. */
  | {
      type: 'failed';
      reason: TroubleReason;
      message: string;
      retryAfterMs?: number;
      longestWaitMs?: number;
      at: number;
    }
  | { type: 'retry' }
  | { type: 'copy-found'; copy: LocalCopy; at: number }
  /** The person decided about `conflicts[0]`: this is the draft now. */
  | { type: 'resolved'; answer: Answer; at: number };

/** The state right after the page was loaded. */
export function startAutosave(loaded: { answer: Answer; revision: number; savedAt: string }): AutosaveState {
  return {
    ...{ draft: loaded.answer, saved: loaded.answer, revision: loaded.revision, savedAt: loaded.savedAt },
    ...{ edits: 0, savedEdits: 0, inFlight: null, sent: [], conflicts: [], trouble: null },
    ...{ firstUnsavedAt: 0, lastEditAt: 0 },
  };
}

export const isUnsaved = (state: AutosaveState): boolean => state.edits !== state.savedEdits;

/** When the next save is due, or null when there is nothing to send now (saved, on its way, or waiting for the person). */
export function nextSave(state: AutosaveState): number | null {
  if (state.inFlight || state.conflicts.length > 0 || !isUnsaved(state)) return null;
  const due = Math.min(state.lastEditAt + QUIET_MS, state.firstUnsavedAt + MAX_WAIT_MS);
  return state.trouble ? Math.max(due, state.trouble.retryAt) : due;
}

function edit(state: AutosaveState, answer: Answer, at: number): AutosaveState {
  return {
    ...state,
    draft: answer,
    edits: state.edits + 1,
    firstUnsavedAt: isUnsaved(state) ? state.firstUnsavedAt : at,
    lastEditAt: at,
    // Another content may be accepted where the last one was not.
    trouble: state.trouble?.reason === 'refused' ? null : state.trouble,
  };
}

function foundNewer(state: AutosaveState, event: Extract<AutosaveEvent, { type: 'newer-found' }>): AutosaveState {
  const theirs = fingerprint(event.answer);
  const known = { ...state, inFlight: null, trouble: null, revision: event.revision, savedAt: event.savedAt };
  const mine = { ...known, saved: event.answer, sent: [] };
  if (theirs === fingerprint(state.draft)) return { ...mine, savedEdits: state.edits };
  // An earlier save of ours whose answer was lost, or the content we started from: the draft was written on top of it.
  if (state.sent.includes(theirs) || theirs === fingerprint(state.saved)) {
    return { ...mine, firstUnsavedAt: event.at - MAX_WAIT_MS };
  }
  const other: OtherVersion = { source: 'server', answer: event.answer, savedAt: event.savedAt };
  return { ...mine, conflicts: [...state.conflicts.filter(({ source }) => source !== 'server'), other] };
}

function foundCopy(state: AutosaveState, { draft, baseRevision, sent, keptAt }: LocalCopy, at: number): AutosaveState {
  const copy = fingerprint(draft);
  if (copy === fingerprint(state.draft)) return state;
  const server = fingerprint(state.saved);
  const untouched = state.edits === 0 && !state.inFlight && state.conflicts.length === 0;
  if (untouched && (baseRevision === state.revision || sent.includes(server))) return edit(state, draft, at);
  // A copy of something that has long been saved and replaced is still shown: only the person knows which one counts.
  const other: OtherVersion = { source: 'browser', answer: draft, savedAt: keptAt };
  return { ...state, conflicts: [...state.conflicts, other] };
}

function fail(state: AutosaveState, event: Extract<AutosaveEvent, { type: 'failed' }>): AutosaveState {
  const failures = (state.trouble?.failures ?? 0) + 1;
  const backoff = Math.min(event.longestWaitMs ?? MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  const wait = event.reason === 'refused' ? Infinity : Math.max(event.retryAfterMs ?? 0, backoff);
  const trouble = { reason: event.reason, message: event.message, retryAt: event.at + wait, failures };
  // A new edit made while the refused one was on its way deserves its own try.
  const stale = event.reason === 'refused' && state.inFlight !== null && state.inFlight.edits !== state.edits;
  return { ...state, inFlight: null, trouble: stale ? null : trouble };
}

/** One step of the machine. */
export function reduceAutosave(state: AutosaveState, event: AutosaveEvent): AutosaveState {
  switch (event.type) {
    case 'edited':
      return edit(state, event.answer, event.at);
    case 'sending':
      return {
        ...state,
        inFlight: { edits: state.edits, answer: state.draft },
        sent: [...state.sent, fingerprint(state.draft)].slice(-MAX_SENT),
      };
    case 'acknowledged': {
      if (!state.inFlight) return state;
      const { edits, answer } = state.inFlight;
      const saved = { saved: answer, revision: event.revision, savedAt: event.savedAt, savedEdits: edits };
      return { ...state, ...saved, inFlight: null, sent: [], trouble: null, firstUnsavedAt: state.lastEditAt };
    }
    case 'newer-found':
      return foundNewer(state, event);
    case 'failed':
      return fail(state, event);
    case 'retry':
      return state.trouble
        ? { ...state, trouble: { ...state.trouble, retryAt: 0 }, lastEditAt: 0 }
        : { ...state, lastEditAt: 0 };
    case 'copy-found':
      return foundCopy(state, event.copy, event.at);
    case 'resolved':
      return edit({ ...state, conflicts: state.conflicts.slice(1) }, event.answer, event.at);
  }
}
