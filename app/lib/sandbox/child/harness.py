"""Runs a submitted Python file: loads it as module `submission`, calls its entry, places its errors. Ends in {load, invoke}."""

import asyncio
import builtins
import dataclasses
import heapq
import inspect
import io
import json
import linecache
import os
import random
import sys
import time
import traceback
import types
import uuid

import _host


class HostError(Exception):
    """What a host function refused with."""


def _make_bridge(call=_host.call, log=_host.log, now=_host.now, advance=_host.advance):
    return call, log, now, advance


_call, _log, _now, _advance = _make_bridge()
_EPOCH = _now()


class _VirtualLoop(asyncio.BaseEventLoop):
    """An event loop in virtual time: no selector, no threads; waiting moves the clock."""

    def __init__(self):
        super().__init__()
        self._clock_resolution = 1e-9

    def time(self):
        return _now() - _EPOCH

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
        if not self._ready:
            if not self._scheduled:
                raise RuntimeError('the coroutine never finishes: nothing is left to run')
            _advance(max(0.0, self._scheduled[0]._when - self.time()))
        horizon = self.time() + 1e-9
        while self._scheduled and self._scheduled[0]._when <= horizon:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()


class _VirtualPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = _VirtualLoop


def _install_time():
    asyncio.events._set_running_loop(None)
    asyncio.events._event_loop_policy = _VirtualPolicy()

    def sleep(seconds):
        _advance(max(0.0, float(seconds)))

    def passed():
        return _now() - _EPOCH

    time.sleep = sleep
    time.time = lambda: _now()
    time.time_ns = lambda: round(_now() * 1e9)
    for name in ('monotonic', 'perf_counter', 'process_time', 'thread_time'):
        setattr(time, name, passed)
        setattr(time, name + '_ns', lambda: round(passed() * 1e9))


class _Prints(io.TextIOBase):
    """Takes prints. Whole lines go to the parent; a rest without a newline goes when the call ends."""

    encoding = 'utf-8'

    def __init__(self):
        self.keep = False
        self.rest = ''

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError('write() argument must be str')
        if self.keep:
            *lines, self.rest = (self.rest + text).split('\n')
            for line in lines:
                _log(line)
        return len(text)

    def finish(self):
        rest, self.rest = self.rest, ''
        if rest:
            _log(rest)


def _make_host():
    module = types.ModuleType('host', 'Functions that the exercise provides.')

    def call(name, *args, _call=_call, _loads=json.loads, _dumps=json.dumps):
        answer = _loads(_call(name, _dumps(args, allow_nan=False, default=_plain)))
        if 'e' in answer:
            raise HostError(answer['e'])
        return answer['v']

    module.call = call
    module.HostError = HostError
    return module


def _plain(value):
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f'{type(value).__name__} is not JSON')


def _check_depth(value, limit=400):
    """Refuses nesting that would overflow the encoder's stack, which ends the interpreter instead of raising."""
    pending = [(value, 0)]
    while pending:
        inner, depth = pending.pop()
        if depth > limit:
            raise RecursionError(f'the result is nested more than {limit} levels deep')
        if isinstance(inner, dict):
            pending.extend((item, depth + 1) for item in inner.values())
        elif isinstance(inner, (list, tuple)):
            pending.extend((item, depth + 1) for item in inner)


def _frames(error, filename):
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == filename:
            column = None
            for index, position in enumerate(code.co_positions()):
                if index == trace.tb_lasti // 2:
                    column = position[2]
                    break
            frames.append((code.co_name, trace.tb_lineno, 1 if column is None else column + 1))
        trace = trace.tb_next
    return frames[::-1][:50]


def _describe(error, filename):
    """JSON text of an exception, with its frames in the submitted file. Reading it may run submitted code."""
    name = type(error).__name__
    try:
        message = str(error)
    except BaseException:
        message = ''
    if isinstance(error, ModuleNotFoundError) and error.name:
        message = f'No module named {error.name!r}: only the standard library is available'
    if isinstance(error, (SystemExit, KeyboardInterrupt)):
        message = f'the code ended itself: {message}'
    frames = _frames(error, filename)
    if isinstance(error, SyntaxError) and error.filename == filename and error.lineno:
        message = error.msg
        frames.insert(0, ('<module>', error.lineno, error.offset or 1))
    lines = ''.join(f'\n    at {where} ({filename}:{line}:{column})' for where, line, column in frames)
    return json.dumps({'e': {'name': name[:200], 'message': message[:2000], 'stack': f'{name}{lines}'[:8000]}})


def _make_runner(host, prints):
    module = types.ModuleType('submission')
    state = {'filename': 'submission.py', 'entry': None}
    loads, dumps, new_random = json.loads, json.dumps, random.seed
    describe, drive, plain, check_depth = _describe, _drive, _plain, _check_depth

    def restart(seed):
        asyncio.events._set_running_loop(None)
        if seed:
            new_random(int(seed, 16))
            uuid._node = uuid._last_timestamp = None

    def load(job):
        filename, source, entry, names, keep, seed = loads(job)
        state['filename'] = filename
        state['entry'] = entry
        prints.keep = keep
        for name in names:
            module.__dict__[name] = _named(host, name)
        module.__file__ = filename
        restart(seed)
        try:
            linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
            exec(compile(source, filename, 'exec', dont_inherit=True), module.__dict__)
            if not callable(module.__dict__.get(entry)):
                raise TypeError(f'{filename} does not define a function "{entry}"')
            return ''
        except BaseException as error:
            return describe(error, filename)
        finally:
            prints.finish()

    def invoke(args, seed):
        restart(seed)
        try:
            returned = module.__dict__[state['entry']](*loads(args))
            if inspect.isawaitable(returned):
                returned = drive(returned)
            check_depth(returned)
            return '{"v":' + dumps(returned, allow_nan=False, default=plain) + '}'
        except BaseException as error:
            return describe(error, state['filename'])
        finally:
            prints.finish()

    return module, {'load': load, 'invoke': invoke}


def _named(host, name):
    def host_function(*args):
        return host.call(name, *args)

    host_function.__name__ = host_function.__qualname__ = name
    return host_function


def _drive(awaitable, _Runner=asyncio.Runner, _Loop=_VirtualLoop):
    async def wait():
        return await awaitable

    with _Runner(loop_factory=_Loop) as runner:
        return runner.run(wait())


def _install():
    _install_time()
    sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = prints = _Prints()
    host = _make_host()
    sys.modules['host'] = builtins.host = host
    builtins.HostError = HostError
    module, functions = _make_runner(host, prints)
    sys.modules['submission'] = module
    sys.modules.pop('_host', None)
    sys.path[:] = [entry for entry in sys.path if entry.endswith('.zip')]
    os.environ.clear()
    return functions


_install()
