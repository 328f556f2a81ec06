import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../../lib/sandbox/create-sandbox.server';
import type { Sandbox } from '../../../lib/sandbox/sandbox';
import type { WorldFiles } from '../../contract';
import type { ReplayRequest } from '../engine/replay-types.ts';
import { runWorld } from '../engine/run-world.ts';
import { lampCase, lampConfig, lampShop } from '../engine/testing/lamp-shop.ts';
import { ENGINE_FOLDER } from './engine-sources.server';
import { linkWorld } from './link-world.server';
import lampSource from '../engine/testing/lamp-shop.ts?raw';
import { replayRuns } from './replay-runs.server';

let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'assay-world-'));
  sandbox = await createSandbox({ concurrency: 1, dataDir });
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The lamp shop, whose order service may be told by the case to fail in ways that no world should. */
async function linkShop(): Promise<string> {
  const files: Record<string, string> = {
    'shop.ts': lampSource.replaceAll("'../", `'../../../${ENGINE_FOLDER}/`),
    'world.ts': `import { lampShop } from './shop.ts';
      export const world = {
        ...lampShop,
        createState(run: { params: { breaks?: string } }) {
          if (run.params.breaks === 'throws') throw new Error('no such customer');
          while (run.params.breaks === 'loops') {}
          return lampShop.createState(run as never);
        },
      };`,
  };
  return linkWorld({ paths: () => Object.keys(files), text: (name: string) => files[name] ?? '' } as WorldFiles);
}

const request = (id: string, params: object = {}): ReplayRequest => ({
  run: lampCase(id, params),
  config: lampConfig,
  recording: null,
  withTrace: true,
});

describe('runs of a world in the sandbox', () => {
  test('come out as they do outside, in order', async () => {
    const requests = [request('a'), request('b', { slow: true }), request('c', { book: true, search: true })];
    const done: number[] = [];
    const outcomes = await replayRuns({
      sandbox,
      worldSource: await linkShop(),
      requests,
      onProgress: (count) => done.push(count),
    });
    expect(outcomes).toEqual(requests.map((each) => ({ result: runWorld(lampShop, each) })));
    expect(done).toEqual([1, 2, 3]);
  });

  test('that throw or do not end are problems of their own and take no other along', async () => {
    const requests = [
      request('a'),
      request('b', { breaks: 'throws' }),
      request('c', { breaks: 'loops' }),
      request('d'),
    ];
    const outcomes = await replayRuns({ sandbox, worldSource: await linkShop(), requests });
    expect(outcomes).toMatchObject([
      { result: { facts: { caseId: 'a' } } },
      { problem: expect.stringContaining('no such customer') as string },
      { problem: expect.stringContaining('did not come to an end') as string },
      { result: { facts: { caseId: 'd' } } },
    ]);
  });

  test('of a world that does not load are nobody’s result', async () => {
    const worldSource = 'export function replay() {}\nthrow new Error("half written");';
    await expect(replayRuns({ sandbox, worldSource, requests: [request('a')] })).rejects.toThrow(/half written/);
  });
});
