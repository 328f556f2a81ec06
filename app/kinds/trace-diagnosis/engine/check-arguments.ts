import type { Json, JsonObject } from './world-types.ts';

/** Longer texts are not matched against a pattern as a whole: a careless pattern must not stall a replay. */
const LONGEST_MATCHED = 400;

/**
 * What is wrong with arguments by a tool's JSON schema, in the words a harness would tell the agent; empty when nothing is. Knows
 * type, properties, required, additionalProperties, enum, const, pattern, minLength, maxLength, minimum, maximum and items; other
 * keywords are ignored, as is a pattern that is no regular expression.
 */
export function checkArguments(value: Json, schema: JsonObject, name = 'arguments'): string[] {
  const types = typesOf(schema.type);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return [`${name}: expected ${types.join(' or ')}, got ${typeName(value)}`];
  }
  const problems: string[] = [];
  if (Array.isArray(schema.enum) && !schema.enum.some((each) => same(each, value))) {
    problems.push(`${name}: must be one of ${schema.enum.map((each) => JSON.stringify(each)).join(', ')}`);
  }
  if (schema.const !== undefined && !same(schema.const, value)) {
    problems.push(`${name}: must be ${JSON.stringify(schema.const)}`);
  }
  if (typeof value === 'string') problems.push(...checkText(value, schema, name));
  if (typeof value === 'number') problems.push(...checkNumber(value, schema, name));
  if (Array.isArray(value)) {
    const { items } = schema;
    if (isObject(items)) value.forEach((each, at) => problems.push(...checkArguments(each, items, `${name}[${at}]`)));
  } else if (isObject(value)) problems.push(...checkObject(value, schema, name));
  return problems;
}

function checkText(value: string, schema: JsonObject, name: string): string[] {
  const problems: string[] = [];
  const { pattern, minLength, maxLength } = schema;
  if (typeof pattern === 'string' && !matchesPattern(value, pattern)) {
    problems.push(`${name}: ${JSON.stringify(value.slice(0, 80))} does not match ${pattern}`);
  }
  if (typeof minLength === 'number' && value.length < minLength) problems.push(`${name}: too short`);
  if (typeof maxLength === 'number' && value.length > maxLength) problems.push(`${name}: too long`);
  return problems;
}

function matchesPattern(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value.slice(0, LONGEST_MATCHED));
  } catch {
    return true;
  }
}

function checkNumber(value: number, schema: JsonObject, name: string): string[] {
  const { minimum, maximum } = schema;
  return [
    ...(typeof minimum === 'number' && value < minimum ? [`${name}: must be at least ${minimum}`] : []),
    ...(typeof maximum === 'number' && value > maximum ? [`${name}: must be at most ${maximum}`] : []),
  ];
}

function checkObject(value: JsonObject, schema: JsonObject, name: string): string[] {
  const prefix = name === 'arguments' ? '' : `${name}.`;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const problems = required
    .filter((key) => typeof key === 'string' && value[key] === undefined)
    .map((key) => `${prefix}${String(key)}: required`);
  for (const [key, inner] of Object.entries(value)) {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (isObject(own)) problems.push(...checkArguments(inner, own, `${prefix}${key}`));
    else if (schema.additionalProperties === false) problems.push(`${prefix}${key}: not a known argument`);
  }
  return problems;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typesOf = (type: Json | undefined): string[] =>
  (Array.isArray(type) ? type : [type]).filter((each): each is string => typeof each === 'string');

function isOfType(value: Json, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === typeName(value) || !KNOWN_TYPES.has(type);
}

const KNOWN_TYPES = new Set(['null', 'boolean', 'number', 'string', 'array', 'object']);

const typeName = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);
