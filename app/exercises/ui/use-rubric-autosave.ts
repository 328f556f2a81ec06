import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftReply } from '../rubrics/draft-reply';

/** How long typing has to rest before it is saved. */
const REST_MS = 900;

export interface RubricAutosave {
  revision: number;
  state: 'saved' | 'unsaved' | 'saving' | 'conflict';
  /** The latest answer of the server, whether to a save or to the whole form. */
  reply: DraftReply | undefined;
  /** Something was typed. */
  touch(): void;
  /** Replaces what somebody else saved meanwhile by what is in the form. */
  overwrite(): void;
  /** Whether the form can be sent now. If not, it is saved first and then sent by `button`. */
  isReadyFor(button: HTMLElement | null): boolean;
}

/**
 * Saves the editor's form as one types: one request at a time, each carrying the revision that the one before came to. A conflict
 * stops it until somebody decides. `answered` is the server's answer to the form as a whole.
 */
export function useRubricAutosave({
  form,
  initial,
  answered,
}: {
  form: RefObject<HTMLFormElement>;
  initial: number;
  answered: DraftReply | undefined;
}): RubricAutosave {
  const { submit, data, state } = useFetcher<DraftReply>({ key: 'rubric-draft' });
  const [reply, setReply] = useState(answered);
  const [revision, setRevision] = useState(initial);
  const [dirty, setDirty] = useState(false);
  const waiting = useRef<HTMLElement | null>(null);
  const isStopped = reply?.kind === 'conflict';

  const take = useCallback((next: DraftReply | undefined) => {
    if (!next) return;
    setReply(next);
    if (next.kind === 'conflict') waiting.current = null;
    else setRevision(next.revision);
  }, []);
  useEffect(() => take(data), [data, take]);
  useEffect(() => take(answered), [answered, take]);

  const send = useCallback(
    (from: number) => {
      if (!form.current) return;
      const body = new FormData(form.current);
      body.set('intent', 'save');
      body.set('revision', String(from));
      setDirty(false);
      submit(body, { method: 'post' });
    },
    [form, submit],
  );

  const isSettled = state === 'idle' && (data === undefined || data.kind === 'conflict' || revision >= data.revision);
  useEffect(() => {
    if (!isSettled || isStopped) return undefined;
    if (dirty) {
      const timer = setTimeout(() => send(revision), waiting.current ? 0 : REST_MS);
      return () => clearTimeout(timer);
    }
    const button = waiting.current;
    waiting.current = null;
    if (button) form.current?.requestSubmit(button);
    return undefined;
  }, [dirty, isSettled, isStopped, revision, send, form]);

  return {
    revision,
    state: isStopped ? 'conflict' : state !== 'idle' ? 'saving' : dirty ? 'unsaved' : 'saved',
    reply,
    touch: useCallback(() => setDirty(true), []),
    overwrite() {
      if (reply?.kind !== 'conflict') return;
      setReply(undefined);
      send(reply.theirRevision);
    },
    isReadyFor(button) {
      if (isStopped) return false;
      if (!dirty && isSettled) return true;
      waiting.current = button;
      // Wakes the effect, which saves without waiting for a rest.
      if (isSettled) send(revision);
      return false;
    },
  };
}
