import { useCallback, useEffect, useState } from 'react';

/**
 * The selected span in the address (`#span=…`), so that a link opens it and a reload keeps it. Returns the id in the address (null
 * for none), a function that changes it without a step in the history, and one that gives the address of a span.
 */
export function useSpanHash(): [string | null, (spanId: string | null) => void, (spanId: string) => string] {
  const [spanId, setSpanId] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setSpanId(spanInHash(window.location.hash));
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const select = useCallback((id: string | null) => {
    setSpanId(id);
    const { pathname, search } = window.location;
    // The router keeps its own notes in the state of the entry.
    window.history.replaceState(window.history.state, '', `${pathname}${search}${id === null ? '' : hashOfSpan(id)}`);
  }, []);
  return [spanId, select, hashOfSpan];
}

/** `#span=` and the id. */
export const hashOfSpan = (spanId: string): string => `#span=${encodeURIComponent(spanId)}`;

/** The span a hash names, null when it names none. */
export function spanInHash(hash: string): string | null {
  const match = /^#span=(.+)$/.exec(hash);
  if (!match) return null;
  try {
    return decodeURIComponent(match[1] ?? '');
  } catch {
    return null;
  }
}
