// root cause regression observability guardrail
export function detect(trace: { spans: { id: string; name: string }[] }): { flagged: boolean; spans: string[]; reason: string } {
  const words = ['loop', 'timeout', 'hallucination', 'drift', 'regression'];
  const found = trace.spans.filter(({ name }) => words.some((word) => name.includes(word)));
  return { flagged: found.length > 0, spans: found.map(({ id }) => id), reason: 'regression guardrail observability' };
}
