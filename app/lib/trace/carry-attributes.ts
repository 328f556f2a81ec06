import type { Json } from '../json';
import { depthOf } from './json-shape';
import { DEEPEST_ATTRIBUTE } from './otlp-values';
import type { JsonObject } from './trace-types';

/**
 * Attributes in a form that comes back unread: those whose key means something to an importer, and those nested too deep for
 * OTLP, go into one attribute as JSON text.
 */
export function carried(attributes: JsonObject, means: (key: string) => boolean): JsonObject {
  const apart = (key: string, value: Json) => means(key) || depthOf(value, DEEPEST_ATTRIBUTE + 1) > DEEPEST_ATTRIBUTE;
  const entries = Object.entries(attributes);
  const hidden = entries.filter(([key, value]) => apart(key, value));
  const plain = entries.filter(([key, value]) => !apart(key, value));
  if (hidden.length > 0) plain.push(['assay.attributes', JSON.stringify(Object.fromEntries(hidden))]);
  return Object.fromEntries(plain);
}
