import { useRef } from 'react';
import { useBrowserLayoutEffect } from '../../../../ui/use-browser-layout-effect';
import type { Piece } from '../mark-changes';

/** A text with what is new and what is gone since the state before; the first change is brought into view. */
export function MarkedText({ label, pieces, place }: { label: string; pieces: readonly Piece[]; place: string }) {
  const pane = useRef<HTMLDivElement>(null);
  useBrowserLayoutEffect(() => {
    const box = pane.current;
    const change = box?.querySelector('ins, del');
    if (!box || !(change instanceof HTMLElement)) return;
    const top = change.offsetTop;
    if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 40) {
      box.scrollTop = Math.max(0, top - box.clientHeight / 3);
    }
  }, [place]);
  return (
    <div
      ref={pane}
      tabIndex={0}
      role="group"
      aria-label={label}
      className="relative h-[26rem] overflow-auto rounded-control border border-line bg-sunken p-3 font-mono text-[0.8667rem] leading-relaxed break-words whitespace-pre-wrap"
    >
      {pieces.length === 0 ? <span className="text-muted">Empty here.</span> : null}
      {pieces.map((piece, at) => (
        <MarkedPiece key={at} piece={piece} />
      ))}
    </div>
  );
}

/** New text is underlined, gone text struck through: colour is never the only sign. */
export function MarkedPiece({ piece }: { piece: Piece }) {
  if (piece.kind === 'added') {
    return <ins className="rounded-[2px] bg-accent-soft text-ink decoration-accent decoration-1">{piece.text}</ins>;
  }
  return piece.kind === 'removed' ? <del className="text-muted decoration-1">{piece.text}</del> : <>{piece.text}</>;
}
