import { useCallback, useEffect, useRef, useState } from 'react';
import type { SittingNow } from '../sitting-views';

/** How often to ask where the stream does not work, in ms; the same pace as the stream's own. */
const POLL_MS = 15_000;

interface Held {
  now: SittingNow;
  /** By `performance.now()`: a device clock that is wrong, or set while the page is open, moves nothing. */
  heardAt: number | null;
}

export interface LiveSitting {
  now: SittingNow;
  /** The server's clock at this moment, in ms since 1970. */
  serverMs(): number;
  /** Another answer of the server told its time and a section's end. */
  hear(clock: { now: string; sectionId: string; deadlineAt: string }): void;
  /** A request was refused because this device or this section is out: ask at once what happened. */
  ask(): void;
}

const isNow = (value: unknown): value is SittingNow =>
  typeof value === 'object' && value !== null && 'isDevice' in value && 'sections' in value;

/**
 * Where the sitting stands, kept up to date by the server's event stream, by the answers to saves, and, when the stream is silent,
 * by asking every 15 seconds. Begins with what the page was loaded with.
 */
export function useSittingNow(sittingId: string, loaded: SittingNow): LiveSitting {
  const [held, setHeld] = useState<Held>({ now: loaded, heardAt: null });
  const latest = useRef(held);
  latest.current = held;
  const lastHeard = useRef(0);
  const base = `/sittings/${encodeURIComponent(sittingId)}`;

  const take = useCallback((now: SittingNow) => {
    lastHeard.current = performance.now();
    // What has ended stays ended; a slower answer may be older.
    setHeld((before) => (before.now.now > now.now ? before : { now, heardAt: performance.now() }));
  }, []);
  const ask = useCallback(() => {
    void fetch(`${base}/now`, { headers: { Accept: 'application/json' } })
      .then(async (response) => (response.ok ? ((await response.json()) as unknown) : null))
      .then((reply) => (isNow(reply) ? take(reply) : undefined))
      .catch(() => undefined);
  }, [base, take]);

  useEffect(() => {
    // The first instant is as old as the page took to load; the stream corrects it in a moment.
    setHeld((before) => ({ ...before, heardAt: before.heardAt ?? performance.now() }));
    const stream = new EventSource(`${base}/events`);
    stream.addEventListener('sitting', (event) => {
      const now: unknown = JSON.parse((event as MessageEvent<string>).data);
      if (!isNow(now)) return;
      take(now);
      if (now.status === 'FINISHED' || !now.isDevice) stream.close();
    });
    const timer = setInterval(() => {
      const { status, isDevice } = latest.current.now;
      const silent = performance.now() - lastHeard.current > POLL_MS + 3_000;
      if (silent && status === 'RUNNING' && isDevice) ask();
    }, POLL_MS / 3);
    // A device that slept has an old clock.
    const wake = () => document.visibilityState === 'visible' && ask();
    document.addEventListener('visibilitychange', wake);
    return () => {
      stream.close();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [base, take, ask]);

  const hear = useCallback<LiveSitting['hear']>(
    ({ now, sectionId, deadlineAt }) => {
      const before = latest.current.now;
      if (before.now > now) return;
      const sections = before.sections.map((section) =>
        section.sectionId === sectionId ? { ...section, deadlineAt } : section,
      );
      const moved = before.sections.some(
        (section) => section.sectionId === sectionId && section.deadlineAt !== deadlineAt,
      );
      setHeld({ now: { ...before, now, sections }, heardAt: performance.now() });
      // Only the whole says how much was added.
      if (moved) ask();
    },
    [ask],
  );
  const serverMs = useCallback(() => {
    const { now, heardAt } = latest.current;
    return Date.parse(now.now) + (heardAt === null ? 0 : performance.now() - heardAt);
  }, []);
  return { now: held.now, serverMs, hear, ask };
}
