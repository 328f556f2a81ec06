interface Span {
  id: string;
  kind: string;
  status: string;
  documents: unknown[];
}

// Anything that looks wrong: an error, or a search without results.
export function detect(trace: { spans: Span[] }) {
  const bad = trace.spans.filter(
    (span) => span.status === 'error' || (span.kind === 'retrieval' && span.documents.length === 0),
  );
  return { flagged: bad.length > 0, spans: bad.map((span) => span.id), reason: 'errors or empty searches' };
}
