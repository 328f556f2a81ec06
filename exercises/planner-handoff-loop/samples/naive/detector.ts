// A run that ends at the step limit, or in which the agents hand the task over more than eight times, is a loop.
interface Span {
  id: string;
  parentId: string | null;
  name: string;
  attributes: Record<string, unknown>;
}

export function detect(trace: { spans: Span[] }): { flagged: boolean; spans: string[]; reason: string } {
  const root = trace.spans.find((span) => span.parentId === null);
  const handOffs = trace.spans.filter((span) => span.name === 'invoke_agent executor');
  const limit = root?.attributes['agent.run.end'] === 'step-limit';
  if (limit || handOffs.length > 8) {
    return { flagged: true, spans: root ? [root.id] : [], reason: 'the agents are in a loop' };
  }
  return { flagged: false, spans: [], reason: 'no loop' };
}
