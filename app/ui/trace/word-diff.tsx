import { useMemo, type ReactNode } from 'react';
import { diffWords } from './diff-words';

/** Longest stretch of unchanged text that is shown whole between two changes. */
const CONTEXT_CHARACTERS = 240;

/** Two texts in one, word by word; long unchanged stretches are cut in the middle. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <div className="break-words whitespace-pre-wrap">
      {pieces.map(([type, text], at): ReactNode => {
        if (type === 'added')
          return (
            <ins key={at} className="rounded-[2px] bg-good-soft text-good no-underline outline outline-good">
              {text}
            </ins>
          );
        if (type === 'dropped')
          return (
            <del key={at} className="text-bad">
              {text}
            </del>
          );
        if (text.length <= CONTEXT_CHARACTERS) return text;
        const half = CONTEXT_CHARACTERS / 2;
        return `${at === 0 ? '' : text.slice(0, half)} … ${at === pieces.length - 1 ? '' : text.slice(-half)}`;
      })}
    </div>
  );
}
