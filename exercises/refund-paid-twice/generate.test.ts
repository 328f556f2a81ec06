import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../app/kinds/trace-diagnosis/patch/apply-patch';
import { agentConfig } from '../../app/kinds/trace-diagnosis/config';
import { runWorld } from '../../app/kinds/trace-diagnosis/engine/run-world.ts';
import type { WorldCase } from '../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { diagnosisKey, hiddenCases, publicCases } from '../../app/kinds/trace-diagnosis/formats';
import type { PatchOperation } from '../../app/kinds/trace-diagnosis/kind';
import { readTrace } from '../../app/kinds/trace-diagnosis/read-exercise';
import { occursIn } from '../../app/ui/trace/span-passages';
import { generate } from './generate.ts';
import { world } from './world/world.ts';

const SEEDS = [5120, 3, 90_210];
const data = new Map(SEEDS.map((seed) => [seed, generate(seed)]));
const file = (seed: number, path: string): string => data.get(seed)?.[path] ?? '';

function variant(seed: number) {
  const config = agentConfig.parse(JSON.parse(file(seed, 'public/agent.json')));
  return {
    config,
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

const isRepeated = ({ violations }: { violations: { id: string }[] }) =>
  violations.some(({ id }) => id.endsWith('-repeated'));

describe('the generator', () => {
  it('writes the same bytes for the same seed and another run for another', () => {
    expect(generate(3)).toEqual(data.get(3));
    expect(file(3, 'public/trace.json')).not.toEqual(file(5120, 'public/trace.json'));
  });

  it.each(SEEDS)('records a run of 30 to 120 spans in which one refund is made twice (%i)', (seed) => {
    const { run, shown, trace } = variant(seed);
    const { success, violations, facts } = run(shown.broken);
    expect(trace.spans.length).toBeGreaterThanOrEqual(30);
    expect(trace.spans.length).toBeLessThanOrEqual(120);
    expect(success).toBe(false);
    expect(violations.map(({ id }) => id)).toEqual(['refund-repeated', 'not-closed']);
    expect(facts.ended).toBe('escalated');
  });

  it.each(SEEDS)('makes healthy runs that succeed and failing ones that repeat a write (%i)', (seed) => {
    const { run, shown, hidden } = variant(seed);
    for (const one of [shown.healthy, ...hidden.siblings]) expect(run(one).violations).toEqual([]);
    for (const one of hidden.failing) expect(isRepeated(run(one))).toBe(true);
  });

  it.each(SEEDS)('gives a detector runs that are what their class says (%i)', (seed) => {
    const { run, hidden } = variant(seed);
    for (const one of hidden.detector) {
      const result = run(one.run, one.config);
      const healthy = one.class === 'healthy' || one.class === 'near-miss';
      expect({ sort: one.sort, success: result.success }).toEqual({ sort: one.sort, success: healthy });
      if (one.class === 'same-fault') expect(isRepeated(result)).toBe(true);
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
    for (const id of named) expect(spans.has(id)).toBe(true);
    for (const { spanIds, quotes = [] } of key.evidence) {
      for (const quote of quotes) {
        const stands = spanIds.some((id) => {
          const span = spans.get(id);
          return span !== undefined && occursIn(span, quote) !== null;
        });
        expect({ quote, stands }).toEqual({ quote, stands: true });
      }
    }
  });

  it.each(SEEDS)('puts the cause ten turns of the model or more before the complaint (%i)', (seed) => {
    const { key, trace } = variant(seed);
    const cause = trace.spans.findIndex(({ id }) => id === key.rootCause.spanId);
    const complaint = trace.spans.findIndex(({ input }) => input === 'Is there anything else I can do?');
    const between = trace.spans.slice(cause, complaint);
    expect(
      between.filter(({ kind, name }) => kind === 'model' && !name.includes('summary')).length,
    ).toBeGreaterThanOrEqual(10);
  });

  it.each(SEEDS)('is told in no public file (%i)', (seed) => {
    const { key } = variant(seed);
    const shown = ['public/trace.json', 'public/healthy.json', 'public/agent.json']
      .map((path) => file(seed, path))
      .join();
    for (const { title } of [key.rootCause, ...key.evidence, ...key.herrings]) expect(shown).not.toContain(title);
    for (const word of ['answer-lost', 'request-lost', 'herring', 'near-miss']) expect(shown).not.toContain(word);
  });
});

describe('a fix', () => {
  const set = (tools: string[], settings: [string, PatchOperation['value']][]): PatchOperation[] =>
    tools.flatMap((tool) => settings.map(([path, value]) => ({ path: `/tools/${tool}/${path}`, value })));
  const writes = ['create_refund', 'grant_store_credit', 'ship_replacement'];
  const keys = set(['create_refund', 'grant_store_credit'], [['idempotencyKey', 'per-operation']]);
  const repaired = (seed: number, patch: PatchOperation[]): number => {
    const { run, hidden } = variant(seed);
    return hidden.failing.filter((one) => run(one, patch).success).length / hidden.failing.length;
  };

  it.each(SEEDS)('with a key where it is known, and a patient look where it is not, repairs every run (%i)', (seed) => {
    const look = set(
      ['ship_replacement'],
      [
        ['retry/on', ['unavailable']],
        ['afterTimeout', 'report-unknown'],
        ['timeoutMs', 15_000],
      ],
    );
    const { run, shown, hidden } = variant(seed);
    expect(run(shown.broken, [...keys, ...look]).success).toBe(true);
    expect(repaired(seed, [...keys, ...look])).toBe(1);
    for (const one of hidden.siblings) expect(run(one, [...keys, ...look]).success).toBe(true);
  });

  it('with keys alone leaves the service that knows none', () => {
    expect(repaired(5120, keys)).toBeGreaterThan(0.5);
    expect(repaired(5120, keys)).toBeLessThan(1);
  });

  it.each([
    ['ten minutes of patience', set(writes, [['timeoutMs', 600_000]])],
    [
      'a rule in the prompt',
      [{ path: '/agents/wren/prompt/rules', value: 'After a timeout check the payment before you refund again.' }],
    ],
    ['asking the customer each time', set(writes, [['confirm', 'always']])],
    ['no retries', set(writes, [['retry/attempts', 1]])],
    ['the whole conversation in view', [{ path: '/agents/wren/context/keep', value: 'all' }]],
  ])('by %s repairs less than half', (_name, patch) => {
    for (const seed of SEEDS) expect(repaired(seed, patch)).toBeLessThan(0.5);
  });
});
