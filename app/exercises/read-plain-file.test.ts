import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolderPart } from './read-folder-part.server';
import { readPlainFile } from './read-plain-file.server';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const read = (name: string, maxBytes = 1_000) => readPlainFile({ path: join(folder, name), maxBytes });

describe('readPlainFile', () => {
  it('reads UTF-8 text', async () => {
    await writeFile(join(folder, 'a.txt'), 'Grüße\n');
    expect(await read('a.txt')).toMatchObject({ text: 'Grüße\n' });
  });

  it.each([
    ['a missing file', async () => undefined, 'is missing'],
    ['a link, even to a harmless file', (path: string) => symlink('/etc/hostname', path), 'must be a regular file'],
    ['a folder', (path: string) => mkdir(path), 'must be a regular file'],
    ['a file over the bound', (path: string) => writeFile(path, 'x'.repeat(1_001)), 'has 1001 bytes; at most 1000'],
    ['bytes that are not UTF-8', (path: string) => writeFile(path, Buffer.from([0xc3, 0x28])), 'must be UTF-8 text'],
    ['a binary file', (path: string) => writeFile(path, Buffer.from([65, 0, 66])), 'NUL bytes'],
  ])('says what is wrong with %s', async (_what, make, message) => {
    await make(join(folder, 'file'));
    const result = await read('file');
    expect('problem' in result && result.problem).toContain(message);
  });
});

describe('readFolderPart', () => {
  it('reads nested files by their path and leaves out what file managers leave behind', async () => {
    await mkdir(join(folder, 'public', 'starter'), { recursive: true });
    await writeFile(join(folder, 'public', 'starter', 'eval.py'), 'pass');
    await writeFile(join(folder, 'public', '.DS_Store'), 'junk');
    const { files, problems } = await readFolderPart({ folder, part: 'public' });
    expect([...files.keys()]).toEqual(['starter/eval.py']);
    expect(problems).toEqual([]);
  });

  it('reports every bad entry and still reads the good ones', async () => {
    await mkdir(join(folder, 'grading', '.git'), { recursive: true });
    await writeFile(join(folder, 'grading', 'good.json'), '{}');
    await writeFile(join(folder, 'grading', 'bad name.json'), '{}');
    await symlink('/etc/passwd', join(folder, 'grading', 'leak.txt'));
    const { files, problems } = await readFolderPart({ folder, part: 'grading' });
    expect([...files.keys()]).toEqual(['good.json']);
    expect(problems.map((problem) => problem.file)).toEqual([
      'grading/.git',
      'grading/bad name.json',
      'grading/leak.txt',
    ]);
  });

  it('reports a folder that is not there', async () => {
    const { problems } = await readFolderPart({ folder, part: 'public' });
    expect(problems).toEqual([{ file: 'public/', where: '', message: 'the folder is missing' }]);
  });
});
