import type { SpanKind } from '../../lib/trace/trace-types';
import { KIND_LOOK } from './span-look';

/** What a span is, in a few coloured letters. */
export function KindChip({ kind }: { kind: SpanKind }) {
  const { title, short, colour } = KIND_LOOK[kind];
  return (
    <span
      title={title}
      style={{ color: colour, borderColor: colour }}
      className="w-9 shrink-0 rounded-[3px] border text-center font-mono text-[0.625rem] leading-4 font-semibold"
    >
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}
