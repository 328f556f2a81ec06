// detect(trace) is called once per recorded run and must depend on nothing but the trace.
// Say whether this run shows the fault of the incident, and which spans show it.

interface Span {
  id: string;
  parentId: string | null;
  /** 'execute_tool library_search', 'retrieval library_search', 'execute_tool file_briefing', 'chat heron-l', ... */
  name: string;
  /** 'model', 'tool', 'retrieval', 'user', 'agent', ... */
  kind: string;
  startMs: number;
  endMs: number;
  status: 'unset' | 'ok' | 'error';
  toolName: string | null;
  /** Arguments and result of a tool, question and answer of a user, query of a search. */
  input: unknown;
  output: unknown;
  /** What a retrieval returned; its fields are in `rest`. */
  documents: { id: string | null; score: number | null; content: string | null; rest?: Record<string, unknown> }[];
  messages: { input: { role: string; parts: unknown[] }[]; output: { role: string; parts: unknown[] }[] };
  /** Everything else that the instrumentation sent: 'retrieval.filters', 'retrieval.removed_by_filters', ... */
  attributes: Record<string, unknown>;
}
interface Trace {
  id: string;
  /** By start; parents before children. */
  spans: Span[];
}
interface Detection {
  flagged: boolean;
  /** Ids of the spans that show it; few. */
  spans: string[];
  reason: string;
}

export function detect(trace: Trace): Detection {
  // Start here: which facts of a run would show this fault for other questions and another limit?
  return { flagged: false, spans: [], reason: '' };
}
