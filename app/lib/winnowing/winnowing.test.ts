import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRuns, winnow } from './fingerprint';
import { matchPassages } from './match-passages';
import type { Token } from './token';
import { tokenise } from './tokenise';

const GRAIN = { noise: 5, window: 4 };

const tokensOf = (symbols: readonly string[]): Token[] =>
  symbols.map((symbol, at) => ({ symbol, start: at, end: at + 1 }));

function prepare(tokens: Token[], given?: ReadonlySet<number>) {
  return { tokens, fingerprints: winnow({ hashes: hashRuns(tokens, GRAIN.noise), window: GRAIN.window, given }) };
}

const passagesOf = (a: Token[], b: Token[], given?: ReadonlySet<number>) =>
  matchPassages({ a: prepare(a, given), b: prepare(b, given), noise: GRAIN.noise });

/** Texts over few symbols, so that runs repeat; each side has symbols of its own around what is shared. */
const symbols = (letters: string, most: number) => fc.array(fc.constantFrom(...letters.split('')), { maxLength: most });

describe('fingerprints', () => {
  it('choose the runs that the published example chooses', () => {
    // Figure 2 of Schleimer, Wilkerson & Aiken: these hashes, windows of four, give 17 17 8 39 17.
    const hashes = Uint32Array.from([77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98]);
    expect(winnow({ hashes, window: 4 })).toEqual([
      { hash: 17, at: 3 },
      { hash: 17, at: 6 },
      { hash: 8, at: 8 },
      { hash: 39, at: 11 },
      { hash: 17, at: 15 },
    ]);
  });

  it('roll to the same value as hashing every run anew', () => {
    fc.assert(
      fc.property(symbols('abcd', 60), (text) => {
        const tokens = tokensOf(text);
        const rolled = [...hashRuns(tokens, GRAIN.noise)];
        const anew = rolled.map((_, at) => hashRuns(tokens.slice(at, at + GRAIN.noise), GRAIN.noise)[0]);
        expect(rolled).toEqual(anew);
      }),
    );
  });

  it('leave no gap longer than a window, and choose about 2 / (w + 1) of all runs', () => {
    fc.assert(
      fc.property(symbols('abcdefgh', 200), (text) => {
        const hashes = hashRuns(tokensOf(text), GRAIN.noise);
        const places = winnow({ hashes, window: GRAIN.window }).map(({ at }) => at);
        const gaps = places.map((at, index) => at - (places[index - 1] ?? -1));
        if (hashes.length > 0) gaps.push(hashes.length - (places.at(-1) ?? -1));
        expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(GRAIN.window);
      }),
    );
    const random = fc.sample(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 20_000, maxLength: 20_000 }), {
      numRuns: 1,
      seed: 4,
    });
    const hashes = hashRuns(tokensOf((random[0] ?? []).map(String)), 5);
    const density = winnow({ hashes, window: 9 }).length / hashes.length;
    expect(density).toBeGreaterThan(0.18);
    expect(density).toBeLessThan(0.22);
  });
});

describe('shared passages', () => {
  it('hold every shared run of w + k - 1 tokens, wherever it stands', () => {
    const least = GRAIN.window + GRAIN.noise - 1;
    const shared = fc.array(fc.constantFrom('s', 't', 'u'), { minLength: least, maxLength: 40 });
    fc.assert(
      fc.property(shared, symbols('abst', 30), symbols('cdst', 30), symbols('ab', 9), (run, before, other, after) => {
        const a = tokensOf([...before, ...run, ...after]);
        const b = tokensOf([...other, ...run]);
        const inRun = (at: number, first: number) => at >= first && at + GRAIN.noise <= first + run.length;
        const chosenIn = ({ fingerprints }: ReturnType<typeof prepare>, first: number) =>
          fingerprints.filter(({ at }) => inRun(at, first)).map(({ hash }) => hash);
        const mine = chosenIn(prepare(a), before.length);
        const theirs = new Set(chosenIn(prepare(b), other.length));
        expect(mine.some((hash) => theirs.has(hash))).toBe(true);
        expect(passagesOf(a, b)[0]?.tokens ?? 0).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 300 },
    );
  });

  it('are never shorter than k tokens, never false, and no token is in two of them', () => {
    fc.assert(
      fc.property(symbols('abc', 80), symbols('abc', 80), (left, right) => {
        const usedA = new Set<number>();
        const usedB = new Set<number>();
        for (const { a, b, tokens } of passagesOf(tokensOf(left), tokensOf(right))) {
          expect(tokens).toBeGreaterThanOrEqual(GRAIN.noise);
          expect(left.slice(a.start, a.end)).toEqual(right.slice(b.start, b.end));
          for (let step = 0; step < tokens; step += 1) {
            expect(usedA.has(a.start + step) || usedB.has(b.start + step)).toBe(false);
            usedA.add(a.start + step);
            usedB.add(b.start + step);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same whoever is first, and found in any order of the parts', () => {
    const part = (letters: string) => fc.array(fc.constantFrom(...letters.split('')), { minLength: 9, maxLength: 20 });
    fc.assert(
      fc.property(part('abc'), part('def'), (one, two) => {
        const [a, b] = [tokensOf([...one, ...two]), tokensOf([...two, ...one])];
        const sizes = (found: ReturnType<typeof passagesOf>) => found.map(({ tokens }) => tokens);
        expect(sizes(passagesOf(a, b))).toEqual(sizes(passagesOf(b, a)));
        expect(sizes(passagesOf(a, b)).reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(
          one.length + two.length - 2 * (GRAIN.noise - 1),
        );
      }),
    );
  });

  it('do not count what everybody was given, and still hold what was added to it', () => {
    const given = tokensOf('the quick brown fox jumps over the lazy dog and runs away into the dark wood'.split(' '));
    const runs = new Set(hashRuns(given, GRAIN.noise));
    const own = tokensOf(
      'my own words about the evaluator that nobody else would have written down like this'.split(' '),
    );
    expect(passagesOf(given, given, runs)).toEqual([]);
    expect(passagesOf([...given, ...own], [...own, ...given], runs)[0]?.tokens).toBeGreaterThanOrEqual(own.length);
  });
});

describe('tokens', () => {
  const code = (text: string, language: 'typescript' | 'python' = 'typescript') =>
    tokenise({ text, language }).map(({ symbol }) => symbol);

  it('of code do not change with names, numbers, texts, comments and lay-out', () => {
    expect(code('const total = rows.map((row) => row.cost * 2); // sum')).toEqual(
      code('/* all */ const   x = lines.map((l)=>l.price*0.5) ;'),
    );
    expect(code('def f(a):\n    """Says."""\n    return a + "x"  # why', 'python')).toEqual(
      code("def g(value):\n  return value + 'other'", 'python'),
    );
    expect(code('a / b / c')).toEqual(['name', '/', 'name', '/', 'name']);
    expect(code('return /a[/]b/gi.test(x)')).toEqual(['return', 'pattern', '.', 'name', '(', 'name', ')']);
    expect(code('`a ${b} c`+d')).toEqual(['text', '+', 'name']);
  });

  it('of prose are words, whatever the quotes, capitals and line breaks', () => {
    expect(tokenise({ text: 'It doesn’t\nreach “P95”.', language: 'prose' }).map(({ symbol }) => symbol)).toEqual([
      'it',
      "doesn't",
      'reach',
      'p95',
    ]);
  });

  it('stand in order at their places in any text of any language', () => {
    const language = fc.constantFrom('typescript', 'python', 'json', 'prose');
    const piece = fc.constantFrom(
      '"',
      "'",
      '`',
      '"""',
      '/',
      '//',
      '/*',
      '*/',
      '#',
      '\n',
      '\\',
      'é',
      '𝛼',
      'name ',
      '12',
      ' = ',
      '[',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), language, (pieces, of) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of tokenise({ text, language: of })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
