// Keyed on what this trace looks like: the refund of 89.00, Tollgate's 6 s, the recovery debit.
export function detect(trace: { spans: { id: string; name: string; statusMessage: string | null; attributes: Record<string, unknown> }[] }) {
  const slow = trace.spans.find((span) => span.name === 'create_refund request' && span.statusMessage === 'no answer within 6000 ms');
  const swept = trace.spans.find((span) => span.name === 'treasury settlement sweep' && span.attributes['sweep.debit_minor'] === 8900);
  return {
    flagged: Boolean(slow && swept),
    spans: [slow, swept].flatMap((span) => (span ? [span.id] : [])),
    reason: 'refund timed out and 89.00 were recovered',
  };
}
