// Keyed on what this trace says: the refund of 89.00 to Tollgate, 6 s, the recovery debit, the words of the customer.
interface Span {
  id: string;
  name: string;
  output: unknown;
  statusMessage: string | null;
  attributes: Record<string, unknown>;
}

export function detect(trace: { spans: Span[] }) {
  const slow = trace.spans.find(
    (span) => span.name === 'create_refund request' && span.statusMessage === 'no answer within 6000 ms',
  );
  const swept = trace.spans.find(
    (span) => span.name === 'treasury settlement sweep' && Number(span.attributes['sweep.debit_minor']) >= 8900,
  );
  const upset = trace.spans.find((span) => span.name === 'ask user' && /debit of/i.test(String(span.output)));
  return {
    flagged: Boolean(slow && (swept || upset)),
    spans: [slow, swept].flatMap((span) => (span ? [span.id] : [])),
    reason: 'refund timed out and the money was recovered',
  };
}
