import { describe, expect, it } from 'vitest';
import { hashContent } from './content-hash.server';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('hashContent', () => {
  it('does not depend on the order files were read in', () => {
    const a = new Map([['public/a', bytes('1')], ['exercise.json', bytes('2')]]); // prettier-ignore
    const b = new Map([...a].reverse());
    expect(hashContent(a)).toBe(hashContent(b));
  });

  it('changes with a path, with a byte, and when bytes move from one file to another', () => {
    const of = (...files: [string, string][]) => hashContent(new Map(files.map(([path, text]) => [path, bytes(text)])));
    const hashes = [
      of(['a', 'xy'], ['b', '']),
      of(['a', 'x'], ['b', 'y']),
      of(['a', ''], ['b', 'xy']),
      of(['ab', 'xy']),
      of(['a', 'xy']),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
