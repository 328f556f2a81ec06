import { useCallback, useEffect, useState } from 'react';
import type { AiDeclaration } from '../../assessment-types';
import { DeclarationSaver, type DeclarationState } from './declaration-saver';
import { postJson } from './post-json';

/** A request without an answer for this long is given up, so that it does not hold up the next. */
const PATIENCE_MS = 10_000;

const save = (url: string) => (next: AiDeclaration, signal: AbortSignal) =>
  postJson(url, next, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });

export interface Declaration extends DeclarationState {
  /** Null: the candidate has said nothing yet. */
  value: AiDeclaration | null;
  change(next: AiDeclaration): void;
}

/**
 * The candidate's account of their AI use on one exercise, saved by itself a moment after each change and when the page is left. `url`
 * is read once: mount anew for another exercise.
 */
export function useDeclaration({ url, loaded }: { url: string; loaded: AiDeclaration | null }): Declaration {
  const [value, setValue] = useState(loaded);
  const [state, setState] = useState<DeclarationState>({ state: 'saved', error: null });
  const [saver] = useState(() => new DeclarationSaver(save(url), setState));
  useEffect(() => {
    const leave = () => saver.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saver]);
  const change = useCallback(
    (next: AiDeclaration) => {
      setValue(next);
      saver.change(next);
    },
    [saver],
  );
  return { value, ...state, change };
}
