import type { Json } from '../../json';
import { attemptsInPython, everyAttemptDenied, gives, nothingMore } from './escape-case';
import type { EscapeCase, EscapeWorld } from './escape-case';

const threeCalls: Json[][] = [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]];

const reach = (name: string, attempts: (world: EscapeWorld) => Record<string, string>): EscapeCase => ({
  name: `Python: ${name}`,
  language: 'python',
  source: (world) => attemptsInPython(attempts(world)),
  status: 'ok',
  holds: everyAttemptDenied,
});

const python = (
  name: string,
  status: EscapeCase['status'],
  source: string,
  more: Partial<EscapeCase> = {},
): EscapeCase => ({
  name: `Python: ${name}`,
  language: 'python',
  source: () => source,
  status,
  holds: nothingMore,
  ...more,
});

/** A way from Python to JavaScript's function constructor, as deep as Pyodide lets anybody go. */
const script = (code: string) => `from pyodide.code import run_js\nreturn run_js(${JSON.stringify(code)})`;
const viaConstructor = (code: string) =>
  `import js\nfrom pyodide.ffi import to_js\nreturn to_js([1]).constructor.constructor(${JSON.stringify(code)})()`;

/** Attempts to get at files, network, environment, processes and the machinery. */
export const reachCasesPython: EscapeCase[] = [
  reach('reads a file', ({ file }) => ({
    open: `return open(${JSON.stringify(file)}).read()`,
    os: `import os\nreturn os.read(os.open(${JSON.stringify(file)}, 0), 99)`,
    pathlib: `import pathlib\nreturn pathlib.Path(${JSON.stringify(file)}).read_text()`,
    passwd: `return open('/etc/passwd').read()`,
    environ: `return open('/proc/self/environ').read()`,
  })),
  python('writes stay inside', 'ok', '', {
    source: ({ touched }) =>
      attemptsInPython({
        folder: `open(${JSON.stringify(touched)}, 'w').write('x')\nreturn 'written'`,
        link: `import os\nos.symlink('/etc/passwd', '/tmp/link')\nreturn open('/tmp/link').read()`,
      }),
    holds: everyAttemptDenied,
  }),
  reach('finds files through js', ({ file }) => ({
    deno: `import js\nreturn js.Deno.readTextFileSync(${JSON.stringify(file)})`,
    process: `import js\nreturn js.process.env.ASSAY_PLANTED_SECRET`,
    read: `import js\nreturn js.read(${JSON.stringify(file)})`,
    fetch: `import js\nreturn js.fetch('file://${file}')`,
  })),
  reach('finds files through scripts', ({ file }) => ({
    run: script(`Deno.readTextFileSync(${JSON.stringify(file)})`),
    shell: script(`read(${JSON.stringify(file)})`),
    buffer: script(`new TextDecoder().decode(readbuffer(${JSON.stringify(file)}))`),
    constructor: viaConstructor(`return Deno.readTextFileSync(${JSON.stringify(file)})`),
    constructorRead: viaConstructor(`return read(${JSON.stringify(file)})`),
    process: viaConstructor('return process.env.ASSAY_PLANTED_SECRET'),
  })),
  python('an import from a script never comes to anything', 'ok', '', {
    source: ({ file }) => `
from pyodide.ffi import to_js
async def evaluate(row):
    make = to_js([1]).constructor.constructor
    name = ['node:fs', 'node:process', 'file://${file}'][row['n'] - 1]
    return str(await make('return import("' + name + '").then((m) => m.default)')())
`,
    calls: threeCalls,
    holds: gives({ error: 'RuntimeError' }, { error: 'RuntimeError' }, { error: 'RuntimeError' }),
  }),
  reach('finds files through the interpreter', ({ file }) => ({
    mount: `import pyodide_js\npyodide_js.mountNodeFS('/mnt', '/')\nreturn open('/mnt' + ${JSON.stringify(file)}).read()`,
    fs: `import pyodide_js\nfs = pyodide_js.FS\nfs.mkdir('/mnt')\nfs.mount(fs.filesystems.NODEFS, pyodide_js.toPy({}), '/mnt')\nreturn open('/mnt' + ${JSON.stringify(file)}).read()`,
    module: `import pyodide_js\nreturn pyodide_js._module.readBinary(${JSON.stringify(file)})`,
    load: `import pyodide_js\nreturn pyodide_js._api.loadBinaryFile and None`,
  })),
  reach('connects', ({ port }) => ({
    socket: `import socket\ns = socket.create_connection(('127.0.0.1', ${port}), 2)\nreturn s.recv(200)`,
    urllib: `import urllib.request\nreturn urllib.request.urlopen('http://127.0.0.1:${port}/', timeout=2).read()`,
    client: `import http.client\nc = http.client.HTTPConnection('127.0.0.1', ${port}, timeout=2)\nc.request('GET', '/')\nreturn c.getresponse().read()`,
    open_url: `from pyodide.http import open_url\nreturn open_url('http://127.0.0.1:${port}/').read()`,
    script: viaConstructor(`return new WebSocket('ws://127.0.0.1:${port}/')`),
    fetch: viaConstructor(`return fetch('http://127.0.0.1:${port}/')`),
    server: `import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\ns.accept()\nreturn 'listening'`,
  })),
  python('connects asynchronously', 'ok', '', {
    source: ({ port }) => `
import asyncio
async def evaluate(row):
    report = {}
    try:
        from pyodide.http import pyfetch
        report['pyfetch'] = 'got ' + str(await pyfetch('http://127.0.0.1:${port}/'))
    except BaseException as error:
        report['pyfetch'] = 'denied: ' + type(error).__name__
    try:
        report['streams'] = 'got ' + str(await asyncio.open_connection('127.0.0.1', ${port}))
    except BaseException as error:
        report['streams'] = 'denied: ' + type(error).__name__
    return report
`,
    holds: everyAttemptDenied,
  }),
  reach('asks a name server for what is not local', () => ({
    host: `import socket\nanswer = socket.gethostbyname('example.com')\nreturn None if answer.startswith('172.29.') else answer`,
  })),
  reach('starts processes and threads', () => ({
    subprocess: `import subprocess\nreturn subprocess.check_output(['id'])`,
    system: `import os\nreturn None if os.system('id') != 0 else 'ran'`,
    fork: `import os\nreturn os.fork()`,
    exec: `import os\nos.execv('/bin/sh', ['sh', '-c', 'id'])`,
    popen: `import os\nreturn os.popen('id').read()`,
    thread: `import threading\nt = threading.Thread(target=lambda: None)\nt.start()\nreturn 'started'`,
    multiprocessing: `import multiprocessing\nreturn multiprocessing.Pool(1)`,
    worker: viaConstructor(`return new Worker('data:text/javascript,1', { type: 'module' })`),
  })),
  reach('reads the environment', () => ({
    environ: `import os\nreturn os.environ.get('ASSAY_PLANTED_SECRET')`,
    getenv: `import os\nreturn os.getenv('ASSAY_PLANTED_SECRET')`,
    expand: `import os\nreturn None if '$' in os.path.expandvars('$ASSAY_PLANTED_SECRET') else 'expanded'`,
    deno: viaConstructor(`return Deno.env.get('ASSAY_PLANTED_SECRET')`),
  })),
  reach('finds the bridge', () => ({
    module: `import _host\nreturn _host.call`,
    modules: `import sys\nreturn sys.modules.get('_host')`,
    harness: `import harness\nreturn harness`,
  })),
  reach('runs native code', ({ file }) => ({
    libc: `import ctypes\nreturn ctypes.CDLL('libc.so.6').getpid()`,
    system: `import ctypes\nreturn None if ctypes.CDLL(None).system(b'id') != 0 else 'ran'`,
    open: `import ctypes\nlib = ctypes.CDLL(None)\nfd = lib.open(${JSON.stringify(file)}.encode(), 0)\nreturn None if fd < 0 else fd`,
  })),
  reach('installs packages', () => ({
    numpy: `import numpy\nreturn numpy.__version__`,
    micropip: `import micropip\nreturn micropip`,
    pip: `import pip\nreturn pip`,
  })),
];
