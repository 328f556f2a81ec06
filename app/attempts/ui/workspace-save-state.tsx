import { useEffect, useState } from 'react';
import { isUnsaved, type AutosaveState } from './workspace-autosave';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What the state of saving reads, and whether the person should notice. `savedAt` is the local time or empty where it is not known yet. */
export function describeSaveState(state: AutosaveState, savedAt: string): { text: string; alarming: boolean } {
  if (state.conflicts.length > 0) return { text: 'Two versions: decide which one counts', alarming: true };
  if (state.inFlight) return { text: 'Saving', alarming: false };
  if (!isUnsaved(state)) return { text: savedAt ? `Saved ${savedAt}` : 'Saved', alarming: false };
  switch (state.trouble?.reason) {
    case 'offline':
      return { text: 'Offline, kept in this browser', alarming: true };
    case 'busy':
      return { text: 'Waiting to save, kept in this browser', alarming: true };
    case 'refused':
      return { text: `Not saved: ${state.trouble.message}`, alarming: true };
    default:
      return { text: 'Unsaved changes', alarming: false };
  }
}

/** Where the draft stands. Screen readers hear only what needs attention, not every save. */
export function SaveState({ state }: { state: AutosaveState }) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const { text, alarming } = describeSaveState(state, mounted ? clock.format(new Date(state.savedAt)) : '');
  return (
    <>
      <span
        data-save-state
        className={`text-[0.8667rem] tabular-nums ${alarming ? 'font-medium text-warn' : 'text-muted'}`}
      >
        {text}
      </span>
      <span role="status" className="sr-only">
        {alarming ? text : ''}
      </span>
    </>
  );
}
