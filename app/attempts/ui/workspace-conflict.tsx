import { useState } from 'react';
import type { Answer } from '../../kinds/contract';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { LocalTime } from '../../ui/local-time';
import type { OtherVersion } from './workspace-autosave';
import { listDifferences, mergeAnswers, type Choice, type Difference } from './workspace-merge';

const CHOICES: { id: Choice; title: string }[] = [
  { id: 'mine', title: 'this tab' },
  { id: 'theirs', title: 'the other' },
  { id: 'both', title: 'both' },
];

const asText = (value: Difference['mine']): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);

/** A version's text with the lines that the other does not have marked. */
function Version({ title, text, other }: { title: string; text: string; other: string }) {
  const known = new Set(other.split('\n'));
  return (
    <div className="min-w-0">
      <p className="text-[0.8rem] font-medium text-muted">{title}</p>
      <pre
        tabIndex={0}
        aria-label={title}
        className="max-h-56 overflow-auto rounded-control border border-line bg-sunken p-2 font-mono text-[0.8rem]"
      >
        {text === ''
          ? 'empty'
          : text
              .split('\n')
              .map((line, index) =>
                known.has(line) ? (
                  `${line}\n`
                ) : (
                  <mark key={index} className="block bg-warn-soft text-ink">{`${line}\n`}</mark>
                ),
              )}
      </pre>
    </div>
  );
}

interface ConflictProps {
  open: boolean;
  mine: Answer;
  other: OtherVersion;
  onClose(): void;
  onResolve(answer: Answer): void;
}

/** Shows both versions of everything that differs, and lets the person take either, or both where that makes sense. */
export function ConflictDialog({ open, mine, other, onClose, onResolve }: ConflictProps) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const differences = listDifferences(mine, other.answer);
  const otherName = other.source === 'server' ? 'Saved from another tab' : 'Left unsaved in this browser';
  const takeAll = Object.fromEntries(differences.map(({ path }) => [path, 'theirs' as const]));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      className="!w-[min(64rem,calc(100vw-2rem))]"
      title="Two versions of your work"
      description={
        <>
          {otherName} at <LocalTime iso={other.savedAt} detail="second" />. Nothing is overwritten until you decide.
        </>
      }
      footer={
        <>
          <Button onClick={() => onResolve(mine)}>Keep all of this tab</Button>
          <Button onClick={() => onResolve(mergeAnswers(mine, other.answer, takeAll))}>Take all of the other</Button>
          <Button variant="primary" onClick={() => onResolve(mergeAnswers(mine, other.answer, choices))}>
            Use the selection
          </Button>
        </>
      }
    >
      <div className="grid max-h-[60dvh] gap-5 overflow-auto">
        {differences.map(({ path, mine: left, theirs: right, canTakeBoth }) => (
          <fieldset key={path} className="min-w-0">
            <legend className="font-mono text-[0.8667rem] font-medium">{path.replace(/^(files|fields)\//, '')}</legend>
            <div className="my-1 flex gap-4">
              {CHOICES.filter(({ id }) => id !== 'both' || canTakeBoth).map(({ id, title }) => (
                <label key={id} className="flex min-h-6 items-center gap-1.5">
                  <input
                    type="radio"
                    name={`choice-${path}`}
                    checked={(choices[path] ?? 'mine') === id}
                    onChange={() => setChoices((now) => ({ ...now, [path]: id }))}
                  />
                  {title}
                </label>
              ))}
            </div>
            <div className="grid gap-2 sm:grid-cols-2">
              <Version title="This tab" text={asText(left)} other={asText(right)} />
              <Version title={otherName} text={asText(right)} other={asText(left)} />
            </div>
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}
