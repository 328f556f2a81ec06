import { useId } from 'react';
import { useTypedBeforeHydration } from '../editor/use-typed-before-hydration';

/** Words as people count them: runs of letters and digits, with apostrophes and hyphens inside. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

interface MemoProps {
  /** Length asked for, in words. */
  words: { min: number; max: number };
  value: string;
  readOnly: boolean;
  onChange(value: string): void;
}

/** The memo: plain text in a comfortable measure, with its length against the advice. */
export function MemoPane({ words: asked, value, readOnly, onChange }: MemoProps) {
  const id = useId();
  useTypedBeforeHydration({ id, value, onChange });
  const words = countWords(value);
  const { min, max } = asked;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <label htmlFor={id} className="sr-only">
        Memo (Markdown)
      </label>
      <textarea
        id={id}
        name="files/memo.md"
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        rows={16}
        autoComplete="off"
        aria-describedby={`${id}-words`}
        className="min-h-64 w-full max-w-[84ch] flex-1 resize-none border-0 bg-surface px-4 py-3 leading-relaxed -outline-offset-2"
      />
      <p id={`${id}-words`} className="border-t border-line px-4 py-1 text-[0.8rem] text-muted tabular-nums">
        {words} words; {min} to {max} asked. Markdown; the judge reads and quotes it.
      </p>
    </div>
  );
}
