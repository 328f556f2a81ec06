/** A recorded run as the generator looks spans up in it: by name, by parent, by what they say. */

interface Otlp {
  resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[];
}
interface OtlpSpan {
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; arrayValue?: { values: { stringValue?: string }[] } } }[];
}

export class RecordedSpan {
  readonly id: string;
  private readonly span: OtlpSpan;

  constructor(span: OtlpSpan) {
    this.id = span.spanId;
    this.span = span;
  }

  get name(): string {
    return this.span.name;
  }

  get parentId(): string | undefined {
    return this.span.parentSpanId;
  }

  /** Text of an attribute, empty when there is none. */
  text(key: string): string {
    return this.span.attributes.find((one) => one.key === key)?.value.stringValue ?? '';
  }

  get key(): string {
    const sent = this.span.attributes.find((one) => one.key === 'http.request.header.idempotency-key');
    return sent?.value.arrayValue?.values[0]?.stringValue ?? '';
  }

  says(passage: string): boolean {
    return this.span.attributes.some(({ value }) => value.stringValue?.includes(passage) === true);
  }
}

export class Recorded {
  private readonly spans: RecordedSpan[];

  constructor(otlp: unknown) {
    const { resourceSpans } = otlp as Otlp;
    this.spans = resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans.map((span) => new RecordedSpan(span))),
    );
  }

  all(name: string): RecordedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  only(name: string): RecordedSpan {
    const [span, ...others] = this.all(name);
    if (!span || others.length > 0)
      throw new Error(`${others.length + (span ? 1 : 0)} spans are named "${name}" instead of one`);
    return span;
  }

  children(parent: RecordedSpan | undefined, name: string): RecordedSpan[] {
    return this.spans.filter((span) => parent !== undefined && span.parentId === parent.id && span.name === name);
  }

  /** The model's turn that asked for a call. */
  turnAsking(call: RecordedSpan): RecordedSpan | undefined {
    return this.turns().findLast((span) => this.spans.indexOf(span) < this.spans.indexOf(call));
  }

  /** The model's next turn after a call. */
  turnAfter(call: RecordedSpan): RecordedSpan | undefined {
    return this.turns().find((span) => this.spans.indexOf(span) > this.spans.indexOf(call));
  }

  private turns(): RecordedSpan[] {
    return this.spans.filter(({ name }) => name.startsWith('chat ') && !name.endsWith('(summary)'));
  }
}
