// A search that a filter emptied, and the same question searched again later without the assistant's filters.
interface Span {
  id: string;
  parentId: string | null;
  name: string;
  kind: string;
  input: { question?: string; filters?: object } | null;
  documents: unknown[];
  attributes: Record<string, unknown>;
}

export function detect(trace: { spans: Span[] }) {
  const calls = new Map(trace.spans.map((span) => [span.id, span]));
  const queries = trace.spans.filter((span) => span.kind === 'retrieval');
  const question = (span: Span) => calls.get(span.parentId ?? '')?.input?.question;
  const filters = (span: Span) => calls.get(span.parentId ?? '')?.input?.filters;
  const found: string[] = [];
  queries.forEach((query, at) => {
    if (query.documents.length > 0 || !filters(query)) return;
    if (Number(query.attributes['retrieval.removed_by_filters'] ?? 0) === 0) return;
    const later = queries.slice(at + 1).find((other) => question(other) === question(query) && other.documents.length > 0);
    if (later && !filters(later)) found.push(query.id, later.id);
  });
  return { flagged: found.length > 0, spans: found.slice(0, 4), reason: 'a search emptied by filters was answered without them' };
}
