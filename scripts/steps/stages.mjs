import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, program } from './build-app.mjs';
import { bin, childEnv, root, run } from './run.mjs';

const report = (name) => path.join(root, '.cache', 'reports', `${name}.json`);

const command = (name, file, args, options = {}) => ({
  ...{ name, needs: [], alone: false },
  ...options,
  async work() {
    const { code, output } = await run(bin(file), args);
    return { ok: code === 0, output };
  },
});

/** A stage that counts tests: runs, then reads the report it left. A report that is missing or counts nothing is a failure. */
const counted = (name, { file, args, env, read, ...options }) => ({
  ...{ name, needs: [], alone: false },
  ...options,
  async work() {
    const at = report(options.report);
    mkdirSync(path.dirname(at), { recursive: true });
    rmSync(at, { force: true });
    const { code, output } = await run(bin(file), args(at), { env: childEnv(env?.(at)) });
    const { passed, failed } = count(() => read(at, output));
    const ok = code === 0 && failed === 0 && passed > 0;
    return { ok, output, passed, failed: ok ? 0 : Math.max(failed, 1), detail: `${passed} passed, ${failed} failed` };
  },
});

function count(read) {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const vitest = (name, project, options = {}) =>
  counted(name, {
    ...options,
    report: project,
    file: 'vitest',
    args: (at) => ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${at}`],
    read: (at) => ({ passed: readJson(at).numPassedTests, failed: readJson(at).numFailedTests }),
  });

/** Everything that must hold, in the order it is best told about. */
export const stages = [
  {
    ...{ name: 'build', needs: [], alone: false },
    async work() {
      await ensureBuilt(['programs', 'pages'], () => undefined);
      return { ok: true, output: '' };
    },
  },
  command('types', 'tsc', ['--noEmit']),
  command('lint', 'eslint', ['.', '--max-warnings', '0']),
  command('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  command('architecture', 'depcruise', ['app', 'tests', '--config', '.dependency-cruiser.cjs']),
  vitest('unit tests', 'unit', { needs: ['build'], alone: true }),
  vitest('sandbox tests', 'sandbox', { needs: ['build'], alone: true }),
  counted('exercise proofs', {
    ...{ needs: ['build'], alone: true, report: 'proofs', file: 'node' },
    args: () => ['--enable-source-maps', program('cli'), 'exercises', 'prove', '--json'],
    read: (_at, output) => JSON.parse(output.slice(output.indexOf('{'))),
  }),
  vitest('integration tests', 'integration', { needs: ['build'], alone: true }),
  counted('browser tests', {
    ...{ needs: ['build'], alone: true, report: 'e2e', file: 'playwright' },
    args: () => ['test'],
    env: (at) => ({ ASSAY_TEST_REPORT: at }),
    read: (at) => {
      const { expected, unexpected, flaky } = readJson(at).stats;
      return { passed: expected, failed: unexpected + flaky };
    },
  }),
];
