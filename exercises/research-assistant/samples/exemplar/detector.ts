// A figure went out from a source that breaks a limit the assistant itself searched with earlier in the run.
// Not asked: which question, which search, which limit, or whether anybody complained.

type Fields = Record<string, unknown>;
interface Span {
  id: string;
  parentId: string | null;
  name: string;
  kind: string;
  status: string;
  input: unknown;
  documents: { id: string | null; rest?: Fields }[];
  attributes: Fields;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const parse = (text: unknown): Fields => {
  try {
    return typeof text === 'string' ? fieldsOf(JSON.parse(text)) : {};
  } catch {
    return {};
  }
};

export function detect(trace: { spans: Span[] }) {
  const nothing = { flagged: false, spans: [] as string[], reason: '' };
  const calls = new Map(trace.spans.map((span) => [span.id, span]));
  const queries = trace.spans.filter((span) => span.kind === 'retrieval');
  const filing = trace.spans.find((span) => span.name === 'execute_tool file_briefing' && span.status !== 'error');
  if (!filing) return nothing;
  const before = trace.spans.indexOf(filing);

  // What the assistant knew to count: filters of its own. Shelf and listing say where to look, not what applies.
  const limits = new Map<string, unknown>();
  const emptied: Span[] = [];
  for (const query of queries) {
    if (trace.spans.indexOf(query) > before) continue;
    const asked = fieldsOf(fieldsOf(calls.get(query.parentId ?? '')?.input).filters);
    for (const [field, value] of Object.entries(asked)) {
      if (field !== 'shelf' && field !== 'listing') limits.set(field, value);
    }
    const added = Object.keys(parse(query.attributes['retrieval.filters'])).some((field) => !(field in asked));
    if (added && Number(query.attributes['retrieval.removed_by_filters'] ?? 0) > 0) emptied.push(query);
  }
  if (limits.size === 0) return nothing;

  const metadata = new Map<string, { fields: Fields; query: Span }>();
  for (const query of queries) {
    for (const { id, rest } of query.documents) {
      if (id !== null) metadata.set(id, { fields: fieldsOf(fieldsOf(rest).metadata), query });
    }
  }
  const items = fieldsOf(filing.input).items;
  const wrong = (Array.isArray(items) ? items : []).flatMap((item) => {
    const found = metadata.get(String(fieldsOf(item).source));
    const breaks = found && [...limits].some(([field, value]) => field in found.fields && found.fields[field] !== value);
    return breaks ? [found.query] : [];
  });
  if (wrong.length === 0) return nothing;

  const questions = new Set(wrong.map((query) => fieldsOf(calls.get(query.parentId ?? '')?.input).question));
  const gaps = emptied.filter((query) => questions.has(fieldsOf(calls.get(query.parentId ?? '')?.input).question));
  return {
    flagged: gaps.length > 0,
    spans: [...new Set([...gaps, ...wrong].map((span) => span.id)), filing.id].slice(0, 6),
    reason: `${wrong.length} source(s) break ${[...limits].map(([field, value]) => `${field}=${String(value)}`).join()}`,
  };
}
