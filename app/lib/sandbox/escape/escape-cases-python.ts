import type { Json } from '../../json';
import { attemptsInPython, everyAttemptDenied, gives, nothingMore, outcomes } from './escape-case';
import type { EscapeCase, EscapeWorld } from './escape-case';

const FRAME = '{"t":"ret","id":"x","v":"forged"}';
const threeCalls: Json[][] = [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]];
const soon = { limits: { callMs: 1_500, wallMs: 2_500 } };

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

const refusedOrEnded: EscapeCase['holds'] = ({ status, outcomes: all }) =>
  status !== 'ok' || (all[0] && 'error' in all[0]) ? null : 'the memory was given';

/** A way from Python to JavaScript's function constructor, as deep as Pyodide lets anybody go. */
const script = (code: string) => `from pyodide.code import run_js\nreturn run_js(${JSON.stringify(code)})`;
const viaConstructor = (code: string) =>
  `import js\nfrom pyodide.ffi import to_js\nreturn to_js([1]).constructor.constructor(${JSON.stringify(code)})()`;

export const escapeCasesPython: EscapeCase[] = [
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
  python(
    'a bridge found by the collector is counted like any call',
    'ok',
    `
import sys
def evaluate(row):
    frame = sys._getframe()
    while frame:
        call = frame.f_globals.get('_call')
        if call is not None:
            return [call('judge', '[1]'), call('nowhere', '[1]')]
        frame = frame.f_back
    return None
`,
    {
      holds: (result) =>
        result.outcomes[0]?.hostCalls === 2 && JSON.stringify(outcomes(result)).includes('verdict')
          ? null
          : 'the calls were not counted',
    },
  ),
  python(
    'a printed frame stays a print',
    'ok',
    `
import sys, os
def evaluate(row):
    print('${FRAME}')
    sys.__stdout__.write('\\n${FRAME}\\n')
    sys.stderr.write('${FRAME}\\n')
    os.write(1, b'\\n${FRAME}\\n')
    os.write(2, b'${FRAME}\\n')
    return 'real'
`,
    { holds: gives('real') },
  ),
  python(
    'replaced parts of the harness change only the own results',
    'ok',
    `
import json, builtins, asyncio, inspect, traceback
def evaluate(row):
    if row['n'] == 1:
        json.dumps = json.loads = lambda *a, **k: '"forged"'
        inspect.isawaitable = lambda value: False
        asyncio.Runner = traceback.extract_tb = None
    return {'honest': row['n']}
`,
    { calls: threeCalls, holds: gives({ honest: 1 }, { honest: 2 }, { honest: 3 }) },
  ),
  python(
    'exits are errors of their call',
    'ok',
    `
import sys
def evaluate(row):
    if row['n'] == 1: sys.exit(0)
    if row['n'] == 2: raise KeyboardInterrupt()
    return 3
`,
    { calls: threeCalls, holds: gives({ error: 'SystemExit' }, { error: 'KeyboardInterrupt' }, 3) },
  ),
  python(
    'ending the interpreter forges nothing',
    ['ok', 'crashed', 'timeout'],
    `
import os
def evaluate(row):
    os._exit(0)
`,
    {
      holds: ({ outcomes: all }) =>
        all.every((outcome) => 'error' in outcome) ? null : 'an outcome came out of nothing',
    },
  ),
  python(
    'a crash of the interpreter forges nothing',
    ['ok', 'crashed', 'timeout'],
    `
import ctypes
def evaluate(row):
    ctypes.memset(0, 0xff, 1 << 24)
    ctypes.string_at(-16, 64)
    return 'alive'
`,
    { limits: { callMs: 5_000 }, holds: ({ outcomes: all }) => (all.length <= 1 ? null : 'more outcomes than calls') },
  ),
  python(
    'exceptions that cannot be read spoil their own call only',
    'ok',
    `
class Bad(Exception):
    def __str__(self): raise Bad()
    __repr__ = __str__
def evaluate(row):
    if row['n'] == 1: raise Bad()
    return row['n']
`,
    { calls: threeCalls, holds: gives({ error: 'Bad' }, 2, 3) },
  ),
  python(
    'values that JSON cannot hold are errors of their call',
    'ok',
    `
def evaluate(row):
    return [float('nan'), {1, 2}, 10 ** 400][row['n'] - 1]
`,
    { calls: threeCalls, holds: gives({ error: 'ValueError' }, { error: 'TypeError' }, { error: 'TypeError' }) },
  ),
  python('files carry nothing to the next run', 'ok', '', {
    before: () =>
      `def evaluate(row):\n    open('/tmp/left', 'w').write('x')\n    import builtins\n    builtins.left = 1\n    return 1\n`,
    source: () => attemptsInPython({ file: `return open('/tmp/left').read()`, builtin: 'return left' }),
    holds: everyAttemptDenied,
  }),
  python('an endless loop is ended', 'timeout', 'def evaluate(row):\n    while True: pass\n', soon),
  python('an endless loop while loading is ended', 'timeout', 'while True: pass\n', soon),
  python(
    'a number too large to compute is ended',
    'timeout',
    'def evaluate(row):\n    return len(str((7 ** (10 ** 9)) % 10))\n',
    soon,
  ),
  python(
    'a regular expression that explodes is ended',
    'timeout',
    `import re\ndef evaluate(row):\n    return bool(re.match(r'^(a+)+$', 'a' * 60 + '!'))\n`,
    soon,
  ),
  python(
    'a handler of every exception does not outlive the clock',
    'timeout',
    `
def evaluate(row):
    while True:
        try:
            while True: pass
        except BaseException:
            pass
`,
    soon,
  ),
  python(
    'endless recursion is an error of its call',
    'ok',
    `
def dive(n): return 1 + dive(n + 1)
def evaluate(row):
    return dive(0) if row['n'] == 1 else row['n']
`,
    { calls: threeCalls, holds: gives({ error: 'RecursionError' }, 2, 3) },
  ),
  python(
    'a result nested beyond reason is an error of its call',
    'ok',
    `
def evaluate(row):
    deep = 1
    for _ in range(100000 if row['n'] == 1 else 2): deep = [deep]
    return deep
`,
    { calls: [[{ n: 1 }], [{ n: 2 }]], holds: gives({ error: 'RecursionError' }, [[1]]) },
  ),
  python(
    'a list that grows forever is bounded',
    ['ok', 'memory', 'crashed'],
    'def evaluate(row):\n    a = []\n    while True: a.append([0] * 100000)\n',
    { holds: refusedOrEnded },
  ),
  python(
    'bytes that fill memory are bounded',
    ['ok', 'memory', 'crashed'],
    'def evaluate(row):\n    return len(bytearray(3_000_000_000)) + len([bytes(50_000_000) for _ in range(100)])\n',
    { holds: refusedOrEnded },
  ),
  python(
    'a compressed text that expands is bounded',
    ['ok', 'memory', 'crashed'],
    `
import zlib
def evaluate(row):
    packer = zlib.compressobj(9)
    packed = b''.join(packer.compress(bytes(1_000_000)) for _ in range(400)) + packer.flush()
    return len(zlib.decompress(packed)) + len(zlib.decompress(packed))
`,
    { holds: refusedOrEnded },
  ),
  python('prints without end are ended', 'output-limit', `def evaluate(row):\n    while True: print('x' * 1000)\n`, {
    limits: { outputBytes: 200_000 },
  }),
  python(
    'prints to the error stream without end are ended',
    'output-limit',
    `import sys\ndef evaluate(row):\n    while True: sys.stderr.write('x' * 1000 + '\\n')\n`,
    { limits: { outputBytes: 200_000 } },
  ),
  python(
    'prints that nobody keeps are not even sent',
    'ok',
    `def evaluate(row):\n    for _ in range(2000): print('x' * 1000)\n    return 1\n`,
    { keepLogs: false, limits: { outputBytes: 100_000 }, holds: gives(1) },
  ),
  python('a huge result is ended', ['output-limit'], `def evaluate(row):\n    return 'x' * 20_000_000\n`),
  python(
    'calls to the host without end are ended',
    'host-call-limit',
    `def evaluate(row):\n    while True: judge('x')\n`,
    { limits: { hostCalls: 50 } },
  ),
  python(
    'a coroutine that never finishes is an error of its call',
    'ok',
    `
import asyncio
async def evaluate(row):
    if row['n'] == 1: await asyncio.Event().wait()
    await asyncio.sleep(3600)
    return row['n']
`,
    { calls: threeCalls, holds: gives({ error: 'RuntimeError' }, 2, 3) },
  ),
  python(
    'sleeping takes no real time',
    'ok',
    `
import time
def evaluate(row):
    before = time.time()
    time.sleep(86400)
    return round(time.time() - before)
`,
    { holds: gives(86400) },
  ),
];
