/** A recorded run as the generator looks at it: spans by name and part, never by id. */
interface WireSpan {
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
  status: { code?: number };
}

export interface Recorded {
  id: string;
  parentId: string | null;
  name: string;
  failed: boolean;
  /** Everything that was sent with it, as text without white space. */
  text: string;
  /** What a model answered, the same way; empty for other spans. */
  output: string;
}

/** The spans of an OTLP document in the order in which they were opened. */
export function readSpans(otlp: unknown): Recorded[] {
  const { resourceSpans } = otlp as { resourceSpans: [{ scopeSpans: [{ spans: WireSpan[] }] }] };
  return resourceSpans[0].scopeSpans[0].spans.map(({ spanId, parentSpanId, name, attributes, status }) => ({
    id: spanId,
    parentId: parentSpanId ?? null,
    name,
    failed: status.code === 2,
    text: squeeze(attributes.map(({ value }) => value.stringValue ?? '').join(' ')),
    output: squeeze(attributes.find(({ key }) => key === 'gen_ai.output.messages')?.value.stringValue ?? ''),
  }));
}

const squeeze = (text: string): string => text.replaceAll('\\"', '"').replace(/\s+/g, '');

/** The nth span that fits; throws when there is none, for then the world has changed. */
export function nth(spans: Recorded[], what: string, at: number, fits: (span: Recorded) => boolean): Recorded {
  const found = spans.filter(fits).at(at);
  if (!found) throw new Error(`the recorded run has no ${what}`);
  return found;
}
