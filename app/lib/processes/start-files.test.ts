import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSecret } from './keep-secret.server';
import { readStartSettings } from './read-start-settings.server';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the secret that signs cookies', () => {
  it('is made once, also by two processes at the same moment, and is readable by its owner only', async () => {
    const file = path.join(folder, 'secret');
    const secrets = await Promise.all([keepSecret(file), keepSecret(file), keepSecret(file)]);
    expect(new Set(secrets).size).toBe(1);
    expect(await keepSecret(file)).toBe(secrets[0]);
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('settings at start', () => {
  it('need no database address, and place the data folder in the project', () => {
    expect(readStartSettings({}, '/project')).toMatchObject({
      ok: true,
      hasDatabase: false,
      dataDir: '/project/.data',
    });
    expect(readStartSettings({ DATA_DIR: '/data' }, '/project')).toMatchObject({ dataDir: '/data' });
  });

  it('still refuse a database address that is none', () => {
    expect(readStartSettings({ DATABASE_URL: 'mysql://x' }, '/project')).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^DATABASE_URL: /) as string],
    });
  });
});
