import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classNames } from './class-names';

export interface DialogProps {
  open: boolean;
  /** Called when the person dismisses it (Escape, backdrop) and when it closes in any other way. */
  onClose(): void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, in reading order. */
  footer?: ReactNode;
  /** Hides the title's line but keeps its name for screen readers. */
  bare?: boolean;
  className?: string;
  children?: ReactNode;
}

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside, Escape closes, focus returns to where it was. Content is
 * mounted only while open.
 */
export function Dialog({ open, onClose, title, description, footer, bare, className, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const descriptionId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      aria-describedby={description ? descriptionId : undefined}
      onClose={onClose}
      onMouseDown={(event) => event.target === element.current && element.current.close()}
      className={classNames(
        'm-auto w-[min(34rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-xl',
        className,
      )}
    >
      {open && (
        <div>
          <div className={bare ? 'sr-only' : 'px-5 pt-4'}>
            <h2 id={titleId} className="text-[1.1rem]">
              {title}
            </h2>
            {description && (
              <p id={descriptionId} className="mt-1 text-muted">
                {description}
              </p>
            )}
          </div>
          <div className={bare ? undefined : 'px-5 py-4'}>{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </div>
      )}
    </dialog>
  );
}
