interface Trace {
  spans: { id: string; status: string }[];
}

export function detect(trace: Trace): { flagged: boolean; spans: string[]; reason: string } {
  const errors = trace.spans.filter(({ status }) => status === 'error');
  return { flagged: errors.length > 0, spans: trace.spans.map(({ id }) => id), reason: 'all spans are relevant' };
}
