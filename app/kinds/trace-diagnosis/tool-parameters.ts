import { z } from 'zod';
import type { Json } from '../../lib/json';

/** What the harness understands of JSON schema, and notes that have no effect. */
const CHECKED = [
  'type',
  'properties',
  'required',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'items',
  'additionalProperties',
];
const NOTES = ['title', 'description', 'examples', 'default'];
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

const MOST_DEPTH = 6;
const MOST_BYTES = 12_000;
const LONGEST_PATTERN = 200;

/** Arguments of a tool as JSON schema: an object, at most six levels and 12,000 characters, only keywords the harness checks. */
export const toolParameters: z.ZodType<{ [key: string]: Json }> = z
  .record(z.string(), z.json())
  .superRefine((value, context) => {
    if (JSON.stringify(value).length > MOST_BYTES) {
      context.addIssue({ code: 'custom', message: `is longer than ${MOST_BYTES} characters` });
      return;
    }
    if (value.type !== 'object') context.addIssue({ code: 'custom', path: ['type'], message: 'must be "object"' });
    for (const { path, message } of schemaProblems(value, [], 0)) context.addIssue({ code: 'custom', path, message });
  });

interface SchemaProblem {
  path: string[];
  message: string;
}

/** What keeps a value from being a schema the harness can check, with the place of each mistake. */
function schemaProblems(value: Json | undefined, path: string[], depth: number): SchemaProblem[] {
  if (depth > MOST_DEPTH) return [{ path, message: `is nested deeper than ${MOST_DEPTH} levels` }];
  if (!isObject(value)) return [{ path, message: 'must be a schema object' }];
  const found: SchemaProblem[] = [];
  const wrong = (key: string, message: string) => found.push({ path: [...path, key], message });
  for (const key of Object.keys(value)) {
    if (!CHECKED.includes(key) && !NOTES.includes(key)) wrong(key, `is not checked here; use ${CHECKED.join(', ')}`);
  }
  const { type, required, pattern, minimum, maximum, properties, items, additionalProperties } = value;
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.some((one) => typeof one !== 'string' || !TYPES.includes(one)))
    wrong('type', `must be one of ${TYPES.join(', ')}`);
  if (required !== undefined && !isListOfStrings(required)) wrong('required', 'must list property names');
  if (value.enum !== undefined && !(Array.isArray(value.enum) && value.enum.length > 0))
    wrong('enum', 'must list values');
  if (pattern !== undefined && !isPattern(pattern)) {
    wrong('pattern', `must be a regular expression of at most ${LONGEST_PATTERN} characters`);
  }
  for (const [key, bound] of Object.entries({ minimum, maximum })) {
    if (bound !== undefined && typeof bound !== 'number') wrong(key, 'must be a number');
  }
  if (properties !== undefined) {
    if (!isObject(properties)) wrong('properties', 'must map names to schemas');
    else {
      for (const [name, inner] of Object.entries(properties)) {
        found.push(...schemaProblems(inner, [...path, 'properties', name], depth + 1));
      }
    }
  }
  if (items !== undefined) found.push(...schemaProblems(items, [...path, 'items'], depth + 1));
  if (additionalProperties !== undefined && typeof additionalProperties !== 'boolean') {
    found.push(...schemaProblems(additionalProperties, [...path, 'additionalProperties'], depth + 1));
  }
  return found;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfStrings = (value: Json): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

function isPattern(value: Json): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_PATTERN) return false;
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
}
