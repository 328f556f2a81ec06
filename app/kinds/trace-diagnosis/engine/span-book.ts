import { hexOf } from './keyed-draw.ts';
import type { Json, JsonObject } from './world-types.ts';

/** One span while the run writes it. Times are whole microseconds since the start of the run. */
export interface OpenSpan {
  id: string;
  parentId: string | null;
  name: string;
  /** 1 internal, 3 client: the numbers of OTLP. */
  kind: 1 | 3;
  startUs: number;
  endUs: number;
  attributes: JsonObject;
  events: { name: string; timeUs: number; attributes: JsonObject }[];
  error: string | null;
}

/** The spans of a run in the order they were opened, and the OTLP document made of them. */
export class SpanBook {
  readonly traceId: string;
  readonly spans: OpenSpan[] = [];
  private readonly seed: string;

  constructor(seed: string) {
    this.seed = seed;
    this.traceId = hexOf(`trace ${seed}`, 32);
  }

  open(span: {
    name: string;
    parentId: string | null;
    startUs: number;
    kind?: 1 | 3;
    attributes: JsonObject;
  }): OpenSpan {
    const id = hexOf(`span ${this.spans.length} ${this.seed}`, 16);
    const open: OpenSpan = { kind: 1, ...span, id, endUs: span.startUs, events: [], error: null };
    this.spans.push(open);
    return open;
  }

  /** `startMs` is the start of the run in milliseconds since the epoch. */
  toOtlp(startMs: number, resource: JsonObject): JsonObject {
    const spans = this.spans.map((span) => this.writeSpan(span, startMs));
    return {
      resourceSpans: [
        {
          resource: { attributes: writeAttributes(resource) },
          scopeSpans: [{ scope: { name: 'agent-harness', version: '3.2.0' }, spans }],
        },
      ],
    };
  }

  private writeSpan(span: OpenSpan, startMs: number): JsonObject {
    const nanos = (us: number) => `${Math.round(startMs * 1000) + us}000`;
    const events: Json[] = span.events.map(({ name, timeUs, attributes }) => ({
      name,
      timeUnixNano: nanos(timeUs),
      attributes: writeAttributes(attributes),
    }));
    return {
      traceId: this.traceId,
      spanId: span.id,
      ...(span.parentId === null ? {} : { parentSpanId: span.parentId }),
      name: span.name,
      kind: span.kind,
      startTimeUnixNano: nanos(span.startUs),
      endTimeUnixNano: nanos(span.endUs),
      attributes: writeAttributes(span.attributes),
      ...(events.length === 0 ? {} : { events }),
      status: span.error === null ? {} : { code: 2, message: span.error },
    };
  }
}

function writeAttributes(attributes: JsonObject): JsonObject[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: writeValue(value) }));
}

/** JSON as an OTLP AnyValue. */
function writeValue(value: Json): JsonObject {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(writeValue) } };
  return { kvlistValue: { values: writeAttributes(value) } };
}
