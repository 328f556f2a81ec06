import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Habits of the house that imports cannot show; who may import whom is in .dependency-cruiser.cjs. */
const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'tests', 'scripts', 'exercises'];
const MAX_LINES = 300;

interface Source {
  file: string;
  text: string;
}

const sources: Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/(generated|samples|public)\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
);
const inApp = sources.filter(({ file }) => file.startsWith('app/'));
const ours = inApp.filter(({ file }) => !/\.test\.tsx?$/.test(file));
const offenders = (files: Source[], wrong: (source: Source) => boolean) => files.filter(wrong).map(({ file }) => file);

describe('the house', () => {
  test('is looked at: the sources are found', () => {
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.map(({ file }) => file)).toContain('app/kinds/contract.ts');
  });

  test('has no file one would not want to live in', () => {
    const limit = ({ file }: Source) => (/\.test\.tsx?$|^tests\//.test(file) ? 600 : MAX_LINES);
    // Word lists and phrase banks of generators are data that happens to be TypeScript.
    const code = sources.filter(({ file }) => !file.startsWith('exercises/'));
    expect(offenders(code, (source) => source.text.split('\n').length > limit(source))).toEqual([]);
  });

  test('names a kind only inside its own folder', () => {
    const kinds = readdirSync(path.join(ROOT, 'app/kinds'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(kinds.length).toBeGreaterThan(0);
    for (const { name } of kinds) {
      const literal = new RegExp(`['"\`]${name}['"\`]`);
      expect(
        offenders(ours, ({ file, text }) => !file.startsWith(`app/kinds/${name}/`) && literal.test(text)),
        name,
      ).toEqual([]);
    }
  });

  test('has no barrels and no drawers for odds and ends', () => {
    expect(offenders(inApp, ({ file }) => /(^|\/)(index|utils?|misc|helpers?|common)\.tsx?$/.test(file))).toEqual([]);
  });

  test('keeps the database out of routes', () => {
    expect(
      offenders(ours, ({ file, text }) => file.startsWith('app/routes/') && /getDatabase|prisma\./.test(text)),
    ).toEqual([]);
  });

  test('keeps settings in one schema: nothing else reads the environment', () => {
    const readers = offenders(ours, ({ text }) => /process\.env\b/.test(text));
    const allowed = new Set(['app/lib/env.server.ts', 'app/start.ts', 'app/cli.ts']);
    // The sandbox looks programs up on PATH, and its escape cases plant secrets that must not get inside; neither is a setting.
    const notSettings = ['app/lib/processes/', 'app/bench/', 'app/lib/sandbox/'];
    expect(
      readers.filter((file) => !allowed.has(file) && !notSettings.some((folder) => file.startsWith(folder))),
    ).toEqual([]);
  });

  test('explains what server functions do, beside each of them', () => {
    const undocumented = ours
      .filter(({ file }) => file.endsWith('.server.ts') && !file.startsWith('app/routes/'))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/^export (?:async )?function\*? ?(\w+)/gm)]
          .filter((match) => !/\*\/\s*$/.test(text.slice(0, match.index)))
          .map((match) => `${file}: ${match[1]}`),
      );
    expect(undocumented).toEqual([]);
  });

  test('waves nothing through', () => {
    // `any` is ESLint's business: submitted code in tests may use it.
    const waved = /@ts-ignore|@ts-nocheck|@ts-expect-error|eslint-disable|\bTODO\b|\bFIXME\b/;
    expect(offenders(sources, ({ file, text }) => file !== 'tests/architecture.test.ts' && waved.test(text))).toEqual(
      [],
    );
  });

  test('skips no test and focuses on none', () => {
    const skipped = /\b(?:test|it|describe)\.(?:skip|only|todo|fixme|fails)\b/;
    expect(
      offenders(
        sources,
        ({ file, text }) =>
          /\.(test|spec)\.tsx?$/.test(file) && file !== 'tests/architecture.test.ts' && skipped.test(text),
      ),
    ).toEqual([]);
  });
});
