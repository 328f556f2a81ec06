import { attemptsInTypeScript, everyAttemptDenied, gives, nothingMore } from './escape-case';
import type { EscapeCase, EscapeWorld } from './escape-case';

const reach = (name: string, attempts: (world: EscapeWorld) => Record<string, string>): EscapeCase => ({
  name: `TypeScript: ${name}`,
  language: 'typescript',
  source: (world) => attemptsInTypeScript(attempts(world)),
  status: 'ok',
  holds: everyAttemptDenied,
});

const refusedImport = (name: string, statement: string): EscapeCase => ({
  name: `TypeScript: ${name}`,
  language: 'typescript',
  source: () => `export const before = 1;\n${statement}\nexport function evaluate() { return 1; }\n`,
  status: 'load-error',
  holds: ({ error }) =>
    error?.name === 'ImportError' && error.line === 2 && error.message.includes('one file') ? null : 'no clear error',
});

/** Attempts to get at files, network, environment, processes, threads and modules. */
export const reachCasesTypeScript: EscapeCase[] = [
  reach('reads a file through Deno', ({ file }) => ({
    readTextFileSync: `Deno.readTextFileSync('${file}')`,
    readFile: `Deno.readFile('${file}').then((bytes) => new TextDecoder().decode(bytes))`,
    open: `new TextDecoder().decode(Deno.openSync('${file}').readSync(new Uint8Array(99)))`,
  })),
  reach('reads a file through Node modules', ({ file }) => ({
    fs: `import('node:fs').then((fs) => fs.readFileSync('${file}', 'utf8'))`,
    bare: `import('fs').then((fs) => fs.readFileSync('${file}', 'utf8'))`,
    promises: `import('node:fs/promises').then((fs) => fs.readFile('${file}', 'utf8'))`,
  })),
  reach('reads a file through process', ({ file }) => ({
    getBuiltinModule: `process.getBuiltinModule('fs').readFileSync('${file}', 'utf8')`,
    binding: `process.binding('fs')`,
    mainModule: `process.mainModule.require('fs').readFileSync('${file}', 'utf8')`,
    require: `require('fs').readFileSync('${file}', 'utf8')`,
  })),
  reach('reads a file by fetching its address', ({ file }) => ({
    fetch: `fetch('file://${file}').then((answer) => answer.text())`,
    XMLHttpRequest: `new XMLHttpRequest().open('GET', 'file://${file}')`,
  })),
  reach('reads a file by importing it', ({ file }) => ({
    json: `import('file://${file}', { with: { type: 'json' } }).then((module) => module.default)`,
    text: `import('file://${file}', { with: { type: 'text' } }).then((module) => module.default)`,
    plain: `import('file://${file}')`,
    relative: `import('./secret.json')`,
    absolute: `import('${file}', { with: { type: 'json' } })`,
  })),
  reach('reads what the system tells about processes', () => ({
    environ: `Deno.readTextFileSync('/proc/self/environ')`,
    maps: `Deno.readTextFileSync('/proc/self/maps')`,
    passwd: `Deno.readTextFileSync('/etc/passwd')`,
    list: `[...Deno.readDirSync('/')].length`,
  })),
  reach('writes a file', ({ touched }) => ({
    writeTextFile: `(Deno.writeTextFileSync('${touched}', 'x'), 'written')`,
    node: `import('node:fs').then((fs) => (fs.writeFileSync('${touched}', 'x'), 'written'))`,
    temporary: `Deno.makeTempFileSync()`,
  })),
  reach('reaches a file through a link', ({ file, touched }) => ({
    symlink: `(Deno.symlinkSync('${file}', '${touched}'), Deno.readTextFileSync('${touched}'))`,
    link: `(Deno.linkSync('${file}', '${touched}'), 'linked')`,
    rename: `(Deno.renameSync('${file}', '${touched}'), 'moved')`,
  })),
  reach('finds the runtime through evaluated code', ({ file }) => ({
    functionConstructor: `Function('return Deno')().readTextFileSync('${file}')`,
    indirectEval: `(0, eval)('Deno').readTextFileSync('${file}')`,
    asyncConstructor: `(async () => {}).constructor('return (await import("node:fs")).readFileSync("${file}", "utf8")')()`,
    thisOfSloppy: `Function('return this')().process.env`,
    symbols: `Object.getOwnPropertySymbols(globalThis).map((key) => globalThis[key]).find((value) => value?.readTextFileSync)`,
  })),
  reach('finds the runtime through known objects', () => ({
    consoleInternals: `console[Symbol.for('Deno.internal')] ?? console.constructor('return Deno')()`,
    window: `globalThis.window?.Deno ?? globalThis.self?.Deno ?? globalThis.global?.process`,
    prototypeOfGlobal: `Object.getPrototypeOf(globalThis)?.Deno`,
    bootstrap: `globalThis.__bootstrap ?? globalThis.bootstrap`,
    buffer: `Buffer.from('x')`,
  })),
  reach('reads the environment', () => ({
    deno: `Deno.env.get('ASSAY_PLANTED_SECRET')`,
    process: `process.env.ASSAY_PLANTED_SECRET`,
    module: `import('node:process').then((process) => process.env.ASSAY_PLANTED_SECRET)`,
    meta: `import.meta.env?.ASSAY_PLANTED_SECRET`,
  })),
  reach('starts a process', () => ({
    command: `new Deno.Command('sh', { args: ['-c', 'id'] }).outputSync()`,
    childProcess: `import('node:child_process').then((module) => module.execSync('id').toString())`,
    kill: `process.kill(1, 0)`,
    denoKill: `Deno.kill(Deno.ppid, 'SIGCONT')`,
    exit: `Deno.exit(0)`,
  })),
  reach('starts a thread', () => ({
    worker: `new Worker('data:text/javascript,postMessage(1)', { type: 'module' })`,
    node: `import('node:worker_threads').then((module) => new module.Worker('1', { eval: true }))`,
    broadcast: `new BroadcastChannel('x')`,
    shared: `new SharedArrayBuffer(8)`,
  })),
  reach('connects over HTTP', ({ port }) => ({
    fetch: `fetch('http://127.0.0.1:${port}/').then((answer) => answer.text())`,
    node: `import('node:http').then((http) => http.get('http://127.0.0.1:${port}/'))`,
    beacon: `navigator.sendBeacon('http://127.0.0.1:${port}/')`,
    import: `import('http://127.0.0.1:${port}/x.js')`,
  })),
  reach('connects by other means', ({ port }) => ({
    socket: `new WebSocket('ws://127.0.0.1:${port}/')`,
    events: `new EventSource('http://127.0.0.1:${port}/')`,
    tcp: `Deno.connect({ hostname: '127.0.0.1', port: ${port} })`,
    net: `import('node:net').then((net) => net.connect(${port}, '127.0.0.1'))`,
    listen: `Deno.listen({ port: 0 })`,
    datagram: `import('node:dgram').then((module) => module.createSocket('udp4'))`,
  })),
  reach('asks a name server', () => ({
    deno: `Deno.resolveDns('example.com', 'A')`,
    node: `import('node:dns/promises').then((dns) => dns.lookup('localhost'))`,
  })),
  reach('runs native code', () => ({
    dlopen: `Deno.dlopen('/lib/x86_64-linux-gnu/libc.so.6', {})`,
    processDlopen: `process.dlopen({}, '/lib/x86_64-linux-gnu/libc.so.6')`,
    wasm: `new WebAssembly.Memory({ initial: 1 })`,
    gpu: `navigator.gpu.requestAdapter()`,
  })),
  reach('learns about the machine', () => ({
    hostname: `Deno.hostname()`,
    execPath: `Deno.execPath()`,
    memory: `Deno.systemMemoryInfo()`,
    os: `import('node:os').then((os) => os.hostname())`,
    cores: `navigator.hardwareConcurrency`,
    filename: `import.meta.filename ?? import.meta.dirname`,
  })),
  reach('imports from registries and addresses', () => ({
    npm: `import('npm:left-pad')`,
    jsr: `import('jsr:@std/fs')`,
    https: `import('https://deno.land/std/fs/mod.ts')`,
    blob: `import(URL.createObjectURL(new Blob(['export default 1'])))`,
  })),
  reach('imports a module through a data: address', ({ file }) => ({
    dynamic: `import('data:text/javascript,' + encodeURIComponent('export default (await import("node:fs")).readFileSync("${file}", "utf8")')).then((module) => module.default)`,
    static: `import('data:text/javascript,' + encodeURIComponent('import fs from "node:fs"; export default fs.readFileSync("${file}", "utf8")')).then((module) => module.default)`,
    process: `import('data:text/javascript,' + encodeURIComponent('import process from "node:process"; export default process.env')).then((module) => module.default)`,
  })),
  refusedImport('an import of node:fs is a clear error', `import fs from 'node:fs';`),
  refusedImport('an import of a package is a clear error', `import { z } from 'zod';`),
  refusedImport('an import of an address is a clear error', `import x from 'https://example.com/x.js';`),
  refusedImport('a re-export is a clear error', `export * from './other.js';`),
  refusedImport('an import of data is a clear error', `import x from 'data:text/javascript,export default 1';`),
  {
    name: 'TypeScript: stack traces name nothing of this machine',
    language: 'typescript',
    source: () =>
      `export function evaluate() { const seen: unknown[] = []; try { (Error as any).prepareStackTrace = (_e: Error, sites: any[]) => sites.map((site) => site.getFileName()); } catch {} return [new Error('x').stack, String(seen)]; }`,
    status: 'ok',
    holds: (result) =>
      /file:|runner|\.mjs|\/sandbox/.test(JSON.stringify(result.outcomes)) ? 'a path came back' : null,
  },
  ...(['localStorage', 'sessionStorage'] as const).map((store): EscapeCase => ({
    name: `TypeScript: ${store} carries nothing to the next run`,
    language: 'typescript',
    before: () => `export function evaluate() { ${store}.setItem('left', 'behind'); return 1; }`,
    source: () => attemptsInTypeScript({ [store]: `${store}.getItem('left')` }),
    status: 'ok',
    holds: everyAttemptDenied,
  })),
  {
    name: 'TypeScript: caches and key-value stores carry nothing to the next run',
    language: 'typescript',
    before: () =>
      `export async function evaluate() { const cache = await caches.open('c'); await cache.put('http://x/', new Response('left')); return 1; }`,
    source: () =>
      attemptsInTypeScript({
        cache: `caches.open('c').then((cache) => cache.match('http://x/')).then((answer) => answer.text())`,
        kv: `Deno.openKv()`,
      }),
    status: 'ok',
    holds: everyAttemptDenied,
  },
  {
    name: 'TypeScript: globals and prototypes carry nothing to the next run',
    language: 'typescript',
    before: () =>
      `export function evaluate() { (globalThis as any).left = 1; (Object.prototype as any).left = 1; JSON.parse = () => 'left'; return 1; }`,
    source: () =>
      `export function evaluate() { return [typeof (globalThis as any).left, typeof ({} as any).left, JSON.parse('2')]; }`,
    status: 'ok',
    holds: gives(['undefined', 'undefined', 2]),
  },
  {
    name: 'TypeScript: a type-only import is not an import',
    language: 'typescript',
    source: () => `import type { Row } from './types';\nexport function evaluate(row: Row) { return row; }`,
    status: 'ok',
    holds: nothingMore,
  },
];
