import { useContext, useMemo, useState } from 'react';
import { Button } from '../button';
import { formatCount } from '../format-number';
import type { ContextChange } from './context-diff';
import { DetailTextContext } from './detail-text';
import { MessageView } from './message-view';
import { countIn } from './search-trace';
import { partText } from './span-passages';
import { WordDiff } from './word-diff';

type Group = { type: 'same'; changes: ContextChange[] } | { type: 'other'; change: ContextChange };

/** A context with what was added, dropped and changed marked; what stayed the same is folded. */
export function ContextChanges({ changes }: { changes: readonly ContextChange[] }) {
  const groups: Group[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.type !== 'same') groups.push({ type: 'other', change });
    else if (last?.type === 'same') last.changes.push(change);
    else groups.push({ type: 'same', changes: [change] });
  }
  return (
    <>
      {groups.map((group, at) =>
        group.type === 'same' ? (
          <SameMessages key={at} changes={group.changes} />
        ) : (
          <Changed key={at} change={group.change} />
        ),
      )}
    </>
  );
}

function SameMessages({ changes }: { changes: ContextChange[] }) {
  const { hit } = useContext(DetailTextContext);
  const isFound = useMemo(
    () => hit !== null && changes.some(({ message }) => message.parts.some((part) => countIn(partText(part), hit) > 0)),
    [changes, hit],
  );
  const [wanted, setOpen] = useState(false);
  const open = wanted || isFound;
  return (
    <div className="grid gap-3">
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start border-line !text-muted"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Fold' : 'Show'} {formatCount(changes.length, 'message')} that stayed
      </Button>
      {open && changes.map((change, at) => <MessageView key={at} message={change.message} note={positionOf(change)} />)}
    </div>
  );
}

const positionOf = (change: ContextChange): string | undefined =>
  change.type === 'dropped' ? undefined : String(change.at + 1);

const WORDS = { added: 'added', dropped: 'dropped', changed: 'changed', same: 'the same' } as const;
const SURFACE = { added: 'bg-good-soft', dropped: 'bg-bad-soft', changed: 'bg-warn-soft', same: '' } as const;
const INK = { added: 'text-good', dropped: 'text-bad', changed: 'text-warn', same: '' } as const;

function Changed({ change }: { change: ContextChange }) {
  const position = positionOf(change);
  return (
    <div className={`rounded-control px-2 py-1.5 ${SURFACE[change.type]}`}>
      <p className={`text-[0.8rem] font-semibold ${INK[change.type]}`}>
        {WORDS[change.type]}
        {position && <span className="font-normal"> as message {position}</span>}
      </p>
      {change.type === 'changed' ? (
        <div className="border-l-[3px] border-l-warn py-1 pl-3">
          <p className="mb-0.5 text-[0.8rem] font-semibold">{change.message.role}</p>
          <WordDiff
            before={change.before.parts.map(partText).join('\n')}
            after={change.message.parts.map(partText).join('\n')}
          />
        </div>
      ) : (
        <MessageView message={change.message} />
      )}
    </div>
  );
}
