import type { Json } from '../json';

const BYTES = { trace: 16, span: 8 } as const;

/**
 * A trace or span id as lower-case hexadecimal. OTLP/JSON says hexadecimal; exporters that use protobuf's own JSON mapping write
 * base64, which is told apart by its length and padding. Any other text is kept as it is. Null for none and for all zeros.
 */
export function readId(value: Json | undefined, sort: 'trace' | 'span'): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.startsWith('0x') ? value.slice(2) : value;
  const id = isWireId(text.toLowerCase(), sort) ? text.toLowerCase() : (fromBase64(text, BYTES[sort]) ?? value);
  return /^0*$/.test(id) ? null : id;
}

/** True for an id that OTLP/JSON can carry: hexadecimal of the right length. */
export function isWireId(id: string, sort: 'trace' | 'span'): boolean {
  return id.length === BYTES[sort] * 2 && /^[0-9a-f]+$/.test(id) && !/^0+$/.test(id);
}

function fromBase64(text: string, bytes: number): string | null {
  if (text.length !== Math.ceil(bytes / 3) * 4 || !/^[A-Za-z0-9+/]+={1,2}$/.test(text)) return null;
  const decoded = atob(text);
  if (decoded.length !== bytes) return null;
  return Array.from(decoded, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

/** Hands out ids for the wire: the id itself where OTLP can carry it, otherwise the next free number. Deterministic. */
export function wireIds(ids: string[], sort: 'trace' | 'span'): Map<string, string> {
  const taken = new Set(ids.filter((id) => isWireId(id, sort)));
  const given = new Map<string, string>();
  let next = 1;
  for (const id of ids) {
    if (given.has(id)) continue;
    if (isWireId(id, sort)) {
      given.set(id, id);
      continue;
    }
    while (taken.has(numbered(next, sort))) next += 1;
    given.set(id, numbered(next, sort));
    next += 1;
  }
  return given;
}

const numbered = (number: number, sort: 'trace' | 'span') => number.toString(16).padStart(BYTES[sort] * 2, '0');
