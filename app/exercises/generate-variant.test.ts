import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateVariant } from './generate-variant.server';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-generate-'));
});
afterEach(() => rm(folder, { recursive: true }));

const generator = (body: string) =>
  writeFile(join(folder, 'generate.ts'), `export function generate(seed: number): unknown { return ${body}; }\n`);

describe('generateVariant', () => {
  it("returns the files of the exercise's own TypeScript generator", async () => {
    await generator(
      "{ 'public/rows.jsonl': `row ${seed}`, 'grading/deep/rows.jsonl': 'hidden', 'world/cases.json': '[]' }",
    );
    expect(await generateVariant({ folder, seed: 7 })).toEqual({
      'public/rows.jsonl': 'row 7',
      'grading/deep/rows.jsonl': 'hidden',
      'world/cases.json': '[]',
    });
  });

  it.each([
    ["{ 'samples/x': '' }", 'paths must lie in public/, grading/ or world/'],
    ["{ 'public/../../x': '' }", 'paths must lie in public/, grading/ or world/'],
    ["{ 'public/x': 1 }", 'returned number for public/x'],
    ['null', 'must return files by path'],
  ])('refuses %s', async (body, message) => {
    await generator(body);
    await expect(generateVariant({ folder, seed: 1 })).rejects.toThrow(message);
  });

  it('says when there is no generator, or none in the file', async () => {
    await expect(generateVariant({ folder, seed: 1 })).rejects.toThrow('has no generate.ts');
    await writeFile(join(folder, 'generate.ts'), 'export const x = 1;\n');
    await expect(generateVariant({ folder, seed: 1 })).rejects.toThrow('must export generate(seed)');
  });
});
