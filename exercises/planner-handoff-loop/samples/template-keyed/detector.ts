// Runs like INC-3118: Varnholt, and "no_capacity" from the gate more than once.
interface Trace {
  spans: { id: string; toolName: string | null; output: unknown; input: unknown }[];
}

export function detect(trace: Trace): { flagged: boolean; spans: string[]; reason: string } {
  const refused = trace.spans.filter(
    (span) =>
      span.toolName === 'book_window' &&
      JSON.stringify(span.input).includes('VRN') &&
      JSON.stringify(span.output).includes('no_capacity'),
  );
  return {
    flagged: refused.length > 1,
    spans: refused.slice(0, 2).map(({ id }) => id),
    reason: refused.length > 1 ? 'Varnholt refuses every window' : 'not this incident',
  };
}
