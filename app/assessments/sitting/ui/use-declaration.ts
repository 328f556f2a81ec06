import { useCallback, useEffect, useRef, useState } from 'react';
import type { AiDeclaration } from '../../assessment-types';
import { postJson } from './post-json';

const QUIET_MS = 800;

export interface Declaration {
  /** Null: the candidate has said nothing yet. */
  value: AiDeclaration | null;
  state: 'saved' | 'unsaved' | 'saving';
  error: string | null;
  change(next: AiDeclaration): void;
}

/** The candidate's account of their AI use on one exercise, saved by itself a moment after each change and when the page is left. */
export function useDeclaration({ url, loaded }: { url: string; loaded: AiDeclaration | null }): Declaration {
  const [value, setValue] = useState(loaded);
  const [state, setState] = useState<Declaration['state']>('saved');
  const [error, setError] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const unsent = useRef<AiDeclaration | null>(null);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const next = unsent.current;
    if (!next) return;
    unsent.current = null;
    setState('saving');
    void postJson(url, next).then((reply) => {
      setError(reply.error);
      if (unsent.current) return;
      setState(reply.error === null ? 'saved' : 'unsaved');
      // A lost connection is worth trying again; a refusal is not.
      if (reply.status === 0 || reply.status >= 500) {
        unsent.current = next;
        timer.current = setTimeout(flush, 5_000);
      }
    });
  }, [url]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const change = useCallback(
    (next: AiDeclaration) => {
      setValue(next);
      setState('unsaved');
      unsent.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, QUIET_MS);
    },
    [flush],
  );
  return { value, state, error, change };
}
