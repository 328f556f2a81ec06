import { useEffect, useRef } from 'react';
import { KeysDialog, type KeyLine } from '../../ui/keys-dialog';

export interface ShortcutActions {
  run(): void;
  save(): void;
  submit(): void;
  help(): void;
}

/** True for places where a question mark is text. */
function isEditable(target: EventTarget | null): boolean {
  if (target === null || !('tagName' in target)) return false;
  const element = target as HTMLElement;
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

/** Which action a key press means, or null. Exported for its test. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'target'>,
): keyof ShortcutActions | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') return event.shiftKey ? 'submit' : 'run';
    return event.key.toLowerCase() === 's' && !event.shiftKey ? 'save' : null;
  }
  return event.key === '?' && !isEditable(event.target) ? 'help' : null;
}

/** Listens before the editor does, which gives some of these keys a meaning of its own. Does nothing while a dialog is open. */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = shortcutOf(event);
      if (!action || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[action]();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

const LINES: KeyLine[] = [
  [[['Ctrl', 'Enter']], 'Run on the public data'],
  [[['Ctrl', 'S']], 'Save now'],
  [[['Ctrl', 'Shift', 'Enter']], 'Submit (asks first)'],
  [[['F6'], ['Shift', 'F6']], 'Next pane, pane before'],
  [[['←'], ['→']], 'Tabs, when one has the focus; borders of panes too'],
  [[['↑'], ['↓']], 'Rows, when the table has the focus; Esc closes the row'],
  [[['Ctrl', 'M']], 'In the editor: let Tab move the focus (macOS: Ctrl Shift M)'],
  [[['F1']], 'In the editor: all its commands'],
  [[['Ctrl', 'K']], 'Find pages and exercises'],
  [[['?']], 'This list'],
];

export function ShortcutsDialog(props: { open: boolean; onClose(): void }) {
  return (
    <KeysDialog
      {...props}
      title="Keyboard"
      description="On macOS, Cmd works wherever Ctrl is named, except in the editor's own keys."
      lines={LINES}
    />
  );
}
