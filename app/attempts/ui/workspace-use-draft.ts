import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Answer } from '../../kinds/contract';
import type { AttemptView } from '../attempt-views';
import type { AutosaveState } from './workspace-autosave';
import type { WorkspacePlace } from './workspace-place';
import { sendDraft } from './workspace-send-draft';
import { WorkspaceSaver } from './workspace-saver';

const LOCK_PREFIX = 'assay-tab-';

/** Names of page loads that are open now, told by the locks they hold; none where the browser has no locks. */
async function listOpenTabs(): Promise<string[]> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.flatMap(({ name }) => (name?.startsWith(LOCK_PREFIX) ? [name.slice(LOCK_PREFIX.length)] : []));
}

/** Holds this page load's lock until the returned function is called; the browser lets go when the page ends, however it ends. */
function holdTabLock(tab: string): () => void {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(`${LOCK_PREFIX}${tab}`, () => until);
  return () => release();
}

function browserStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}

export interface Draft {
  state: AutosaveState;
  edit(answer: Answer): void;
  saveNow(): void;
  resolve(answer: Answer): void;
}

/**
 * The draft of an attempt, saved by itself: within two seconds of a change, when the window loses focus, is hidden or closed, and
 * when the network returns, and when the time is over. `attempt` is read once: mount anew (by key) for another attempt or another loaded draft.
 */
export function useDraft(options: {
  attempt: Pick<AttemptView, 'id' | 'draft' | 'draftRevision' | 'draftSavedAt'>;
  place: Pick<WorkspacePlace, 'base' | 'onSaveReply' | 'closing' | 'longestWaitMs'>;
  startFrom?: Answer | undefined;
  /** True once everything on the page listens; until then nothing may change under React's hydration. */
  ready: boolean;
}): Draft {
  const { attempt, startFrom, ready } = options;
  const place = useRef(options.place);
  place.current = options.place;
  const create = () =>
    new WorkspaceSaver({
      attemptId: attempt.id,
      loaded: { answer: attempt.draft, revision: attempt.draftRevision, savedAt: attempt.draftSavedAt },
      startFrom,
      tab: Math.random().toString(36).slice(2, 12),
      send: (request) => sendDraft(place.current.base, request, place.current.onSaveReply),
      storage: browserStorage(),
      openTabs: listOpenTabs,
      longestWaitMs: () => place.current.longestWaitMs,
    });
  const [saver] = useState(create);
  const restored = useRef(false);
  const state = useSyncExternalStore(saver.subscribe, saver.getState, saver.getState);

  useEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    void saver.restore();
  }, [saver, ready]);
  useEffect(() => {
    const release = holdTabLock(saver.tab);
    const flush = () => saver.flush();
    const retry = () => saver.flush({ retry: true });
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('online', retry);
      saver.flush();
      release();
    };
  }, [saver]);
  const { closing = false } = options.place;
  useEffect(() => {
    if (closing) saver.flush({ retry: true });
  }, [saver, closing]);

  return {
    state,
    edit: (answer) => saver.edit(answer),
    saveNow: () => saver.flush({ retry: true }),
    resolve: (answer) => saver.resolve(answer),
  };
}
