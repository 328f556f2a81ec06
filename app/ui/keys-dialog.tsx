import { Button } from './button';
import { Dialog } from './dialog';
import { Kbd } from './kbd';

/** Keys that do the same or are explained together, each a combination pressed at once, and what they do. */
export type KeyLine = readonly [readonly (readonly string[])[], string];

/** Lines whose keys are each pressed alone. */
export const singleKeys = (lines: readonly (readonly [readonly string[], string])[]): KeyLine[] =>
  lines.map(([keys, meaning]) => [keys.map((key) => [key]), meaning]);

/** The keys that work on a page, in a dialog. */
export function KeysDialog({
  open,
  onClose,
  title,
  description,
  lines,
}: {
  open: boolean;
  onClose(): void;
  title: string;
  description: string;
  lines: readonly KeyLine[];
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={description}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        {lines.map(([combinations, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="flex gap-1.5 whitespace-nowrap">
              {combinations.map((keys) => (
                <span key={keys.join()} className="flex gap-0.5">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
