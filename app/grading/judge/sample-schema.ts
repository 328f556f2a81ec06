import { z } from 'zod';

/** What the model returns: quotes and reason before the level, so that the level follows from them. Never a total. */
const modelAnswers = z.strictObject({
  answers: z.array(
    z.strictObject({
      number: z.int(),
      quotes: z.array(z.string()),
      reason: z.string(),
      level: z.enum(['0', '1', '2', 'cannot_assess']),
    }),
  ),
});
export type ModelAnswers = z.infer<typeof modelAnswers>;

const generated = z.toJSONSchema(modelAnswers) as Record<string, unknown>;
/** The same as a strict JSON schema: every key required, none besides. */
export const sampleJsonSchema: Record<string, unknown> = Object.fromEntries(
  Object.entries(generated).filter(([key]) => key !== '$schema'),
);

/**
 * Reads the model's text. Servers without schemas wrap JSON in fences or talk around it, so the outermost object counts, and
 * levels given as numbers are taken. Returns null for anything that is not such an object.
 */
export function readModelAnswers(text: string): ModelAnswers | null {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    const value: unknown = JSON.parse(text.slice(from, to + 1), (key, inner: unknown) =>
      key === 'level' && typeof inner === 'number' ? String(inner) : inner,
    );
    const parsed = modelAnswers.safeParse(value);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
