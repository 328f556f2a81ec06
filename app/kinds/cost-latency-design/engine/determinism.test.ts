import { expect, test } from 'vitest';
import { roughCatalogue } from '../testing/arbitrary-design';
import { answer, plainCalls, plainDesign, run } from '../testing/plain-world';
import { hashResult } from './hash-result';

// Seen to be the same in Node 20, Node 24 and Deno. It changes with any change of what is simulated or summarised, never by engine.
test('a simulation with every kind of luck has the same bytes in every engine', () => {
  const result = run({
    catalogue: roughCatalogue(),
    design: plainDesign([
      answer({ hedgeAfterMs: 400, timeoutMs: 2_000, retry: { limit: 2, backoffMs: 50, factor: 1.7 } }),
    ]),
    traffic: plainCalls(Array.from({ length: 3_000 }, (_, at) => at * 290)),
    replications: 3,
  });
  expect(hashResult(result)).toBe('860f4593');
});
