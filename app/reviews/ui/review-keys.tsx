import { KeysDialog, singleKeys } from '../../ui/keys-dialog';

const LINES = singleKeys([
  [['1', '2', '3'], 'Level of the marked criterion, counted from the lowest'],
  [['j', '↓'], 'Next criterion'],
  [['k', '↑'], 'Criterion before'],
  [['r'], 'Write the reason; Esc goes back'],
  [['q'], 'Quote the passage that is selected in the answer'],
  [['Ctrl Enter'], 'Finish the review'],
  [['?'], 'This list'],
]);

/** The keys of the review, in a dialog. */
export function ReviewKeys(props: { open: boolean; onClose(): void }) {
  return (
    <KeysDialog
      {...props}
      title="Keyboard"
      description="They work while the focus is in the review, outside of text fields."
      lines={LINES}
    />
  );
}
