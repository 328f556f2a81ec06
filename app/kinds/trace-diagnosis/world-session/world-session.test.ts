import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorldFiles } from '../../contract';
import { runWorld } from '../engine/run-world.ts';
import { lampCase, lampConfig, lampShop } from '../engine/testing/lamp-shop.ts';
import { ENGINE_FOLDER, engineSources } from './engine-sources.server';
import { linkWorld } from './link-world.server';

/** `world/` of an exercise in memory. */
function worldFiles(files: Record<string, string>): WorldFiles {
  return {
    paths: () => Object.keys(files),
    has: (name: string) => name in files,
    text: (name: string) => files[name] ?? '',
  } as WorldFiles;
}

const HEAD = `import type { World } from '../../../${ENGINE_FOLDER}/world-types.ts';`;

describe('linking a world', () => {
  test('carries every file of the engine and none of its tests', () => {
    const folder = path.resolve(import.meta.dirname, '../engine');
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect([...engineSources.keys()].sort()).toEqual(files.map((name) => `${ENGINE_FOLDER}/${name}`).sort());
  });

  test('gives one module that runs the world as the engine itself does', async () => {
    const shop = readFileSync(path.resolve(import.meta.dirname, '../engine/testing/lamp-shop.ts'), 'utf8');
    const source = await linkWorld(
      worldFiles({
        'world.ts': `${HEAD}\nimport { lampShop } from './parts/shop.ts';\nexport const world: World<never> = lampShop;`,
        'parts/shop.ts': shop.replaceAll("'../", `'../../../../${ENGINE_FOLDER}/`),
      }),
    );
    const session = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      replay(request: unknown): unknown;
    };
    const request = { run: lampCase('linked', { slow: true }), config: lampConfig, recording: null, withTrace: true };
    expect(session.replay(request)).toEqual(runWorld(lampShop, request));
  });

  test('reads JSON beside the world', async () => {
    const source = await linkWorld(
      worldFiles({
        'world.ts': "import names from './names.json';\nexport const world = { name: names.first };",
        'names.json': '{ "first": "Ada" }',
      }),
    );
    expect(source).toContain('"Ada"');
  });

  test.each([
    ['that does not parse', { 'world.ts': 'export const world = {' }, /world\/world\.ts/],
    ['that exports no world', { 'world.ts': 'export const other = 1;' }, /"world" is not exported/],
    ['without world.ts', { 'cases.json': '[]' }, /world\.ts is missing/],
    ['that imports what is not there', { 'world.ts': "export * from './gone.ts';" }, /imports \.\/gone\.ts/],
    ['that imports a package', { 'world.ts': "import fs from 'node:fs'; export const world = fs;" }, /imports node:fs/],
    ['that leaves its folder', { 'world.ts': "export * from '../grading/key.ts';" }, /which is not there/],
  ])('refuses a world %s and says where', async (_, files, message) => {
    await expect(linkWorld(worldFiles(files))).rejects.toThrow(message);
  });
});
