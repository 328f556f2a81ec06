import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import path from 'node:path';
import { projectRoot } from '../lib/project-root.server';
import { startBenchServer } from './bench-server';
import { compared, measured, type Measurement } from './bench-types';
import { startVisitor } from './bench-visitor';
import { readWorkload } from './read-workload';

/**
 * Bytes over the wire (brotli) of the catalogue and of the page where one works: the document with everything it names, and then
 * everything that the editor, which loads afterwards, may fetch (found by following file names through the built scripts: an upper
 * bound).
 */
export async function benchPages(): Promise<Measurement[]> {
  const { slug } = await readWorkload();
  const server = await startBenchServer();
  try {
    const visitor = await startVisitor({ url: server.url, slug });
    const catalogue = await weigh(server.url, '/');
    const workspace = await weigh(server.url, `/attempts/${visitor.attemptId}`, visitor.cookie);
    const later = await reachable(workspace.assets.filter((asset) => !catalogue.assets.includes(asset)));
    const extra = [...later].filter((asset) => !workspace.assets.includes(asset));
    let editor = 0;
    for (const asset of extra) editor += (await fetchRaw(`${server.url}/assets/${asset}`)).bytes;
    const script = { name: 'catalogue, scripts', value: catalogue.scripts / 1_000 };
    const before = { name: 'exercise page before the editor', value: workspace.total / 1_000 };
    return [
      measured('catalogue, everything', catalogue.total / 1_000, 'kB'),
      measured(script.name, script.value, 'kB'),
      compared('exercise page, scripts before the editor', workspace.scripts / 1_000, 'kB', script),
      measured(before.name, before.value, 'kB'),
      compared('exercise page with all the editor may load', (workspace.total + editor) / 1_000, 'kB', before),
    ];
  } finally {
    await server.stop();
  }
}

async function weigh(url: string, page: string, cookie = '') {
  const document = await fetchRaw(`${url}${page}`, cookie);
  const html = await (await fetch(`${url}${page}`, { headers: { cookie } })).text();
  const assets = [
    ...new Set([...html.matchAll(/\/assets\/([\w.$~-]+\.(?:js|css|woff2))/g)].map((match) => match[1] ?? '')),
  ];
  let total = document.bytes;
  let scripts = 0;
  for (const asset of assets) {
    const { bytes } = await fetchRaw(`${url}/assets/${asset}`);
    total += bytes;
    if (asset.endsWith('.js')) scripts += bytes;
  }
  return { total, scripts, assets };
}

/** Every built file that can be reached from `from` by a file name that a script mentions. */
async function reachable(from: string[]): Promise<Set<string>> {
  const folder = path.join(projectRoot(), 'build', 'pages', 'client', 'assets');
  const files = (await readdir(folder)).filter((name) => !/\.(br|gz)$/.test(name));
  const found = new Set(from);
  for (const name of found) {
    if (!name.endsWith('.js')) continue;
    const text = await readFile(path.join(folder, name), 'utf8');
    for (const other of files) if (!found.has(other) && text.includes(other)) found.add(other);
  }
  return found;
}

/** Bytes of a body as they travel. */
function fetchRaw(url: string, cookie = ''): Promise<{ bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', cookie } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200 ? resolve({ bytes }) : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}
