import { describe, expect, it } from 'vitest';
import { agentConfig } from '../../app/kinds/trace-diagnosis/config';
import { runWorld } from '../../app/kinds/trace-diagnosis/engine/run-world.ts';
import type { WorldCase } from '../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { diagnosisKey, hiddenCases, publicCases } from '../../app/kinds/trace-diagnosis/formats';
import type { PatchOperation } from '../../app/kinds/trace-diagnosis/kind';
import { applyPatch } from '../../app/kinds/trace-diagnosis/patch/apply-patch';
import { readTrace } from '../../app/kinds/trace-diagnosis/read-exercise';
import { occursIn } from '../../app/ui/trace/span-passages';
import { generate } from './generate.ts';
import { world } from './world/world.ts';

const SEEDS = [5051, 77, 90_210];
const data = new Map(SEEDS.map((seed) => [seed, generate(seed)]));
const file = (seed: number, path: string): string => data.get(seed)?.[path] ?? '';

function variant(seed: number) {
  const config = agentConfig.parse(JSON.parse(file(seed, 'public/agent.json')));
  return {
    shown: publicCases.parse(JSON.parse(file(seed, 'world/cases.json'))),
    hidden: hiddenCases.parse(JSON.parse(file(seed, 'grading/cases.json'))),
    key: diagnosisKey.parse(JSON.parse(file(seed, 'grading/diagnosis.json'))),
    trace: readTrace(file(seed, 'public/trace.json')),
    run(one: WorldCase, patch: PatchOperation[] = []) {
      const patched = applyPatch({ config, patch, locked: [] });
      expect(patched.problems).toEqual([]);
      return runWorld(world, { run: one, config: patched.config, recording: null, withTrace: false });
    },
  };
}

const cites = ({ violations }: { violations: { id: string }[] }) => violations.some(({ id }) => id === 'wrong-source');

describe('the generator', () => {
  it('writes the same bytes for the same seed and another run for another', () => {
    expect(generate(77)).toEqual(data.get(77));
    expect(file(77, 'public/trace.json')).not.toEqual(file(5051, 'public/trace.json'));
  });

  it.each(SEEDS)('records a run of 30 to 120 spans in which one source does not apply (%i)', (seed) => {
    const { run, shown, trace } = variant(seed);
    const { success, violations, facts } = run(shown.broken);
    expect(trace.spans.length).toBeGreaterThanOrEqual(30);
    expect(trace.spans.length).toBeLessThanOrEqual(120);
    expect(success).toBe(false);
    expect(violations.map(({ id }) => id)).toEqual(['wrong-source', 'not-closed']);
    expect(facts.ended).toBe('escalated');
  });

  it.each(SEEDS)('makes healthy runs that succeed and failing ones that cite what does not apply (%i)', (seed) => {
    const { run, shown, hidden } = variant(seed);
    for (const one of [shown.healthy, ...hidden.siblings]) expect(run(one).violations).toEqual([]);
    for (const one of hidden.failing) expect(cites(run(one))).toBe(true);
  });

  it.each(SEEDS)('gives a detector runs that are what their class says (%i)', (seed) => {
    const { run, hidden } = variant(seed);
    for (const one of hidden.detector) {
      const result = run(one.run, one.config);
      const fine = one.class === 'healthy' || one.class === 'near-miss';
      expect({ sort: one.sort, success: result.success }).toEqual({ sort: one.sort, success: fine });
      if (one.class === 'same-fault') expect(cites(result)).toBe(true);
    }
  });
});

describe('the key', () => {
  it.each(SEEDS)('names spans of the recorded run, and passages that stand in them (%i)', (seed) => {
    const { key, trace } = variant(seed);
    const spans = new Map(trace.spans.map((span) => [span.id, span]));
    const named = [
      key.rootCause.spanId,
      ...key.alternatives.map(({ spanId }) => spanId),
      ...key.evidence.flatMap(({ spanIds }) => spanIds),
      ...key.herrings.flatMap(({ spanIds, ruledOutBy }) => [...spanIds, ...ruledOutBy]),
      ...key.neutral,
    ];
    expect(named.filter((id) => !spans.has(id))).toEqual([]);
    expect(key.herrings).toHaveLength(5);
    for (const { spanIds, quotes = [] } of key.evidence) {
      const stands = (quote: string) =>
        spanIds.some((id) => {
          const span = spans.get(id);
          return span !== undefined && occursIn(span, quote) !== null;
        });
      expect(quotes.filter((quote) => !stands(quote))).toEqual([]);
    }
  });

  it.each(SEEDS)(
    'puts the cause where the filter left nothing, ten turns or more before the complaint (%i)',
    (seed) => {
      const { key, trace } = variant(seed);
      const at = trace.spans.findIndex(({ id }) => id === key.rootCause.spanId);
      const cause = trace.spans[at];
      expect(cause?.documents).toEqual([]);
      expect(cause?.attributes['retrieval.candidates']).toBe(cause?.attributes['retrieval.removed_by_filters']);
      const complaint = trace.spans.findLastIndex(({ name }) => name === 'user message');
      expect(trace.spans.slice(at, complaint).filter(({ kind }) => kind === 'model').length).toBeGreaterThanOrEqual(10);
    },
  );

  it.each(SEEDS)('is told in no public file (%i)', (seed) => {
    const { key } = variant(seed);
    const shown = ['public/trace.json', 'public/healthy.json', 'public/agent.json']
      .map((path) => file(seed, path))
      .join();
    for (const { title } of [key.rootCause, ...key.evidence, ...key.herrings]) expect(shown).not.toContain(title);
    for (const word of ['intake', 'provisional', 'blind-to-shelves', 'ignores-limit'])
      expect(shown).not.toContain(word);
  });
});

describe('a fix', () => {
  const searches = ['library_search', 'datasheet_search'];
  const onSearches = (setting: string, value: PatchOperation['value']): PatchOperation[] =>
    searches.map((name) => ({ path: `/retrievers/${name}/${setting}`, value }));
  const pin = { path: '/agents/ibis/context/pinned', value: ['user-request', 'progress', 'constraint'] };
  const share = (seed: number, patch: PatchOperation[], which: 'failing' | 'siblings'): number => {
    const { run, hidden } = variant(seed);
    return hidden[which].filter((one) => run(one, patch).success).length / hidden[which].length;
  };

  it.each([
    ['asking again without the filter', onSearches('onEmpty', 'drop-filters')],
    ['telling the assistant what was filtered', onSearches('reportFilters', true)],
  ])('by %s and keeping the limit in sight repairs every run and harms none', (_name, patch) => {
    for (const seed of SEEDS) {
      expect(variant(seed).run(variant(seed).shown.broken, [...patch, pin]).success).toBe(true);
      expect(share(seed, [...patch, pin], 'failing')).toBe(1);
      expect(share(seed, [...patch, pin], 'siblings')).toBe(1);
    }
  });

  it.each<[string, PatchOperation[]]>([
    ['the search alone', onSearches('onEmpty', 'drop-filters')],
    ['the limit alone', [pin]],
    ['the library alone, with the limit', [{ path: '/retrievers/library_search/onEmpty', value: 'drop-filters' }, pin]],
    [
      'words alone',
      [
        {
          path: '/agents/ibis/prompt/care',
          value: 'Repeat the limit in every search. Report an empty search as open.',
        },
      ],
    ],
    ['patience', searches.map((name) => ({ path: `/retrievers/${name}/timeoutMs`, value: 600_000 }))],
  ])('of %s leaves a part broken', (_name, patch) => {
    for (const seed of SEEDS) expect(share(seed, patch, 'failing')).toBeLessThan(0.7);
  });

  it('by taking the filter away brings withdrawn documents back', () => {
    for (const seed of SEEDS)
      expect(share(seed, [...onSearches('defaultFilters', {}), pin], 'siblings')).toBeLessThan(0.75);
  });
});
