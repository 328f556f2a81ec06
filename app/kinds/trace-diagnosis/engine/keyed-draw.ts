import type { Draw } from './world-types.ts';

/** Finalizer of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** 32 bits of a text: FNV-1a over its UTF-16 units (Fowler, Noll and Vo, public domain) started from a seed, then mixed. */
function hash32(text: string, seed: number): number {
  let hash = mix(seed ^ 0x9e3779b9) ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
  }
  return mix(hash) >>> 0;
}

/** Draws of one case by key, in [0, 1): the same key gives the same number whatever else happened in the run. */
export function drawsOf(seed: number): Draw {
  const own = mix(seed);
  return (key) => hash32(key, own) / 4_294_967_296;
}

/** `digits` hexadecimal digits that stand for a text, never all zeros. For ids that come out the same every time, not for secrets. */
export function hexOf(text: string, digits: number): string {
  let hex = '';
  for (let block = 1; hex.length < digits; block += 1) hex += hash32(text, block).toString(16).padStart(8, '0');
  const id = hex.slice(0, digits);
  return /^0+$/.test(id) ? `${id.slice(1)}1` : id;
}
