/** The recorded run, as the generator looks its spans up: by name, by what a call was about, by order. */
import { passagesOfSpan } from './span-text.ts';

export interface OtlpSpan {
  spanId: string;
  parentSpanId?: string;
  name: string;
  status?: { code?: number };
  attributes: { key: string; value: { stringValue?: string; intValue?: string | number } }[];
}

interface Otlp {
  resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[];
}

export class Recorded {
  readonly spans: OtlpSpan[];

  constructor(otlp: unknown) {
    this.spans = (otlp as Otlp).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  }

  /** Calls of a tool about a question, in order. */
  calls(tool: string, question?: string): OtlpSpan[] {
    return this.spans.filter(
      (span) =>
        span.name === `execute_tool ${tool}` &&
        (question === undefined || passagesOfSpan(span).includes(`"question":"${question}"`)),
    );
  }

  children(parent: OtlpSpan): OtlpSpan[] {
    return this.spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);
  }

  /** The model's turn just before a span, or just after it. */
  turn(span: OtlpSpan, which: 'before' | 'after'): OtlpSpan {
    const at = this.spans.indexOf(span);
    const isTurn = ({ name }: OtlpSpan) => name.startsWith('chat ');
    const found = which === 'before' ? this.spans.slice(0, at).findLast(isTurn) : this.spans.slice(at + 1).find(isTurn);
    return need(found, `the turn ${which} ${span.name}`);
  }

  named(name: string): OtlpSpan[] {
    return this.spans.filter((span) => span.name === name);
  }
}

/** Throws when the recorded run no longer holds what the key is about. */
export function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the recorded run does not hold ${what}`);
  return value;
}
