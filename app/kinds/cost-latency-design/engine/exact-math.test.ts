import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exactExp, exactLog, wholePower } from './exact-math';

test('agrees with the functions of the engine to fourteen digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
      expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (x) => {
      expect(Math.abs(exactLog(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }),
    { numRuns: 500 },
  );
  expect(wholePower(2, 10)).toBe(1_024);
});

test('has the bits that every engine must find', () => {
  expect([exactExp(1), exactExp(-3.7), exactLog(10), exactLog(0.001)]).toEqual([
    2.7182818284590455, 0.024723526470339388, 2.302585092994046, -6.907755278982137,
  ]);
});

test('is what the simulation uses: no function whose last digit depends on the engine', () => {
  for (const name of readdirSync(import.meta.dirname)) {
    if (name.endsWith('.test.ts') || name === 'exact-math.ts') continue;
    const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    // The benchmark's traffic is never compared.
    if (name === 'bench-simulate.ts') continue;
    expect(text.match(/Math\.(exp|log|log10|log2|pow|sin|cos|tan|cbrt|expm1|log1p)\b|\w \*\* /g), name).toBeNull();
  }
});
