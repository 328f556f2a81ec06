import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { Button } from '../button';
import { foldPoint, rangesIn } from './text-ranges';

/** What all text of a detail shares: what to highlight, and what to do with a passage that somebody wants to quote. */
export interface DetailText {
  hit: RegExp | null;
  quotes: readonly RegExp[];
  /** Opens a text for quoting; null where nothing can be pinned. */
  onQuote: ((text: string) => void) | null;
}

export const DetailTextContext = createContext<DetailText>({ hit: null, quotes: [], onQuote: null });

/** Text with the search's hits and the pinned quotes marked. */
export function Highlighted({ text }: { text: string }) {
  const { hit, quotes } = useContext(DetailTextContext);
  const ranges = useMemo(() => rangesIn(text, hit, quotes), [text, hit, quotes]);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to, kind } of ranges) {
    if (from > at) pieces.push(text.slice(at, from));
    pieces.push(
      <mark
        key={`${from} ${kind}`}
        data-hit={kind === 'hit' ? '' : undefined}
        style={{ background: kind === 'hit' ? 'var(--mark-2)' : 'var(--mark-1)' }}
        className="rounded-[2px] text-ink"
      >
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** Text with its line breaks, cut after a screenful until somebody wants the rest or the search found something there. */
export function FoldedText({ text, code }: { text: string; code?: boolean }) {
  const { hit } = useContext(DetailTextContext);
  const [open, setOpen] = useState(false);
  const cut = useMemo(() => foldPoint(text), [text]);
  const hitInside = useMemo(
    () => cut < text.length && hit !== null && rangesIn(text, hit, []).some(({ to }) => to > cut),
    [text, cut, hit],
  );
  const shown = open || hitInside ? text : text.slice(0, cut);
  return (
    <div className={code ? 'font-mono text-[0.8rem] leading-5' : undefined}>
      <div className="break-words whitespace-pre-wrap">
        <Highlighted text={shown} />
        {shown.length < text.length && <span aria-hidden="true">…</span>}
      </div>
      {cut < text.length && !hitInside && (
        <Button
          size="sm"
          variant="ghost"
          className="mt-1 select-none"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en-GB')} characters`}
        </Button>
      )}
    </div>
  );
}

/** A passage with the button that opens it for quoting, which works without a mouse. */
export function Passage({ text, children }: { text: string; children: ReactNode }) {
  const { onQuote } = useContext(DetailTextContext);
  return (
    <div className="group/passage relative min-w-0">
      {children}
      {onQuote && text.trim() !== '' && (
        <Button
          size="sm"
          variant="secondary"
          className="absolute -top-1 right-0 !h-6 opacity-0 select-none group-hover/passage:opacity-100 focus-visible:opacity-100"
          onClick={() => onQuote(text)}
        >
          Quote
        </Button>
      )}
    </div>
  );
}
