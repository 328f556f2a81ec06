import { useEffect, useState } from 'react';
import { secondsLeft, showClock } from '../sitting/ui/time-left';

/** Time left until `deadlineAt`, counted by the server's clock: `now` is what it showed when the page was loaded. */
export function TimeLeft({ deadlineAt, now }: { deadlineAt: string; now: string }) {
  const [nowMs, setNowMs] = useState(() => Date.parse(now));
  useEffect(() => {
    const offset = Date.parse(now) - Date.now();
    const tick = () => setNowMs(Date.now() + offset);
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [now]);
  const seconds = secondsLeft({ deadlineAt, nowMs });
  return <span className="tabular-nums">{seconds > 0 ? `${showClock(seconds)} left` : 'ending'}</span>;
}
