import type { Json } from '../json';
import { depthOf, isObject, numberOf } from './json-shape';
import type { JsonObject } from './trace-types';

/** The member under its JSON name or, as some exporters write it, under its protobuf name. */
export function member(object: JsonObject, name: string): Json | undefined {
  return object[name] ?? object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

/**
 * An OTLP AnyValue as JSON. Integers come as text and become numbers where a number holds them exactly. Bytes stay
 * `{ bytesValue: <base64> }`. Null for the empty value, undefined for what is no AnyValue.
 */
export function readAnyValue(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value).filter((each) => value[each] !== null);
  const key = keys[0];
  if (key === undefined) return null;
  const inner = value[key] ?? null;
  if (keys.length > 1) return undefined;
  switch (key.replace(/_value$/, 'Value')) {
    case 'stringValue':
      return typeof inner === 'string' ? inner : inner === null ? '' : undefined;
    case 'boolValue':
      return inner === 'true' ? true : inner === 'false' ? false : typeof inner === 'boolean' ? inner : undefined;
    case 'intValue':
      return readInteger(inner);
    case 'doubleValue':
      return numberOf(inner) ?? (typeof inner === 'string' ? inner : undefined);
    case 'bytesValue':
      return typeof inner === 'string' ? { bytesValue: inner } : undefined;
    case 'arrayValue':
      return listOf(inner).map((entry) => readOr(entry, entry));
    case 'kvlistValue':
      return Object.fromEntries(
        listOf(inner).flatMap((entry) =>
          isObject(entry) && typeof entry.key === 'string'
            ? [[entry.key, readOr(entry.value, entry.value ?? null)]]
            : [],
        ),
      );
    default:
      return undefined;
  }
}

/** The value, or what stands there when it is no AnyValue. Null is a value. */
function readOr(value: Json | undefined, otherwise: Json): Json {
  const read = readAnyValue(value);
  return read === undefined ? otherwise : read;
}

const listOf = (inner: Json): Json[] => (isObject(inner) && Array.isArray(inner.values) ? inner.values : []);

function readInteger(inner: Json): Json | undefined {
  if (typeof inner === 'number') return inner;
  if (typeof inner !== 'string' || !/^-?\d+$/.test(inner)) return undefined;
  const number = Number(inner);
  return Number.isSafeInteger(number) && !Object.is(number, -0) ? number : inner;
}

/** JSON as an AnyValue; `readAnyValue` gives it back. */
export function writeAnyValue(value: Json): JsonObject {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(writeAnyValue) } };
  return { kvlistValue: { values: writeAttributes(value) } };
}

export function writeAttributes(attributes: JsonObject): JsonObject[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: writeAnyValue(value) }));
}

/** Nesting that OTLP would multiply by four is safe up to here in both directions. */
export const DEEPEST_ATTRIBUTE = 64;

/**
 * An attribute list (`[{ key, value }]`, or a plain object as some exporters write). Of a key given twice the last counts.
 * `odd` is told about every entry that is not what OTLP says; such a value is kept as it is, or as its JSON text when deep.
 */
export function readAttributes(list: Json | undefined, odd: (key: string, why: string) => void): [string, Json][] {
  if (list === undefined || list === null) return [];
  if (isObject(list)) return Object.entries(list).map(([key, value]) => [key, readOr(value, keepOdd(value))]);
  if (!Array.isArray(list)) {
    odd('', 'not a list of attributes; left out');
    return [];
  }
  const read = new Map<string, Json>();
  for (const entry of list) {
    if (!isObject(entry) || typeof entry.key !== 'string') {
      odd('', 'an entry without a key; left out');
      continue;
    }
    if (read.has(entry.key)) odd(entry.key, 'the key is given twice; the last value counts');
    const value = readAnyValue(entry.value);
    if (value === undefined) odd(entry.key, 'not an OTLP value; kept as it is');
    read.set(entry.key, value === undefined ? keepOdd(entry.value ?? null) : value);
  }
  return [...read];
}

/** Any JSON in a form that an export can carry: as it is, or as text when it is nested deeper than OTLP should be. */
export function keepOdd(value: Json): Json {
  return depthOf(value, DEEPEST_ATTRIBUTE + 1) > DEEPEST_ATTRIBUTE ? JSON.stringify(value) : value;
}
