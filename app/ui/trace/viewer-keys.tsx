import { KeysDialog, singleKeys } from '../keys-dialog';

const LINES = singleKeys([
  [['↑', '↓'], 'Previous, next row'],
  [['→'], 'Open a span, then go into it'],
  [['←'], 'Close a span, then go to its parent'],
  [['Home', 'End', 'PgUp', 'PgDn'], 'First, last, a screen up or down'],
  [['*'], 'Open all siblings'],
  [['p', 'c'], 'To the parent, to the first child'],
  [['j', 'k'], 'Next, previous sibling'],
  [['e', 'E'], 'Next, previous failed span'],
  [['m', 'M'], 'Next, previous marked or pinned span'],
  [['/'], 'Search all text; Enter and Shift Enter go through the hits'],
  [['n', 'N'], 'Next, previous hit'],
  [['f'], 'Filter'],
  [['Enter'], 'Read the span; Esc goes back to the rows'],
  [['Backspace'], 'Back to the span before'],
  [['b'], 'Pin the span, or unpin it'],
  [['q'], 'Pin the selected passage (in the detail)'],
  [['+', '-', '0', 'z'], 'Zoom in, out, all, to the span'],
  [['<', '>'], 'Move along the time axis'],
  [['?', 'h'], 'This list'],
]);

/** The keys of the viewer, and those its page has added. */
export function ViewerKeys({ more, ...dialog }: { open: boolean; onClose(): void; more: readonly [string, string][] }) {
  return (
    <KeysDialog
      {...dialog}
      title="Keys of the trace viewer"
      description="They work while the rows have the focus."
      lines={[...LINES, ...singleKeys(more.map(([key, meaning]) => [[key], meaning]))]}
    />
  );
}
