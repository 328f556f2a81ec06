import path from 'node:path';
import type { Log } from '../log.server';

/** Development only: rebuilds the node programs whenever a source changes, and calls `onBuilt` after each rebuild that succeeded. */
export async function watchPrograms(options: { root: string; onBuilt: () => void; log: Log }): Promise<void> {
  const { root, onBuilt, log } = options;
  const { build } = await import('vite');
  const watcher = await build({
    root,
    configFile: path.join(root, 'vite.node.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    // The running programs still load their own files from there.
    build: { watch: {}, emptyOutDir: false },
  });
  if (!('on' in watcher)) return;
  let first = true;
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') log('error', 'build-failed', { error: event.error.message });
    if (event.code === 'BUNDLE_END') void event.result.close();
    if (event.code !== 'END') return;
    if (!first) onBuilt();
    first = false;
  });
}
