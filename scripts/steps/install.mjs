import path from 'node:path';
import { childEnv, mustRun, root, run } from './run.mjs';
import { hashFiles, readStamp, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.assay-installed';

/** Any existing file: Prisma then does not try to download its schema engine, which this application never uses. */
const NO_ENGINE_DOWNLOAD = {
  PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'package.json'),
  PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
};

/**
 * Installs exactly what package-lock.json says when node_modules does not hold it yet. The lock file is never written. Returns whether
 * something was installed.
 */
export async function ensureInstalled(say) {
  const wanted = hashFiles(['package-lock.json'], `${process.platform} ${process.arch}`);
  if (readStamp(STAMP) === wanted) return false;
  if (await alreadyComplete()) {
    writeStamp(STAMP, wanted);
    return false;
  }
  say('Installing packages (a minute or two) ...');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [file, ...first] = npm;
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun('npm ci', file, args, { env: childEnv(NO_ENGINE_DOWNLOAD) });
  writeStamp(STAMP, wanted);
  return true;
}

/**
 * True when npm's own record of node_modules has every package in the version that the lock file wants; optional ones (binaries of
 * other platforms) may be absent. So a hand-made `npm ci`, or a lock file that changed in form only, is not installed again.
 */
async function alreadyComplete() {
  const check = `
    const read = (file) => JSON.parse(require('node:fs').readFileSync(file, 'utf8')).packages;
    const want = read('package-lock.json'), have = read('node_modules/.package-lock.json');
    const wrong = Object.entries(want).filter(([name, { optional, version }]) =>
      name && (have[name] ? have[name].version !== version : !optional));
    process.exit(wrong.length ? 1 : 0);`;
  return (await run(process.execPath, ['-e', check])).code === 0;
}

/** Generates the database client when the schema or Prisma changed. */
export async function ensureClient(say) {
  const stamp = 'app/lib/db/generated/.assay-generated';
  const wanted = hashFiles(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (readStamp(stamp) === wanted) return false;
  say('Generating the database client ...');
  const env = childEnv({ ...NO_ENGINE_DOWNLOAD, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' });
  await mustRun('prisma generate', path.join(root, 'node_modules/.bin/prisma'), ['generate'], { env });
  writeStamp(stamp, wanted);
  return true;
}
