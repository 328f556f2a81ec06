export function detect(trace: { spans: { id: string; status: string }[] }) {
  const errors = trace.spans.filter((span) => span.status === 'error');
  return { flagged: errors.length > 0, spans: trace.spans.map((span) => span.id), reason: 'there are errors' };
}
