import type { Answer } from '../../kinds/contract';
import type { SaveDraftRequest } from '../attempt-views';
import {
  isUnsaved,
  nextSave,
  reduceAutosave,
  startAutosave,
  type AutosaveEvent,
  type AutosaveState,
} from './workspace-autosave';
import { copyKey, findCopies, keepCopy, type CopyStorage } from './workspace-local-copies';
import type { SendResult } from './workspace-send-draft';

export interface SaverOptions {
  attemptId: string;
  loaded: { answer: Answer; revision: number; savedAt: string };
  /** An answer that a posted form brought back unsaved; it is the draft from the start. */
  startFrom?: Answer | undefined;
  /** Random name of this page load. */
  tab: string;
  send(request: SaveDraftRequest): Promise<SendResult>;
  storage: CopyStorage | null;
  /** Page loads that are still open in other tabs; their copies are theirs. */
  openTabs?: () => Promise<string[]>;
  /** Longest wait between two tries at this moment, in ms. */
  longestWaitMs?: () => number | undefined;
}

/**
 * Runs the autosave machine against a server, a clock and the browser's storage. An unsaved draft is in storage before `edit`
 * returns, and stays there until the server has it.
 */
export class WorkspaceSaver {
  #state: AutosaveState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listeners = new Set<() => void>();
  /** Storage keys of copies shown as conflicts, in the order of the conflicts that came from this browser. */
  #adopted: string[] = [];

  constructor(private readonly options: SaverOptions) {
    const state = startAutosave(options.loaded);
    const { startFrom: answer } = options;
    this.#state = answer ? reduceAutosave(state, { type: 'edited', answer, at: 0 }) : state;
  }

  /** Name of this page load. */
  get tab(): string {
    return this.options.tab;
  }

  getState = (): AutosaveState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  edit(answer: Answer): void {
    this.#dispatch({ type: 'edited', answer, at: Date.now() });
  }

  /** The person's decision about the oldest conflict. */
  resolve(answer: Answer): void {
    const [conflict] = this.#state.conflicts;
    if (conflict?.source === 'browser') this.#forget(this.#adopted.shift());
    this.#dispatch({ type: 'resolved', answer, at: Date.now() });
    this.flush();
  }

  /** Sends now what is unsaved: on blur, on leaving the page, on Ctrl+S, and when the network is back. A pause asked for by the server is kept. */
  flush({ retry = false }: { retry?: boolean } = {}): void {
    const { trouble } = this.#state;
    const mayTry = !trouble || (retry && trouble.reason !== 'busy') || trouble.retryAt <= Date.now();
    if (nextSave(this.#state) === null || !mayTry) return;
    this.#dispatch({ type: 'retry' });
  }

  /** Takes up what earlier page loads could not save, and begins to save. Call once, in the browser. */
  async restore(): Promise<void> {
    const { storage, attemptId, openTabs, tab } = this.options;
    this.#keep();
    this.#schedule();
    if (!storage) return;
    const open = new Set(await (openTabs?.() ?? Promise.resolve([])));
    for (const { key, tab: owner, copy } of findCopies(storage, attemptId)) {
      if (owner === tab || open.has(owner)) continue;
      const before = this.#state.conflicts.length;
      this.#dispatch({ type: 'copy-found', copy, at: Date.now() });
      // Taken up as the draft (kept under this page's key from now on), or nothing new: the old copy has done its work.
      if (this.#state.conflicts.length > before) this.#adopted.push(key);
      else this.#forget(key);
    }
  }

  #forget(key: string | undefined): void {
    if (key) this.options.storage?.removeItem(key);
  }

  #dispatch(event: AutosaveEvent): void {
    this.#state = reduceAutosave(this.#state, event);
    this.#keep();
    this.#schedule();
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #keep(): void {
    const { storage, attemptId, tab } = this.options;
    if (!storage) return;
    const key = copyKey(attemptId, tab);
    const { draft, revision, sent } = this.#state;
    if (isUnsaved(this.#state)) {
      keepCopy(storage, key, { draft, baseRevision: revision, sent, keptAt: new Date().toISOString() });
    } else {
      storage.removeItem(key);
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const due = nextSave(this.#state);
    if (due === null || due === Infinity) return;
    const wait = due - Date.now();
    if (wait <= 0) this.#send();
    else this.#timer = setTimeout(() => this.#send(), wait);
  }

  #send(): void {
    const { draft, revision } = this.#state;
    this.#state = reduceAutosave(this.#state, { type: 'sending' });
    this.#keep();
    this.#notify();
    void this.options.send({ answer: draft, baseRevision: revision, savedBy: this.options.tab }).then((result) => {
      const at = Date.now();
      if ('failed' in result) {
        const { failed: reason, message, retryAfterMs } = result;
        const longestWaitMs = this.options.longestWaitMs?.();
        this.#dispatch({
          type: 'failed',
          reason,
          message,
          at,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          ...(longestWaitMs === undefined ? {} : { longestWaitMs }),
        });
      } else if (result.saved) {
        this.#dispatch({ type: 'acknowledged', revision: result.revision, savedAt: result.savedAt });
      } else {
        const { revision: newest, savedAt, answer } = result;
        this.#dispatch({ type: 'newer-found', revision: newest, savedAt, answer, at });
      }
    });
  }
}
