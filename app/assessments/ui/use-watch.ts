import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const EVERY_MS = 10_000;

/** Loads the page's data again every ten seconds while something runs and somebody looks. */
export function useWatch(running: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!running || state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, EVERY_MS);
    const onVisible = () => document.visibilityState === 'visible' && revalidate();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [running, state, revalidate]);
}
