import { stableStringify } from '../json';
import type { JsonObject } from './trace-types';

/** A span as it stands in the file, with what its resource and instrumentation scope say. */
export interface RawSpan {
  record: JsonObject;
  place: string;
  resource: JsonObject;
  scope: JsonObject;
}

/**
 * Resource and scope attributes that all spans of a trace share go to the trace; what differs (several services in one trace)
 * stays with each span, resource attributes under `resource.`. Spans of one batch share their objects, so this is linear.
 */
export function sharedAttributes(spans: RawSpan[]): { common: JsonObject; own: (span: RawSpan) => JsonObject } {
  const resource = split(new Set(spans.map((span) => span.resource)), 'resource.');
  const scope = split(new Set(spans.map((span) => span.scope)), '');
  return {
    common: { ...resource.common, ...scope.common },
    own: (span) => ({ ...resource.own.get(span.resource), ...scope.own.get(span.scope) }),
  };
}

function split(all: Set<JsonObject>, prefix: string): { common: JsonObject; own: Map<JsonObject, JsonObject> } {
  const owners = new Map<string, number>();
  const marks = new Map<JsonObject, [string, string][]>();
  for (const attributes of all) {
    const marked = Object.entries(attributes).map(([key, value]): [string, string] => [
      key,
      JSON.stringify([key, stableStringify(value)]),
    ]);
    marks.set(attributes, marked);
    for (const [, mark] of marked) owners.set(mark, (owners.get(mark) ?? 0) + 1);
  }
  let common: JsonObject = {};
  const own = new Map<JsonObject, JsonObject>();
  for (const [attributes, marked] of marks) {
    const shared = new Set(marked.filter(([, mark]) => owners.get(mark) === all.size).map(([key]) => key));
    const entries = Object.entries(attributes);
    common = Object.fromEntries(entries.filter(([key]) => shared.has(key)));
    own.set(
      attributes,
      Object.fromEntries(entries.filter(([key]) => !shared.has(key)).map(([key, value]) => [`${prefix}${key}`, value])),
    );
  }
  return { common, own };
}
