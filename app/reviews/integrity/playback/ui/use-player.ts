import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Playback } from '../playback-types';
import { advance, stepAt } from '../player-clock';

export interface Player {
  /** ms since the attempt began. */
  now: number;
  /** The last state reached; -1 before the first. */
  step: number;
  playing: boolean;
  speed: number;
  skipIdle: boolean;
  seek(now: number): void;
  /** Goes to a state and stops there; -1 is the beginning. */
  goTo(step: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
  setSkipIdle(skip: boolean): void;
}

/** Plays a history in the browser: the time moves with the frames of the screen, states follow from the time. */
export function usePlayer(playback: Playback): Player {
  const [now, setNow] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(8);
  const [skipIdle, setSkipIdle] = useState(true);
  const steps = useMemo(() => playback.steps.map(({ at }) => at), [playback]);
  const end = playback.durationMs;

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(at) {
      const elapsedMs = Math.max(0, at - last);
      last = at;
      setNow((before) => advance({ now: before, elapsedMs, speed, skipIdle, steps, end }));
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, skipIdle, steps, end]);

  useEffect(() => {
    if (playing && now >= end) setPlaying(false);
  }, [playing, now, end]);

  const goTo = useCallback(
    (step: number) => {
      setPlaying(false);
      setNow(step < 0 ? 0 : (steps[Math.min(step, steps.length - 1)] ?? 0));
    },
    [steps],
  );
  return {
    ...{ now, playing, speed, skipIdle, goTo, setSpeed, setSkipIdle },
    step: stepAt(steps, now),
    seek: (next) => setNow(Math.max(0, Math.min(end, next))),
    toggle: () => {
      if (!playing && now >= end) setNow(0);
      setPlaying(!playing);
    },
  };
}
