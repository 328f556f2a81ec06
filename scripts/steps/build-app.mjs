import { bin, childEnv, mustRun, root } from './run.mjs';
import { hashFiles, listFiles, readStamp, writeStamp } from './stamp.mjs';
import { precompress } from './precompress.mjs';
import path from 'node:path';

const isSource = (file) => !/\.test\.tsx?$/.test(file);
const SHARED = ['package-lock.json', 'tsconfig.json'];

/** Pages: what only the node programs use does not count. */
const pageFiles = () => [
  ...listFiles('app').filter(
    (file) => isSource(file) && !/^app\/(start|server|worker|cli)\.ts$|^app\/(cli|bench)\//.test(file),
  ),
  ...listFiles('public'),
  ...['remix.config.js', 'vite.config.ts', 'monaco.vite.ts', ...SHARED].flatMap(listFiles),
];

/** Programs: routes, styles and the entries of the pages do not count. */
const programFiles = () => [
  ...listFiles('app').filter(
    (file) => isSource(file) && !/^app\/(routes\/|root\.tsx|routes\.ts|entry\.)|\.css$/.test(file),
  ),
  ...['vite.node.config.ts', ...SHARED].flatMap(listFiles),
];

const TARGETS = {
  pages: {
    title: 'pages',
    files: pageFiles,
    stamp: 'build/.pages-stamp',
    async build() {
      await mustRun('building the pages', bin('remix'), ['vite:build', '--logLevel', 'warn'], { env: buildEnv() });
      await precompress('build/pages/client');
    },
  },
  programs: {
    title: 'programs',
    files: programFiles,
    stamp: 'build/.programs-stamp',
    build: () =>
      mustRun('building the programs', bin('vite'), ['build', '-c', 'vite.node.config.ts', '--logLevel', 'warn'], {
        env: buildEnv(),
      }),
  },
};

const buildEnv = () => childEnv({ NODE_ENV: 'production' });

/** Builds each of `names` (`pages`, `programs`) whose sources changed since its last build; both at once. Returns what was built. */
export async function ensureBuilt(names, say) {
  const unknown = names.filter((name) => !TARGETS[name]);
  if (unknown.length) throw new Error(`there is no build of ${unknown.join(', ')}; there are pages and programs`);
  const stale = names
    .map((name) => ({ ...TARGETS[name], wanted: hashFiles(TARGETS[name].files()) }))
    .filter((target) => readStamp(target.stamp) !== target.wanted);
  if (stale.length === 0) return [];
  say(`Building ${stale.map((target) => target.title).join(' and ')} ...`);
  await Promise.all(
    stale.map(async (target) => {
      await target.build();
      writeStamp(target.stamp, target.wanted);
    }),
  );
  return stale.map((target) => target.title);
}

/** Where the built programs are. */
export const program = (name) => path.join(root, 'build', 'node', `${name}.js`);
