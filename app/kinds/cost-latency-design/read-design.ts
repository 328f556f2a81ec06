import { z } from 'zod';
import type { Catalogue } from './catalogue';
import { design, type Design } from './design';
import { findDesignProblems, type DesignProblem } from './design-problems';

/** Deeper text is refused before it is parsed: the schema is recursive. */
const MAX_NESTING = 40;

/**
 * Reads the text of design.json. Returns the design, or everything that is wrong with it (paths as `stages/2/model`, the empty path
 * for text that is not JSON). With a catalogue it is also checked against that. Never throws.
 */
export function readDesign(
  text: string,
  catalogue?: Catalogue,
  slices?: readonly string[],
): { design: Design; problems: [] } | { design: null; problems: DesignProblem[] } {
  const refuse = (problems: DesignProblem[]) => ({ design: null, problems });
  if (nesting(text) > MAX_NESTING) return refuse([{ path: '', message: 'The design is nested too deep.' }]);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return refuse([
      { path: '', message: `This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}` },
    ]);
  }
  const parsed = design.safeParse(raw);
  if (!parsed.success) {
    return refuse(parsed.error.issues.map((issue) => ({ path: issue.path.join('/'), message: issue.message })));
  }
  const problems = catalogue ? findDesignProblems(parsed.data, catalogue, slices) : [];
  return problems.length > 0 ? refuse(problems) : { design: parsed.data, problems: [] };
}

/** Deepest nesting of brackets outside strings. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}

/**
 * JSON Schema (2020-12) of design.json for editors: descriptions, and where a catalogue is given, the names it knows as choices.
 */
export function designJsonSchema(catalogue?: Catalogue): Record<string, unknown> {
  const schema = z.toJSONSchema(design, { io: 'input' }) as Record<string, unknown>;
  if (catalogue) offerNames(schema, namesByField(catalogue));
  return schema;
}

function namesByField(catalogue: Catalogue): Record<string, string[]> {
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  const models = ids(catalogue.models);
  const risks = ids(catalogue.riskClasses);
  return {
    model: models,
    fallbackModel: models,
    fallbackModels: models,
    guard: ids(catalogue.guards),
    classifier: ids(catalogue.classifiers),
    embedder: ids(catalogue.embedders),
    rewriter: ids(catalogue.rewriters),
    retriever: ids(catalogue.retrievers),
    reranker: ids(catalogue.rerankers),
    risk: risks,
    exceptRisk: risks,
  };
}

/** Replaces the pattern of every field that names something by the list of names. */
function offerNames(node: unknown, names: Record<string, string[]>): void {
  if (Array.isArray(node)) return node.forEach((inner) => offerNames(inner, names));
  if (node === null || typeof node !== 'object') return;
  const record = node as Record<string, unknown>;
  if (record.properties !== null && typeof record.properties === 'object') {
    for (const [field, value] of Object.entries(record.properties as Record<string, Record<string, unknown>>)) {
      const known = names[field];
      if (!known || known.length === 0) continue;
      const target = value.type === 'array' ? (value.items as Record<string, unknown>) : value;
      if (target.type !== 'string') continue;
      delete target.pattern;
      target.enum = known;
    }
  }
  Object.values(record).forEach((inner) => offerNames(inner, names));
}
