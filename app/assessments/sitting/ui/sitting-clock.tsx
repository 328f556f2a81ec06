import { useEffect, useRef, useState } from 'react';
import { classNames } from '../../../ui/class-names';
import { secondsLeft, showClock, warningBetween } from './time-left';

const urgency = (seconds: number): string =>
  seconds <= 60
    ? 'bg-bad-soft text-bad border-bad'
    : seconds <= 300
      ? 'bg-warn-soft text-warn border-warn'
      : 'border-line text-ink';

/**
 * Time left, counted down to the second by the server's clock. Screen readers are told at ten minutes, five minutes and one minute,
 * not every second.
 */
export function SittingClock({
  deadlineAt,
  serverMs,
  label = 'Time left',
  onOver,
}: {
  deadlineAt: string;
  serverMs(): number;
  label?: string;
  /** Told when the time is over, and when it is not any more because time was added. */
  onOver?: (over: boolean) => void;
}) {
  const [left, setLeft] = useState(() => secondsLeft({ deadlineAt, nowMs: serverMs() }));
  const [said, setSaid] = useState('');
  const before = useRef<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const nowMs = serverMs();
      const seconds = secondsLeft({ deadlineAt, nowMs });
      const words = warningBetween(before.current, seconds);
      before.current = seconds;
      setLeft(seconds);
      onOver?.(seconds === 0);
      if (words) setSaid(words);
      // Again when the next second is over, so that the display neither skips nor lags.
      const rest = (Date.parse(deadlineAt) - nowMs) % 1_000;
      timer = setTimeout(tick, (rest > 0 ? rest : 1_000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [deadlineAt, serverMs, onOver]);
  return (
    <span className="inline-flex items-center gap-2">
      <span
        role="timer"
        aria-label={label}
        data-clock
        className={classNames(
          'rounded-control border px-2 py-0.5 font-mono text-[0.95rem] font-semibold tabular-nums',
          urgency(left),
        )}
      >
        {showClock(left)}
      </span>
      <span role="status" className={left <= 600 && said ? 'text-[0.8667rem] font-medium' : 'sr-only'}>
        {said}
      </span>
    </span>
  );
}
