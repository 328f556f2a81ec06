import type { Message, MessagePart } from '../../lib/trace/trace-types';
import { classNames } from '../class-names';
import { Highlighted, Passage } from './detail-text';
import { ValueView } from './json-view';
import { partText } from './span-passages';

const EDGE: Record<string, string> = {
  system: 'border-l-[light-dark(#6b5b4b,#b8a593)]',
  user: 'border-l-accent',
  assistant: 'border-l-[light-dark(#6a3fc0,#b79cff)]',
  tool: 'border-l-[light-dark(#0b7285,#5cc8dc)]',
};

export interface MessageViewProps {
  message: Message;
  /** Word after the role: position in the context, what happened to it. */
  note?: string;
  /** Opens the span that carried out a request; null where it is not known. */
  onOpenCall?: ((callId: string | null, place: number) => (() => void) | null) | undefined;
  className?: string;
}

/** One message: who says it and its parts, each as what it is. */
export function MessageView({ message, note, onOpenCall, className }: MessageViewProps) {
  let call = -1;
  return (
    <article
      className={classNames('border-l-[3px] py-1 pl-3', EDGE[message.role] ?? 'border-l-line-strong', className)}
    >
      <p className="mb-0.5 flex flex-wrap gap-x-2 text-[0.8rem] text-muted">
        <span className="font-semibold text-ink">{message.role}</span>
        {message.name !== undefined && <span>{message.name}</span>}
        {note && <span>{note}</span>}
        {message.finishReason !== undefined && <span>finished: {message.finishReason}</span>}
      </p>
      <div className="grid gap-2">
        {message.parts.length === 0 && <span className="text-muted">empty message</span>}
        {message.parts.map((part, at) => {
          if (part.type === 'tool-call') call += 1;
          return (
            <Passage key={at} text={partText(part)}>
              <Part part={part} onOpen={part.type === 'tool-call' ? (onOpenCall?.(part.id, call) ?? null) : null} />
            </Passage>
          );
        })}
      </div>
    </article>
  );
}

function Part({ part, onOpen }: { part: MessagePart; onOpen: (() => void) | null }) {
  switch (part.type) {
    case 'text':
      return <ValueView value={part.text} />;
    case 'reasoning':
      return (
        <div className="rounded-control bg-sunken px-2 py-1">
          <span className="text-[0.8rem] text-muted">reasoning</span>
          <ValueView value={part.text} />
        </div>
      );
    case 'tool-call':
      return (
        <div>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-[0.8rem] text-muted">calls</span>
            <code className="font-mono text-[0.87rem] font-semibold">
              <Highlighted text={part.name} />
            </code>
            {onOpen && (
              <button type="button" onClick={onOpen} className="text-[0.8rem] text-accent underline select-none">
                go to the call
              </button>
            )}
          </p>
          <ValueView value={part.arguments} />
        </div>
      );
    case 'tool-result':
      return (
        <div>
          <span className="text-[0.8rem] text-muted">result</span>
          <ValueView value={part.result} />
        </div>
      );
    case 'other':
      return <ValueView value={part.value} />;
  }
}
