import { useId, type ReactNode } from 'react';

export interface FieldControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, beside the field. */
  error?: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  /** Renders the control with the props that tie it to label, hint and error. */
  children(control: FieldControlProps): ReactNode;
}

/** Class of single-line inputs and selects. */
export const inputStyle =
  'h-[34px] w-full rounded-control border border-line-strong bg-surface px-2.5 text-ink placeholder:text-muted aria-invalid:border-bad';

/** Class of multi-line inputs. */
export const textAreaStyle =
  'w-full rounded-control border border-line-strong bg-surface px-2.5 py-2 text-ink placeholder:text-muted aria-invalid:border-bad';

/** A labelled control with its hint and its error. */
export function Field({ label, hint, error, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-[0.8667rem] font-medium'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={hintId} className="mt-1 text-[0.8667rem] text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="mt-1 text-[0.8667rem] font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
