import { useCallback, useEffect, useState, type RefObject } from 'react';
import { Button } from '../button';

/** The text that is selected inside an element, whether with the mouse or with the keyboard; empty when there is none. */
export function useSelectedText(element: RefObject<HTMLElement>, active: boolean): { text: string; clear(): void } {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!active) return;
    const read = () => {
      const selection = document.getSelection();
      const inside = selection?.anchorNode && selection.focusNode && !selection.isCollapsed;
      const within =
        inside && element.current?.contains(selection.anchorNode) && element.current.contains(selection.focusNode);
      setText(within ? selection.toString().trim() : '');
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [element, active]);
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setText('');
  }, []);
  return { text, clear };
}

/** What can be done with the selected passage. */
export function SelectionBar({ text, onPin, onClear }: { text: string; onPin(): void; onClear(): void }) {
  return (
    <div className="flex shrink-0 items-center gap-2 border-t border-accent bg-accent-soft px-3 py-1.5 text-[0.8667rem]">
      <q className="min-w-0 truncate">{text}</q>
      {/* A press of the mouse must not take the selection away before the click. */}
      <Button
        size="sm"
        variant="primary"
        className="ml-auto"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPin}
      >
        Pin this passage
      </Button>
      <Button size="sm" variant="ghost" onMouseDown={(event) => event.preventDefault()} onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
