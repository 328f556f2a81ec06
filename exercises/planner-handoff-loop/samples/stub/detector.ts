// detect(trace) is called once per recorded run and must depend on nothing but the trace.
// Say whether this run shows the fault of the incident, and which spans show it.

interface Span {
  id: string;
  parentId: string | null;
  /** 'execute_tool book_window', 'book_window request', 'chat osprey-3', 'invoke_agent executor', ... */
  name: string;
  /** 'model', 'tool', 'retrieval', 'user', 'agent', 'other', ... */
  kind: string;
  startMs: number;
  endMs: number;
  status: 'unset' | 'ok' | 'error';
  statusMessage: string | null;
  toolName: string | null;
  toolCallId: string | null;
  /** Arguments and result of a tool, question and answer of a user. */
  input: unknown;
  output: unknown;
  messages: { input: { role: string; parts: unknown[] }[]; output: { role: string; parts: unknown[] }[] };
  /** Everything else that the instrumentation sent, by its own name: 'error.type', 'server.address', ... */
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
  // Start here: what would a run look like in which this happened to another order, at another service?
  return { flagged: false, spans: [], reason: '' };
}
