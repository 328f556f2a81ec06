/** A stretch of text that a key (a criterion) refers to; offsets as JavaScript counts them, end exclusive. */
export interface MarkedRange {
  start: number;
  end: number;
  key: string;
}

export interface TextSegment {
  text: string;
  /** Keys whose ranges cover this segment, in order of first appearance in the given ranges; empty: plain text. */
  keys: string[];
  /** Keys that have a range ending exactly where this segment ends. */
  ending: string[];
}

/**
 * Cuts a text at every border of the given ranges, which may overlap, nest, touch and repeat. The segments joined give the text
 * again. Ranges are cut off at the text's ends; empty and reversed ones are dropped.
 */
export function splitMarks(text: string, ranges: readonly MarkedRange[]): TextSegment[] {
  const valid = ranges
    .map(({ start, end, key }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), key }))
    .filter(({ start, end }) => start < end);
  const borders = new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const covering = valid.filter((range) => range.start <= start && range.end >= end);
    const ending = covering.filter((range) => range.end === end);
    return { text: text.slice(start, end), keys: keysOf(covering), ending: keysOf(ending) };
  });
}

const keysOf = (ranges: readonly MarkedRange[]): string[] => [...new Set(ranges.map((range) => range.key))];
