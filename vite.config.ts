import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { leanMonaco, workerAliases } from './monaco.vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [leanMonaco(), tailwindcss(), remix(remixConfig)],
  resolve: { alias: workerAliases },
  build: { target: 'es2022', cssMinify: true, sourcemap: false },
  worker: { format: 'es' },
});
