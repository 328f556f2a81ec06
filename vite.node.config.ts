import { defineConfig } from 'vite';

/** Builds the programs that run on Node beside the Remix build: the kind registries are globs that only Vite resolves. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'build/node',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        ...{ start: 'app/start.ts', server: 'app/server.ts', worker: 'app/worker.ts', cli: 'app/cli.ts' },
        demo: 'app/demo.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
