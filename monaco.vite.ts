import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const assets = path.resolve(import.meta.dirname, 'node_modules/monaco-editor/min/vs/assets');

/** Monaco ships its language workers bundled and minified; bundling their source (10 MB for TypeScript) again would cost most of the build. */
function findWorker(language: 'ts' | 'json'): string {
  const name = fs.readdirSync(assets).find((file) => file.startsWith(`${language}.worker-`) && file.endsWith('.js'));
  if (!name)
    throw new Error(
      `no ${language}.worker-*.js in ${assets}: check monaco.vite.ts against the installed monaco-editor`,
    );
  return `${path.join(assets, name)}?url&no-inline`;
}

/** What the imports of worker addresses stand for. */
export const workerAliases = { '#ts-worker-url': findWorker('ts'), '#json-worker-url': findWorker('json') };

/**
 * Statements of monaco-editor 0.57 that would pull in far more than is used: `workers.js` imports every editor feature for
 * its side effects, and the languages name their worker source, which Vite would bundle although
 * `MonacoEnvironment.getWorker` supplies another.
 */
const WORKER_SOURCE = /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{[^}]*\}\),?/;
const CUTS: { file: string; cut: RegExp }[] = [
  { file: 'internal/common/workers.js', cut: /^import '\.\.\/\.\.\/(?:editor|platform|base)\/[^']+';\n/gm },
  { file: 'languages/features/typescript/workerManager.js', cut: WORKER_SOURCE },
  { file: 'languages/features/json/workerManager.js', cut: WORKER_SOURCE },
];

/** Applies the cuts while building; fails loudly when a new Monaco no longer has them. */
export const leanMonaco = (): Plugin => ({
  name: 'lean-monaco',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    const hit = CUTS.find(({ file }) => id.split('?')[0]?.endsWith(`monaco-editor/esm/vs/${file}`));
    if (!hit) return undefined;
    const lean = code.replace(hit.cut, '');
    if (lean === code)
      this.error(`nothing to cut in ${hit.file}: check monaco.vite.ts against the installed monaco-editor`);
    return { code: lean, map: null };
  },
});
