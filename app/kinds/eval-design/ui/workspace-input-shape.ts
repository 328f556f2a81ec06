import type { Json } from '../../../lib/json';

/** What was seen at one place of many JSON values. */
export interface JsonShape {
  types: Set<'string' | 'number' | 'boolean' | 'null'>;
  /** Distinct strings seen, null once there are more than a reader wants listed. */
  strings: Set<string> | null;
  object: { keys: Map<string, JsonShape>; seenIn: Map<string, number>; count: number } | null;
  items: JsonShape | null;
}

const MAX_STRINGS = 8;
const MAX_STRING_LENGTH = 40;

export const emptyShape = (): JsonShape => ({ types: new Set(), strings: new Set(), object: null, items: null });

/** Adds one value to what was seen. Changes and returns `shape`. */
export function addToShape(shape: JsonShape, value: Json): JsonShape {
  if (value === null) shape.types.add('null');
  else if (Array.isArray(value)) {
    shape.items ??= emptyShape();
    for (const item of value) addToShape(shape.items, item);
  } else if (typeof value === 'object') {
    shape.object ??= { keys: new Map(), seenIn: new Map(), count: 0 };
    shape.object.count += 1;
    for (const [key, inner] of Object.entries(value)) {
      const known = shape.object.keys.get(key) ?? emptyShape();
      shape.object.keys.set(key, addToShape(known, inner));
      shape.object.seenIn.set(key, (shape.object.seenIn.get(key) ?? 0) + 1);
    }
  } else {
    shape.types.add(typeof value as 'string' | 'number' | 'boolean');
    if (typeof value === 'string') addString(shape, value);
  }
  return shape;
}

function addString(shape: JsonShape, value: string): void {
  if (!shape.strings) return;
  if (value.length <= MAX_STRING_LENGTH) shape.strings.add(value);
  if (value.length > MAX_STRING_LENGTH || shape.strings.size > MAX_STRINGS) shape.strings = null;
}

/** What was seen over all values. */
export const shapeOf = (values: Json[]): JsonShape => values.reduce(addToShape, emptyShape());

/** A sentence about the values seen, for documentation; empty when there is nothing short to say. */
export function describeSeen(shape: JsonShape): string {
  const { strings } = shape;
  return strings && strings.size > 1
    ? `Seen in the public rows: ${[...strings].map((text) => JSON.stringify(text)).join(', ')}.`
    : '';
}

const propertyName = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

/** A comment must not end early, whatever the data hold. */
const inComment = (text: string): string => text.replace(/\*\//g, '*\u200b/');

/** The shape as a TypeScript type. Strings stay `string`: hidden rows may hold values that no public row has. */
export function toTypeScript(shape: JsonShape, indent = ''): string {
  const parts: string[] = [...shape.types];
  if (shape.object) {
    const { keys, seenIn, count } = shape.object;
    const inner = `${indent}  `;
    const lines = [...keys].map(([key, child]) => {
      const doc = describeSeen(child);
      const optional = (seenIn.get(key) ?? 0) < count ? '?' : '';
      return `${doc ? `${inner}/** ${inComment(doc)} */\n` : ''}${inner}readonly ${propertyName(key)}${optional}: ${toTypeScript(child, inner)};`;
    });
    parts.push(lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : 'Record<string, unknown>');
  }
  if (shape.items) {
    const item = toTypeScript(shape.items, indent);
    parts.push(item.includes('|') ? `readonly (${item})[]` : `readonly ${item}[]`);
  }
  return parts.length > 0 ? parts.join(' | ') : 'unknown';
}

const PYTHON_NAMES = { string: 'str', number: 'int | float', boolean: 'bool', null: 'None' };

/** The shape's type as a Python annotation would read. */
export function toPythonType(shape: JsonShape): string {
  const parts: string[] = [...shape.types].map((type) => PYTHON_NAMES[type]);
  if (shape.object) parts.push('dict');
  if (shape.items) parts.push(`list[${toPythonType(shape.items)}]`);
  return parts.length > 0 ? parts.join(' | ') : 'object';
}
