import { useEffect, useRef, useState } from 'react';
import type { GradingProgress } from '../result-view';

const POLL_EVERY_MS = 2_000;

/** True once nothing more will happen. */
export const hasEnded = ({ status }: Pick<GradingProgress, 'status'>): boolean =>
  status === 'FINISHED' || status === 'UNGRADED';

/**
 * Progress of a submission's grading, live: a stream of events, or a request every two seconds where a stream cannot be held.
 * Calls `onEnd` once when there is a result to load. Does nothing when `initial` has ended.
 */
export function useGradingProgress(submissionId: string, initial: GradingProgress, onEnd: () => void): GradingProgress {
  const [progress, setProgress] = useState(initial);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const watching = !hasEnded(initial);
  useEffect(() => {
    if (!watching) return;
    return watchProgress(`/submissions/${submissionId}`, setProgress, () => end.current());
  }, [submissionId, watching]);
  return watching ? progress : initial;
}

/** Watches until the end or until the returned function is called. */
function watchProgress(base: string, onProgress: (progress: GradingProgress) => void, onEnd: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
  const finish = () => {
    if (stopped) return;
    stop();
    onEnd();
  };
  const poll = async () => {
    const response = await fetch(`${base}/progress`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (stopped) return;
    if (response?.ok) {
      const progress = (await response.json()) as GradingProgress;
      onProgress(progress);
      if (hasEnded(progress)) return finish();
    }
    timer = setTimeout(() => void poll(), POLL_EVERY_MS);
  };
  const source = new EventSource(`${base}/events`);
  source.addEventListener('progress', (event: MessageEvent<string>) =>
    onProgress(JSON.parse(event.data) as GradingProgress),
  );
  source.addEventListener('done', finish);
  // The browser tries again by itself after a lost connection; it gives up on a refusal, and then we ask by hand.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED && !stopped && timer === undefined) void poll();
  });
  return stop;
}
