import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../layers';
import type { SandboxLevel } from '../sandbox';
import { attack, plantWorld } from './escape-case';
import type { EscapeWorld } from './escape-case';
import { escapeCase } from './escape-cases';
import { openTestSandbox } from './open-test-sandbox';

/**
 * Layers overlap on purpose, so dropping one alone often changes nothing. Each line drops the layers in front of one layer, where
 * everything must still hold, and then that layer too, where the named cases must go red.
 */
const LAYERS: { layer: Layer; without: Layer[]; red: string[] }[] = [
  {
    layer: 'permissions',
    without: ['scrub', 'imports'],
    red: [
      'TypeScript: reads a file through Deno',
      'TypeScript: reads a file through Node modules',
      'TypeScript: reads a file by importing it',
      'TypeScript: writes a file',
      'Python: finds files through scripts',
    ],
  },
  {
    layer: 'imports',
    without: ['permissions', 'scrub'],
    red: ['TypeScript: reads a file through Node modules', 'TypeScript: imports a module through a data: address'],
  },
  {
    layer: 'scrub',
    without: [],
    red: ['TypeScript: starts a thread', 'TypeScript: finds the runtime through known objects'],
  },
  {
    layer: 'storage',
    without: ['scrub', 'kernel-limits'],
    red: ['TypeScript: localStorage carries nothing to the next run'],
  },
  { layer: 'environment', without: ['permissions', 'scrub', 'imports'], red: ['TypeScript: reads the environment'] },
  { layer: 'token', without: ['scrub'], red: ['TypeScript: a raw line on stdout voids the run'] },
  { layer: 'output-cap', without: [], red: ['TypeScript: a huge result is ended', 'Python: a huge result is ended'] },
  { layer: 'host-cap', without: [], red: ['TypeScript: calls to the host without end are ended'] },
  { layer: 'kernel-limits', without: ['memory-watch'], red: ['TypeScript: buffers that fill memory are ended'] },
  { layer: 'memory-watch', without: ['kernel-limits'], red: ['TypeScript: buffers that fill memory are ended'] },
];

describe.each(LAYERS)('the layer "$layer"', ({ layer, without, red }) => {
  let world: EscapeWorld;
  beforeAll(async () => {
    world = await plantWorld();
  });
  afterAll(() => world.close());

  /** Names of the cases that do not hold with these layers gone. */
  async function broken(weakened: Layer[], level: SandboxLevel): Promise<string[]> {
    const cold = { typescript: 0, python: 0 };
    const sandbox = await openTestSandbox({ level, weakened: new Set(weakened), warm: cold });
    const found: string[] = [];
    try {
      for (const name of red) if (await attack(sandbox, escapeCase(name), world)) found.push(name);
    } finally {
      rmSync(world.touched, { force: true });
      await sandbox.close();
    }
    return found;
  }

  it('holds its cases by itself', async () => {
    expect(await broken(without, 1)).toEqual([]);
  }, 120_000);

  it('is missed when it is gone', async () => {
    expect(await broken([...without, layer], 1)).toEqual(red);
  }, 120_000);
});

const best = await bestLevel();

describe.runIf(best === 2)('the jail of level 2', () => {
  it('keeps files and network closed by itself, which level 1 does not', async () => {
    const names = [
      'TypeScript: reads a file through Deno',
      'TypeScript: reads a file through Node modules',
      'TypeScript: writes a file',
      'TypeScript: connects over HTTP',
    ];
    const world = await plantWorld();
    const found: Record<number, string[]> = { 1: [], 2: [] };
    for (const level of [1, 2] as const) {
      const sandbox = await openTestSandbox({ level, weakened: new Set<Layer>(['permissions', 'scrub', 'imports']) });
      for (const name of names) {
        const wrong = await attack(sandbox, escapeCase(name), world);
        if (wrong && /secret|connection|file was written/.test(wrong.split(': {')[0] ?? '')) found[level]?.push(name);
      }
      await sandbox.close();
      rmSync(world.touched, { force: true });
    }
    await world.close();
    expect(found).toEqual({ 1: names, 2: [] });
  }, 120_000);
});

it('the clocks are missed when they are gone', async () => {
  const ends: string[] = [];
  for (const weakened of [[], ['clocks']] as Layer[][]) {
    const sandbox = await openTestSandbox({ level: 1, weakened: new Set(weakened) });
    const result = await sandbox.run({
      language: 'typescript',
      filename: 'eval.ts',
      source: 'export function evaluate() { for (;;) {} }',
      entry: 'evaluate',
      calls: [[]],
      limits: { callMs: 500, wallMs: 1_000 },
      seed: 1,
      keepLogs: false,
      signal: AbortSignal.timeout(8_000),
    });
    ends.push(result.status);
    await sandbox.close();
  }
  expect(ends).toEqual(['timeout', 'aborted']);
}, 60_000);

async function bestLevel(): Promise<SandboxLevel> {
  const sandbox = await openTestSandbox({ warm: { typescript: 0, python: 0 } });
  await sandbox.close();
  return sandbox.level;
}
