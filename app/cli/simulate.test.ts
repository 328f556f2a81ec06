import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run-command';
import { simulateDesign } from './simulate';

const ROOT = resolve(import.meta.dirname, '../..');
const EXEMPLAR = 'exercises/contract-review/samples/exemplar/design.json';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-simulate-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function simulate(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runCommand({
    argv: ['simulate', ...argv],
    commands: [simulateDesign],
    env: {},
    cwd: ROOT,
    streams: { out: (more) => void (text.out += more), err: (more) => void (text.err += more) },
  });
  return { code, ...text };
}

describe('assay simulate', () => {
  it('prints one document, the same every time', async () => {
    const once = await simulate('contract-review', EXEMPLAR, '--replications', '1', '--json');
    expect(once.code).toBe(0);
    const json = JSON.parse(once.out) as { hash: string; targets: unknown[]; result: { calls: number } };
    expect(json.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(json.targets).toHaveLength(9);
    expect(json.result.calls).toBeGreaterThan(1_500);
    expect((await simulate('contract-review', EXEMPLAR, '--replications', '1', '--json')).out).toBe(once.out);
  });

  it('says in words how targets stand, with an incident on top', async () => {
    const { code, out } = await simulate(
      'contract-review',
      EXEMPLAR,
      ...['--replications', '1', '--scenario', 'month-end', '--incident', 'quill-hangs'],
    );
    expect(code).toBe(0);
    expect(out).toContain('The last day of a month, Quill hangs');
    expect(out).toMatch(/missed 95 % of lawyers' answers within eight seconds/);
    expect(out).toMatch(/met {4}A month within \$14,500/);
  });

  it('shows a single call and the catalogue after the change', async () => {
    const options = ['--replications', '1', '--changed', '--trace', '700', '--json'];
    const { out } = await simulate('contract-review', EXEMPLAR, ...options);
    const json = JSON.parse(out) as { targets: unknown[]; trace: { spans: { name: string }[] } };
    expect(json.targets).toHaveLength(4);
    expect(json.trace.spans[0]?.name).toBe('Call 701');
  });

  it('refuses a design that cannot run, with every place', async () => {
    const file = join(folder, 'design.json');
    const stages = [{ type: 'generate', id: 'answer', model: 'unheard-of', maxTokens: 100, timeoutMs: 1_000 }];
    await writeFile(file, JSON.stringify({ schemaVersion: 1, stages: [...stages, ...stages] }));
    const { code, err } = await simulate('contract-review', file);
    expect(code).toBe(1);
    expect(err).toContain('stages/0/model: There is no model "unheard-of"');
    expect(err).toContain('stages/1/id');
  });

  it('knows only what is public', async () => {
    expect((await simulate('contract-review', EXEMPLAR, '--traffic', 'hidden')).err).toContain('must be public');
    expect((await simulate('contract-review', EXEMPLAR, '--scenario', 'quarter-end')).err).toContain(
      'there are: tuesday, month-end',
    );
    expect((await simulate('contract-review', EXEMPLAR, '--incident', 'flood')).err).toContain('quill-down');
    expect((await simulate('contract-review', EXEMPLAR, '--replications', '0')).err).toContain('whole number');
    expect((await simulate('support-reply-grounding', EXEMPLAR)).err).toContain('can be simulated');
  });
});
