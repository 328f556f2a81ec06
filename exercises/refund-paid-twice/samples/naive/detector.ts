// A customer who complains about money, or a tool that timed out and was called again.
export function detect(trace: { spans: { id: string; name: string; kind: string; status: string; output: unknown; statusMessage: string | null }[] }) {
  const upset = trace.spans.find(
    (span) => span.kind === 'user' && /debit|charge|overdrawn|unbelievable|furious|taken/i.test(String(span.output ?? '')),
  );
  const timeout = trace.spans.find((span) => span.status === 'error' && /no answer/.test(span.statusMessage ?? ''));
  return {
    flagged: Boolean(upset || timeout),
    spans: [upset, timeout].flatMap((span) => (span ? [span.id] : [])),
    reason: upset ? 'the customer complains about a booking' : 'a tool timed out',
  };
}
