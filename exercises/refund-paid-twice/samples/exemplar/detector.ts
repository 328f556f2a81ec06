// Flags runs in which a write that is not safe to repeat took effect, was not answered, and was made again.

interface Span {
  id: string;
  parentId: string | null;
  name: string;
  startMs: number;
  toolName: string | null;
  input: unknown;
  output: unknown;
  attributes: Record<string, unknown>;
}
interface Trace {
  spans: Span[];
}
interface Detection {
  flagged: boolean;
  spans: string[];
  reason: string;
}

/** By services.md: money, vouchers and goods. Labels and addresses set a state; repeating them is harmless. */
const UNSAFE = ['create_refund', 'grant_store_credit', 'ship_replacement'];

interface Request {
  span: Span;
  call: Span;
  timedOut: boolean;
  /** Journal entry the service wrote for this request; null when it wrote none or sends no spans. */
  entry: string | null;
}

const canonical = (value: unknown): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? `{${Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => `${key}:${canonical(inner)}`)
        .join()}}`
    : JSON.stringify(value);

const field = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;

export function detect(trace: Trace): Detection {
  const below = (parent: Span) => trace.spans.filter((span) => span.parentId === parent.id);
  // One intended effect: same tool, same arguments, whether the harness or the model repeated it. The reason is only words.
  const operations = new Map<string, Request[]>();
  for (const call of trace.spans) {
    if (call.toolName === null || !UNSAFE.includes(call.toolName)) continue;
    const { reason: _words, ...args } = (call.input ?? {}) as Record<string, unknown>;
    const key = `${call.toolName} ${canonical(args)}`;
    const requests = below(call)
      .filter((span) => span.name.endsWith(' request'))
      .map((span): Request => {
        const entry = below(span).map((inner) => inner.attributes['journal.entry']).find((id) => typeof id === 'string');
        return { span, call, timedOut: span.attributes['error.type'] === 'timeout', entry: (entry as string) ?? null };
      });
    operations.set(key, [...(operations.get(key) ?? []), ...requests]);
  }
  for (const requests of operations.values()) {
    requests.sort((a, b) => a.span.startMs - b.span.startMs);
    for (const [at, first] of requests.entries()) {
      if (!first.timedOut) continue;
      for (const again of requests.slice(at + 1)) {
        const bothBooked = first.entry !== null && again.entry !== null && first.entry !== again.entry;
        // The warehouse sends no spans; its answer counts the bookings of the line.
        const secondBooking = !again.timedOut && Number(field(again.call.output, 'line_booking_no')) >= 2;
        if (bothBooked || secondBooking) {
          return {
            flagged: true,
            spans: [again.span.id, first.span.id],
            reason: `${again.call.toolName} was repeated after a timeout although the first request had taken effect`,
          };
        }
      }
    }
  }
  return { flagged: false, spans: [], reason: 'no unanswered write took effect more than once' };
}
