import { z } from 'zod';

/** The part of a chat-completions request that this server reads, checked as the real one does. */
export const chatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: z.string().min(1) }))
    .min(1),
  max_completion_tokens: z.number().int().positive().optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.boolean(),
          schema: z.record(z.string(), z.unknown()),
          description: z.string().optional(),
        }),
      }),
    ])
    .optional(),
});
export type FakeChatRequest = z.infer<typeof chatRequest>;

/** Parameters the real server knows; anything else is refused as it refuses them. */
const KNOWN = new Set([
  'model',
  'messages',
  'max_completion_tokens',
  'response_format',
  'temperature',
  'seed',
  'n',
  'stop',
  'user',
  'metadata',
  'store',
  'top_p',
  'stream',
  'reasoning_effort',
]);

/** What the real server would answer 400 with, or null. */
export function findRequestFault(body: unknown): string | null {
  const parsed = chatRequest.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `Invalid value for '${issue?.path.join('.') ?? ''}': ${issue?.message ?? ''}`;
  }
  const unknown = Object.keys(parsed.data).find((key) => !KNOWN.has(key));
  if (unknown) return `Unrecognized request argument supplied: ${unknown}`;
  const format = parsed.data.response_format;
  const text = parsed.data.messages.map((message) => message.content).join('\n');
  if (format?.type === 'json_object' && !/json/i.test(text))
    return "'messages' must contain the word 'json' to use 'response_format' of type 'json_object'.";
  if (format?.type === 'json_schema' && format.json_schema.strict)
    return findSchemaFault(format.json_schema.schema, []);
  return null;
}

const REFUSED_KEYWORDS = ['$schema', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', 'patternProperties', 'default'];

/** Strict mode: every object closed, every property required, no keyword outside the supported subset. */
function findSchemaFault(schema: unknown, path: string[]): string | null {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return null;
  const node = schema as Record<string, unknown>;
  const where = `In context=(${path.map((part) => `'${part}'`).join(', ')})`;
  const refused = REFUSED_KEYWORDS.find((keyword) => keyword in node);
  if (refused) return `Invalid schema for response_format: ${where}, '${refused}' is not permitted.`;
  if (node.type === 'object') {
    const properties = Object.keys((node.properties ?? {}) as object);
    if (node.additionalProperties !== false)
      return `Invalid schema for response_format: ${where}, 'additionalProperties' is required to be supplied and to be false.`;
    const required = new Set((node.required ?? []) as string[]);
    const missing = properties.find((name) => !required.has(name));
    if (missing)
      return `Invalid schema for response_format: ${where}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  }
  for (const [name, child] of Object.entries((node.properties ?? {}) as object)) {
    const fault = findSchemaFault(child, [...path, 'properties', name]);
    if (fault) return fault;
  }
  return findSchemaFault(node.items, [...path, 'items']);
}
