import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const assets = path.resolve(import.meta.dirname, 'node_modules/monaco-editor/min/vs/assets');

/** Monaco ships its TypeScript worker bundled and minified; bundling the 10 MB source again would cost most of the build. */
function findTypeScriptWorker(): string {
  const name = fs.readdirSync(assets).find((file) => /^ts\.worker-.*\.js$/.test(file));
  if (!name)
    throw new Error(`no ts.worker-*.js in ${assets}: check monaco.vite.ts against the installed monaco-editor`);
  return path.join(assets, name);
}

/** What `#ts-worker-url` stands for. */
export const typeScriptWorkerUrl = `${findTypeScriptWorker()}?url&no-inline`;

/**
 * Two statements of monaco-editor 0.57 that would pull in far more than is used: `workers.js` imports every editor feature for
 * its side effects, and the TypeScript language names its worker source, which Vite would bundle although
 * `MonacoEnvironment.getWorker` supplies another.
 */
const CUTS: { file: string; cut: RegExp }[] = [
  { file: 'internal/common/workers.js', cut: /^import '\.\.\/\.\.\/(?:editor|platform|base)\/[^']+';\n/gm },
  {
    file: 'languages/features/typescript/workerManager.js',
    cut: /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{[^}]*\}\),?/,
  },
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
