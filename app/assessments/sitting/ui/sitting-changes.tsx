import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { SittingNow } from '../sitting-views';
import { keepSeen, readSeen, unseenChanges, type SeenChanges } from './seen-changes';
import { inWords } from './time-left';

const NO_STORAGE = { getItem: () => null, setItem: () => undefined };

function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return NO_STORAGE;
  }
}

/**
 * Tells, without a reload, that time was added and that a problem report was answered. Each stays until it is dismissed, also on the
 * sitting's other pages.
 */
export function SittingChanges({ sittingId, now }: { sittingId: string; now: SittingNow }) {
  // Null until the browser has said what was dismissed before.
  const [seen, setSeen] = useState<SeenChanges | null>(null);
  const { addedSeconds } = now;
  useEffect(() => {
    setSeen((before) => before ?? readSeen(browserStorage(), sittingId, { addedSeconds }));
  }, [sittingId, addedSeconds]);
  const { seconds, answered } = seen ? unseenChanges(now, seen) : { seconds: 0, answered: [] };
  const dismiss = (next: Partial<SeenChanges>) => {
    if (!seen) return;
    const all = { ...seen, ...next };
    keepSeen(browserStorage(), sittingId, all);
    setSeen(all);
  };
  return (
    <div role="status" className={seconds > 0 || answered.length > 0 ? 'grid shrink-0 gap-2 px-4 py-2' : undefined}>
      {seconds > 0 && (
        <Notice
          tone="good"
          title={`Added to your time: ${inWords(seconds)}`}
          actions={
            <Button size="sm" onClick={() => dismiss({ added: addedSeconds })}>
              Dismiss
            </Button>
          }
        />
      )}
      {answered.map(({ reportId, text, answer }) => (
        <Notice
          key={reportId}
          tone="accent"
          title="Your problem report was answered"
          actions={
            <Button size="sm" onClick={() => dismiss({ answers: [...(seen?.answers ?? []), reportId] })}>
              Dismiss
            </Button>
          }
        >
          <p className="text-muted">You wrote: {text.length > 160 ? `${text.slice(0, 160)}...` : text}</p>
          <p className="whitespace-pre-wrap">{answer}</p>
        </Notice>
      ))}
    </div>
  );
}
