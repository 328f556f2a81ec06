import { useEffect, useRef } from 'react';
import { Button } from '../button';
import { Dialog } from '../dialog';
import { textAreaStyle } from '../field';

/** A text in a field, where a passage can be selected with the keyboard alone. Nothing selected means all of it. */
export function QuoteDialog({
  text,
  onClose,
  onPin,
}: {
  /** Null while closed. */
  text: string | null;
  onClose(): void;
  onPin(quote: string): void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  // A read-only field has no caret that keys could move in every browser; this one has, and refuses every edit.
  useEffect(() => {
    const element = field.current;
    if (!element || text === null) return;
    const refuse = (event: Event) => event.preventDefault();
    element.addEventListener('beforeinput', refuse);
    element.setSelectionRange(0, 0);
    return () => element.removeEventListener('beforeinput', refuse);
  }, [text]);
  const pin = () => {
    const element = field.current;
    if (!element || text === null) return;
    const selected = text.slice(element.selectionStart, element.selectionEnd);
    onPin(selected.trim() === '' ? text : selected);
  };
  return (
    <Dialog
      open={text !== null}
      onClose={onClose}
      title="Quote a passage"
      description="Select what matters (Shift and arrow keys, or the mouse). With nothing selected the whole text is pinned."
      className="w-[min(46rem,calc(100vw-2rem))]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={pin}>
            Pin
          </Button>
        </>
      }
    >
      <textarea
        ref={field}
        autoFocus
        aria-readonly="true"
        aria-label="Text of the span"
        defaultValue={text ?? ''}
        key={text}
        rows={14}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          pin();
        }}
        className={`${textAreaStyle} font-mono text-[0.8rem]`}
      />
    </Dialog>
  );
}
