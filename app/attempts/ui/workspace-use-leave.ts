import { useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { isUnsaved, type AutosaveState } from './workspace-autosave';

/**
 * Goes to `href` as soon as everything is saved, so that what is handed in there is what was written here. Trouble with saving ends
 * the waiting: the toolbar says what it is.
 */
export function useLeaveWhenSaved(href: string | null, state: AutosaveState): () => void {
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const saved = !isUnsaved(state) && !state.inFlight && state.conflicts.length === 0;
  const stuck = state.trouble !== null || state.conflicts.length > 0;
  useEffect(() => {
    if (!leaving || href === null) return;
    if (saved) navigate(href);
    if (saved || stuck) setLeaving(false);
  }, [leaving, saved, stuck, href, navigate]);
  return useCallback(() => setLeaving(true), []);
}
