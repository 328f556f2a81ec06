import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from './class-names';
import { Dialog } from './dialog';
import { Kbd } from './kbd';
import { matchEntries, type PaletteEntry } from './match-entries';

export interface Command extends PaletteEntry {
  run(): void;
}

/** A dialog that finds and runs a command: type, arrow keys, Enter. */
export function CommandPalette({ open, onClose, commands }: { open: boolean; onClose(): void; commands: Command[] }) {
  return (
    <Dialog open={open} onClose={onClose} title="Go to" bare className="mt-[12vh] w-[min(42rem,calc(100vw-2rem))]">
      <PaletteBody commands={commands} onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ commands, onClose }: { commands: Command[]; onClose(): void }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const found = matchEntries(commands, query);
  const at = Math.min(active, found.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
  };
  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${found[at].id}` : undefined}
        aria-label="Search pages and exercises"
        placeholder="Search pages and exercises"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b border-line bg-transparent px-4 -outline-offset-2 placeholder:text-muted"
      />
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        className="max-h-[50vh] overflow-y-auto p-1.5"
      >
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={index === at}
            onClick={() => choose(command)}
            onMouseMove={() => setActive(index)}
            className={classNames(
              'flex cursor-pointer items-baseline gap-3 rounded-control px-2.5 py-1.5',
              index === at && 'bg-accent-soft',
            )}
          >
            <span className="max-w-[75%] shrink-0 truncate">{command.label}</span>
            {command.hint && <span className="min-w-0 truncate text-[0.8667rem] text-muted">{command.hint}</span>}
            <span className="ml-auto pl-2 text-[0.8rem] text-muted">{command.group}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="px-4 pb-4 text-muted">Nothing is called that. Try a skill or a page.</p>}
      <p className="flex gap-3 border-t border-line px-4 py-2 text-[0.8rem] text-muted">
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>Enter</Kbd> open
        </span>
        <span>
          <Kbd>Esc</Kbd> close
        </span>
      </p>
    </>
  );
}
