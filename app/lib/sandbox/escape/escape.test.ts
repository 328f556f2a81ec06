import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox';
import { attack, plantWorld } from './escape-case';
import type { EscapeWorld } from './escape-case';
import { escapeCases } from './escape-cases';
import { openTestSandbox } from './open-test-sandbox';

const best = await openTestSandbox();
const levels = best.level === 1 ? [1 as const] : [1 as const, best.level];

describe.each(levels)('at level %i', (level) => {
  let sandbox: Sandbox;
  let world: EscapeWorld;
  beforeAll(async () => {
    world = await plantWorld();
    sandbox = level === best.level ? best : await openTestSandbox({ level });
  }, 120_000);
  afterAll(async () => {
    await sandbox.close();
    await world.close();
  });

  it.concurrent.each(escapeCases.map((escape) => [escape.name, escape] as const))(
    '%s',
    async (_name, escape) => {
      expect(await attack(sandbox, escape, world)).toBeNull();
    },
    60_000,
  );
});

it('holds at least sixty cases, each under a name of its own', () => {
  expect(escapeCases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(escapeCases.map((escape) => escape.name)).size).toBe(escapeCases.length);
});
