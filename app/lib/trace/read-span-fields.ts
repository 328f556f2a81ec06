import type { AttributeBag } from './attribute-bag';
import { fillFromLegacy, LEGACY_KEYS } from './read-gen-ai-legacy';
import type { Odd } from './read-gen-ai';
import { GEN_AI_KEYS, readGenAi } from './read-gen-ai';
import { fillFromOpenInference, OPENINFERENCE_KEYS, OPENINFERENCE_LISTS } from './read-openinference';
import type { SpanFields } from './span-fields';
import { kindOf } from './span-kind';
import type { SpanEvent, SpanKind } from './trace-types';

const KEYS = new Set<string>([...GEN_AI_KEYS, ...LEGACY_KEYS, ...OPENINFERENCE_KEYS, ...OPENINFERENCE_LISTS]);
const FLATTENED = ['gen_ai.prompt', 'gen_ai.completion', 'llm.request.functions', ...OPENINFERENCE_LISTS];

/** True for an attribute that some reader takes, so that an export must not write it as an ordinary attribute. */
export function isInterpreted(key: string): boolean {
  return KEYS.has(key) || key.startsWith('assay.') || FLATTENED.some((prefix) => key.startsWith(`${prefix}.`));
}

/**
 * Everything the conventions say about a span: the current GenAI ones first, gaps filled from the older ones, then from
 * OpenInference. What was understood leaves the bag. Returns the remaining events, and the conventions that were met.
 */
export function readSpanFields(
  bag: AttributeBag,
  events: SpanEvent[],
  odd: Odd,
): { fields: SpanFields; kind: SpanKind; events: SpanEvent[]; conventions: string[] } {
  const openInference = bag.peek('openinference.span.kind') !== undefined;
  const fields = readGenAi(bag, odd);
  const current = fields.operation !== null || fields.provider !== null || fields.messages.output.length > 0;
  const legacy = fillFromLegacy(bag, fields, events, odd);
  fillFromOpenInference(bag, fields, odd);
  return {
    fields,
    kind: kindOf(bag, fields),
    events: legacy.events,
    conventions: [
      ...(current ? ['gen_ai'] : []),
      ...(legacy.found ? ['gen_ai (older)'] : []),
      ...(openInference ? ['openinference'] : []),
    ],
  };
}
