/** Wall time may run this many times over a limit before the machine, not the code, is held to be at fault. */
const MOST_STRETCH = 10;
/** How old a reading of the waiting time may be: reading it before every call would cost more than the call. */
const READING_MS = 200;

export interface FairClock {
  /** Starts over. */
  start(): void;
  stop(): void;
}

/**
 * A time limit that a busy machine does not eat up: `onLate` is called once `limitMs` have passed during which the code ran or was
 * idle of its own accord. Time it spent waiting for a processor (`readWaiting`, total ms so far) does not count. `onStarved` is
 * called instead when wall time has run ten times over the limit and the limit is still not used up.
 */
export function createFairClock(options: {
  limitMs: number;
  readWaiting: () => number;
  onLate: () => void;
  onStarved: () => void;
}): FairClock {
  const { limitMs, readWaiting, onLate, onStarved } = options;
  let timer: NodeJS.Timeout | undefined;
  let startedAt = 0;
  let waitedBefore = 0;
  let readAt = Number.NEGATIVE_INFINITY;

  const check = () => {
    const passed = performance.now() - startedAt;
    const counted = passed - (readWaiting() - waitedBefore);
    if (counted >= limitMs - 1) onLate();
    else if (passed >= limitMs * MOST_STRETCH) onStarved();
    else timer = setTimeout(check, Math.max(5, limitMs - counted));
  };
  return {
    start() {
      clearTimeout(timer);
      startedAt = performance.now();
      if (startedAt - readAt > READING_MS) {
        waitedBefore = readWaiting();
        readAt = startedAt;
      }
      timer = setTimeout(check, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
