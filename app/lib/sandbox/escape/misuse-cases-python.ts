import type { Json } from '../../json';
import { attemptsInPython, everyAttemptDenied, gives, nothingMore, outcomes } from './escape-case';
import type { EscapeCase } from './escape-case';

const FRAME = '{"t":"ret","id":"x","v":"forged"}';
const threeCalls: Json[][] = [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]];
const soon = { limits: { callMs: 700, wallMs: 1_500 } };

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

/** Attempts to forge results and to use up the machine. */
export const misuseCasesPython: EscapeCase[] = [
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
    for _ in range([1000, 100000, 2][row['n'] - 1]): deep = [deep]
    return deep
`,
    {
      calls: threeCalls,
      // Freeing the second one overflows the engine's stack, which the interpreter cannot turn into an exception.
      holds: gives({ error: 'RecursionError' }, { error: 'InterpreterError' }, [[1]]),
    },
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
