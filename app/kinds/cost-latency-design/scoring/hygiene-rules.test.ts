import { describe, expect, it } from 'vitest';
import { plainCatalogue, plainDesign } from '../testing/plain-world';
import type { Design, DesignInput } from '../design';
import { applyHygieneRules } from './hygiene-rules';
import { mostRequestsPerCall } from './walk-stages';

const catalogue = plainCatalogue();
const floors = [{ risk: 'abuse', rightAtLeast: 0.9, wrongAtMost: 0.05, highRisk: true }];
const places = (design: Design, id: string) =>
  applyHygieneRules({ design, catalogue, floors })
    .find((rule) => rule.id === id)
    ?.findings.map(({ place }) => place);
type Generate = Extract<DesignInput['stages'][number], { type: 'generate' }>;
const generate = (change: Partial<Generate> = {}): Generate => ({
  type: 'generate',
  id: 'answer',
  model: 'plain',
  maxTokens: 100,
  timeoutMs: 1_000,
  ...change,
});

describe('habits of a design', () => {
  it('asks every stage that calls out for a timeout, those in branches too', () => {
    const { timeoutMs: _none, ...untimed } = generate({ id: 'inner' });
    const design = plainDesign([
      {
        type: 'route-by-difficulty',
        id: 'route',
        classifier: 'classifier',
        branches: [{ below: 0.5, stages: [generate()] }],
        otherwise: { stages: [untimed] },
      },
    ]);
    expect(places(design, 'timeouts')).toEqual(['route', 'inner']);
  });

  it.each<[string, Partial<Generate>, Partial<DesignInput>, string[]]>([
    ['unbounded', { retry: { limit: null, backoffMs: 100 } }, {}, ['answer']],
    ['without a limit but with a budget', { retry: { limit: null, backoffMs: 100, budgetMs: 900 } }, {}, []],
    ['without a limit but with a deadline', { retry: { limit: null, backoffMs: 100 } }, { deadlineMs: 3_000 }, []],
    ['many without backoff', { retry: { limit: 3, backoffMs: 0 } }, {}, ['answer']],
    ['one at once', { retry: { limit: 1, backoffMs: 0 } }, {}, []],
    ['none', {}, {}, []],
  ])('judges retries: %s', (_name, change, rest, expected) => {
    expect(places(plainDesign([generate(change)], rest), 'bounded-retries')).toEqual(expected);
  });

  it.each<[string, Partial<Generate>, string[]]>([
    ['none', {}, ['answer']],
    ['the same provider', { fallbackModels: ['plain'] }, ['answer']],
    ['another provider', { fallbackModels: ['spare'] }, []],
    ['a human', { onError: 'hand-off' }, []],
  ])('judges the fallback of a model: %s', (_name, change, expected) => {
    expect(places(plainDesign([generate(change)]), 'fallbacks')).toEqual(expected);
  });

  it('wants high-risk calls seen and a way to a human for them', () => {
    const guard = { type: 'guard', id: 'guard', guard: 'guard', onError: 'skip', timeoutMs: 100 } as const;
    const rule = { rules: [{ risk: ['abuse'], confidenceBelow: 0.7 }] };
    expect(places(plainDesign([generate()], { handOff: rule }), 'high-risk')).toEqual(['abuse']);
    expect(places(plainDesign([{ ...guard, onFlag: 'continue' }, generate()]), 'high-risk')).toEqual(['abuse']);
    expect(places(plainDesign([{ ...guard, onFlag: 'continue' }, generate()], { handOff: rule }), 'high-risk')).toEqual(
      [],
    );
    expect(places(plainDesign([{ ...guard, onFlag: 'block' }, generate()]), 'high-risk')).toEqual([]);
    const all = { rules: [{ risk: [], confidenceBelow: 0.5 }] };
    expect(places(plainDesign([generate()], { handOff: all }), 'high-risk')).toEqual([]);
  });
});

describe('the most requests of a call', () => {
  it('adds up stages, attempts, hedges and fallbacks, and takes the dearest branch', () => {
    const heavy = generate({ retry: { limit: 3, backoffMs: 1 }, hedgeAfterMs: 10, fallbackModels: ['spare'] });
    expect(mostRequestsPerCall(plainDesign([heavy]).stages)).toBe(9);
    const route = plainDesign([
      {
        type: 'route-by-attribute',
        id: 'route',
        attribute: 'batch',
        branches: [{ values: ['yes'], stages: [{ ...heavy, id: 'a' }] }],
        otherwise: { stages: [generate()] },
      },
    ]);
    expect(mostRequestsPerCall(route.stages)).toBe(9);
    expect(mostRequestsPerCall(plainDesign([generate({ retry: { limit: null, backoffMs: 1 } })]).stages)).toBe(60);
  });
});
