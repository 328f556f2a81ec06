import { z } from 'zod';
import { getKind } from '../kinds/registry.server';

/**
 * JSON Schemas of what people write by hand for exercises of a kind, text by file name: `answer.schema.json` for the structured
 * fields, and the kind's own. Rules that JSON Schema cannot express are left out; the server checks them all.
 */
export function describeAnswer({ kind }: { kind: string }): Record<string, string> {
  const { fields, schemas = {} } = getKind(kind);
  return Object.fromEntries(
    Object.entries({ answer: fields, ...schemas }).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
}
