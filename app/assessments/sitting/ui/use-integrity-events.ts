import { useEffect } from 'react';
import type { SittingEvent } from '../../assessment-types';
import { MOST_AT_ONCE } from '../browser-events';
import { describePaste, pastedInto } from './notice-events';

const SEND_EVERY_MS = 10_000;
const KEPT = 500;

interface Waiting {
  event: SittingEvent;
  at: number;
}

/** Sends what waits, oldest first. Nobody waits for it and nothing depends on it; what cannot be sent now is sent later. */
function send(url: string, attemptId: string | null, waiting: Waiting[]): void {
  const batch = waiting.splice(0, MOST_AT_ONCE);
  if (batch.length === 0) return;
  const now = performance.now();
  const events = batch.map(({ event, at }) => ({ event, agoMs: Math.max(0, Math.round(now - at)) }));
  void fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ attemptId, events }),
    keepalive: true,
  }).catch(() => waiting.unshift(...batch.slice(0, Math.max(0, KEPT - waiting.length))));
}

/**
 * Notices, while `active`, what candidates were told is noticed: how much is pasted and where, and when the page loses and regains
 * focus. Text that was copied or cut here before is recognised in the browser and marked as the candidate's own.
 */
export function useIntegrityEvents({
  sittingId,
  attemptId,
  active,
}: {
  sittingId: string;
  attemptId: string | null;
  active: boolean;
}): void {
  useEffect(() => {
    if (!active) return;
    const url = `/sittings/${encodeURIComponent(sittingId)}/events`;
    const waiting: Waiting[] = [];
    let own = '';
    let lostAt: number | null = null;
    const note = (event: SittingEvent) => {
      if (waiting.length < KEPT) waiting.push({ event, at: performance.now() });
    };
    const flush = () => send(url, attemptId, waiting);
    const onCopy = (event: ClipboardEvent) => {
      // After the editor has put its text there.
      own = event.clipboardData?.getData('text/plain') || String(document.getSelection() ?? '');
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      note(describePaste({ text, file: pastedInto(event.target), own: own !== '' && text === own }));
    };
    const onBlur = () => {
      if (lostAt !== null) return;
      lostAt = performance.now();
      note({ kind: 'focus-lost', detail: {} });
      flush();
    };
    const onFocus = () => {
      if (lostAt === null) return;
      note({ kind: 'focus-gained', detail: { awayMs: Math.max(0, Math.round(performance.now() - lostAt)) } });
      lostAt = null;
    };
    const onVisibility = () => (document.visibilityState === 'hidden' ? onBlur() : onFocus());
    const timer = setInterval(flush, SEND_EVERY_MS);
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    // Before the editor, which keeps the event to itself.
    window.addEventListener('paste', onPaste, { capture: true });
    window.addEventListener('blur', onBlur);
    window.addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste, { capture: true });
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [sittingId, attemptId, active]);
}
