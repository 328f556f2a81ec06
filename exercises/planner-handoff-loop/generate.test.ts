import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AgentConfig } from '../../app/kinds/trace-diagnosis/engine/agent-config.ts';
import { runWorld } from '../../app/kinds/trace-diagnosis/engine/run-world.ts';
import type { WorldCase } from '../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { AGENT_CONFIG } from './generator/agent-config.ts';
import { generate } from './generate.ts';
import { world } from './world/world.ts';

interface Hidden {
  siblings: WorldCase[];
  failing: WorldCase[];
  detector: { run: WorldCase; class: string; config: { path: string; value: unknown }[] }[];
}
const SEEDS = [3407, 1, 2, 3, 99];

const run = (each: WorldCase, config: AgentConfig = AGENT_CONFIG) =>
  runWorld(world, { run: each, config, recording: null, withTrace: false });
const hiddenOf = (files: Record<string, string>) => JSON.parse(files['grading/cases.json'] ?? '') as Hidden;

function changed(changes: { path: string; value: unknown }[]): AgentConfig {
  const config = structuredClone(AGENT_CONFIG);
  for (const { path: pointer, value } of changes) {
    const keys = pointer.slice(1).split('/');
    const last = keys.pop() ?? '';
    const owner = keys.reduce(
      (at, key) => at[key] as Record<string, unknown>,
      config as unknown as Record<string, unknown>,
    );
    owner[last] = value;
  }
  return config;
}

/** The contracts of the three services, put into the definitions and enforced. */
const MENDED = changed([
  {
    path: '/tools/book_window/parameters/properties/start',
    value: { type: 'string', pattern: '(Z|[+-][0-9]{2}:[0-9]{2})$' },
  },
  { path: '/tools/book_window/validateArguments', value: 'reject' },
  { path: '/tools/declare_cargo/parameters/properties/unit', value: { type: 'string', enum: ['kg'] } },
  {
    path: '/tools/reserve_container/parameters/properties/type',
    value: { type: 'string', enum: ['22G1', '42G1', '45G1', 'L5G1', '45R1', '22P1'] },
  },
]);

describe('the generator', () => {
  test('gives the same bytes for the same seed and other orders for another', () => {
    expect(generate(5)).toEqual(generate(5));
    expect(generate(5)['public/trace.json']).not.toBe(generate(6)['public/trace.json']);
  });

  test('gives what is committed', () => {
    const { seed } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'exercise.json'), 'utf8')) as {
      seed: number;
    };
    for (const [file, text] of Object.entries(generate(seed))) {
      expect(readFileSync(path.join(import.meta.dirname, file), 'utf8') === text, file).toBe(true);
    }
  });

  test.each(SEEDS)('of seed %d: the faulty runs fail, the healthy ones succeed', (seed) => {
    const files = generate(seed);
    const { broken, healthy } = JSON.parse(files['world/cases.json'] ?? '') as Record<string, WorldCase>;
    const { siblings, failing, detector } = hiddenOf(files);
    if (!broken || !healthy) throw new Error('no public cases');
    expect(run(broken).facts.ended).toBe('step-limit');
    expect(run(healthy).success).toBe(true);
    expect(siblings.filter((each) => !run(each).success).map(({ id }) => id)).toEqual([]);
    expect(failing.filter((each) => run(each).success).map(({ id }) => id)).toEqual([]);
    const good = new Set(['healthy', 'near-miss']);
    const wrong = detector.filter((each) => run(each.run, changed(each.config)).success !== good.has(each.class));
    expect(wrong.map(({ run: { id }, class: name }) => `${id} ${name}`)).toEqual([]);
  });

  test.each(SEEDS)(
    'of seed %d: definitions that say what the services accept repair every run and cost no healthy one',
    (seed) => {
      const files = generate(seed);
      const { siblings, failing } = hiddenOf(files);
      const { broken } = JSON.parse(files['world/cases.json'] ?? '') as Record<string, WorldCase>;
      const all = [...siblings, ...failing, ...(broken ? [broken] : [])];
      expect(all.filter((each) => !run(each, MENDED).success).map(({ id }) => id)).toEqual([]);
    },
  );

  test.each([
    ['a larger budget', [{ path: '/limits/maxSteps', value: 200 }]],
    ['a loop guard', [{ path: '/limits/loopGuard', value: { repeats: 2, action: 'tell-agent' } }]],
    ['a person after two transfers', [{ path: '/agents/planner/handOffs/executor/maxTransfers', value: 2 }]],
    [
      'checked arguments under the old definitions',
      [{ path: '/tools/book_window/validateArguments', value: 'reject' }],
    ],
  ])('leaves every broken run broken under %s', (_, changes) => {
    const config = changed(changes);
    for (const seed of SEEDS)
      expect(hiddenOf(generate(seed)).failing.filter((each) => run(each, config).success)).toEqual([]);
  });

  test('gives nothing of the key away to candidates', () => {
    const files = generate(3407);
    const key = JSON.parse(files['grading/diagnosis.json'] ?? '') as {
      rootCause: { title: string };
      herrings: { title: string }[];
    };
    const shown = Object.entries(files).filter(([name]) => name.startsWith('public/'));
    for (const [name, text] of shown) {
      expect(text.includes(key.rootCause.title), name).toBe(false);
      for (const { title } of key.herrings) expect(text.includes(title), name).toBe(false);
      expect(/zone-full|zone-shifted|forgetsField|wrongDay|same-fault|public-broken/.test(text), name).toBe(false);
    }
  });
});

describe('the desk under any configuration', () => {
  test.each([
    ['no tools', [{ path: '/agents/executor/tools', value: [] }]],
    ['no way back', [{ path: '/agents/executor/handOffs', value: {} }]],
    ['a field nobody has', [{ path: '/agents/executor/handOffs/planner/requires', value: ['mood', 'leg'] }]],
    ['an edge that is closed', [{ path: '/agents/planner/handOffs/executor/enabled', value: false }]],
    ['results cut short', [{ path: '/agents/planner/context/maxToolResultChars', value: 100 }]],
    [
      'one message of memory',
      [
        { path: '/agents/planner/context/keep', value: 'recent' },
        { path: '/agents/planner/context/recentMessages', value: 1 },
      ],
    ],
    [
      'summaries',
      [
        { path: '/agents/executor/context/keep', value: 'summary' },
        { path: '/agents/executor/context/recentMessages', value: 1 },
      ],
    ],
    ['no prompt', [{ path: '/agents/planner/prompt', value: {} }]],
    [
      'other arguments',
      [
        { path: '/tools/book_window/parameters', value: { required: ['when'] } },
        { path: '/tools/book_window/validateArguments', value: 'reject' },
      ],
    ],
    ['one step', [{ path: '/limits/maxSteps', value: 1 }]],
    ['no executor', [{ path: '/agents', value: { planner: AGENT_CONFIG.agents.planner } }]],
    ['confirmation of everything', [{ path: '/tools/book_window/confirm', value: 'always' }]],
  ])('ends a run with %s somehow', (_, changes) => {
    const config = changed(changes);
    const { siblings, failing } = hiddenOf(generate(3407));
    for (const each of [...siblings, ...failing]) expect(run(each, config).facts.ended).toMatch(/^[a-z-]+$/);
  });
});
