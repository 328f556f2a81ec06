import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { SittingNow } from '../sitting-views';
import { inWords } from './time-left';

interface Added {
  id: number;
  seconds: number;
}

/** Tells, without a reload, that time was added and that a problem report was answered. Each stays until it is dismissed. */
export function SittingChanges({ now }: { now: SittingNow }) {
  const known = useRef({ added: now.addedSeconds, answers: new Set(now.answers.map(({ reportId }) => reportId)) });
  const [added, setAdded] = useState<Added[]>([]);
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(known.current.answers));
  useEffect(() => {
    const seconds = now.addedSeconds - known.current.added;
    if (seconds === 0) return;
    known.current.added = now.addedSeconds;
    setAdded((before) => [...before, { id: now.addedSeconds, seconds }]);
  }, [now.addedSeconds]);
  const fresh = now.answers.filter(({ reportId }) => !read.has(reportId));
  return (
    <div role="status" className={added.length + fresh.length > 0 ? 'grid shrink-0 gap-2 px-4 py-2' : undefined}>
      {added.map(({ id, seconds }) => (
        <Notice
          key={id}
          tone="good"
          title={`Added to your time: ${inWords(seconds)}`}
          actions={
            <Button size="sm" onClick={() => setAdded((before) => before.filter((one) => one.id !== id))}>
              Dismiss
            </Button>
          }
        />
      ))}
      {fresh.map(({ reportId, text, answer }) => (
        <Notice
          key={reportId}
          tone="accent"
          title="Your problem report was answered"
          actions={
            <Button size="sm" onClick={() => setRead((before) => new Set([...before, reportId]))}>
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
