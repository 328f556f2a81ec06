import { useEffect, useRef, useState } from 'react';
import type { DraftLevels } from '../settled-grade';

const PAUSE_MS = 700;
const RETRY_MS = 4_000;

export type ReviewSaveState =
  { name: 'saved' } | { name: 'saving' } | { name: 'failed'; message: string } | { name: 'conflict' };

/**
 * Saves a review as it is written, one request at a time, a moment after the last change; tries again by itself when the line is down.
 * Stops when another window has saved meanwhile: the person decides. `flush` ends once everything is stored or nothing more can be.
 */
export function useReviewSaver({
  url,
  reviewId,
  revision: startRevision,
  levels,
}: {
  url: string;
  reviewId: string;
  revision: number;
  levels: DraftLevels;
}) {
  const [state, setState] = useState<ReviewSaveState>({ name: 'saved' });
  const [revision, setRevision] = useState(startRevision);
  const now = useRef({ levels, stored: levels, revision: startRevision, stopped: false });
  const running = useRef<Promise<void> | null>(null);
  now.current.levels = levels;

  const save = (): Promise<void> => {
    running.current ??= (async () => {
      while (now.current.stored !== now.current.levels && !now.current.stopped) {
        const sent = now.current.levels;
        setState({ name: 'saving' });
        const reply = await send(url, { reviewId, revision: now.current.revision, levels: sent });
        if ('revision' in reply) {
          now.current.revision = reply.revision;
          now.current.stored = sent;
          setRevision(reply.revision);
          setState({ name: 'saved' });
        } else {
          now.current.stopped = reply.final;
          setState(reply.conflict ? { name: 'conflict' } : { name: 'failed', message: reply.message });
          return;
        }
      }
    })().finally(() => (running.current = null));
    return running.current;
  };
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    if (levels === now.current.stored || now.current.stopped) return;
    const timer = setTimeout(() => void latest.current(), state.name === 'failed' ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [levels, state]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.levels !== now.current.stored) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  // What was changed a moment ago is not saved yet, though nothing is on its way.
  const isPending = state.name === 'saved' && levels !== now.current.stored;
  return {
    ...{ state: isPending ? ({ name: 'saving' } as const) : state, revision, flush: save },
    isStored: () => now.current.levels === now.current.stored,
    /** The revision that is stored, which may be newer than the one that is drawn. */
    storedRevision: () => now.current.revision,
  };
}

type Reply = { revision: number } | { conflict: boolean; final: boolean; message: string };

async function send(url: string, body: object): Promise<Reply> {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const value = (await response.json()) as { saved?: boolean; revision?: number; error?: { message: string } };
    if (value.saved && value.revision !== undefined) return { revision: value.revision };
    if (value.saved === false) return { conflict: true, final: true, message: '' };
    const message = value.error?.message ?? 'It could not be saved.';
    return { conflict: false, final: response.status < 500 && response.status !== 429, message };
  } catch {
    return { conflict: false, final: false, message: 'The server cannot be reached; it is tried again.' };
  }
}
