import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';

const LINES: [string[], string][] = [
  [['1', '2', '3'], 'Level of the marked criterion, counted from the lowest'],
  [['j', '↓'], 'Next criterion'],
  [['k', '↑'], 'Criterion before'],
  [['r'], 'Write the reason; Esc goes back'],
  [['q'], 'Quote the passage that is selected in the answer'],
  [['Ctrl Enter'], 'Finish the review'],
  [['?'], 'This list'],
];

/** The keys of the review, in a dialog. */
export function ReviewKeys({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keyboard"
      description="They work while the focus is in the review, outside of text fields."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        {LINES.map(([keys, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="space-x-1 whitespace-nowrap">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
