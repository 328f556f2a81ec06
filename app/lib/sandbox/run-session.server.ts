import { randomBytes } from 'node:crypto';
import { stableStringify } from '../json';
import type { Json } from '../json';
import { callWords } from './call-words.server';
import { checkJson } from './check-json';
import type { ChildFrame } from './frame-reader';
import type { Weakened } from './layers';
import { readError } from './read-error';
import type { CallOutcome, LogLine, SandboxLimits, SandboxRequest, SandboxResult, SandboxStatus } from './sandbox';
import type { SandboxChild } from './child-process.server';
import { watchSession } from './watch-session.server';

export const DEFAULT_LIMITS: SandboxLimits = {
  wallMs: 30_000,
  callMs: 5_000,
  outputBytes: 4_000_000,
  hostCalls: 10_000,
};

/** Ends a session early, with what to tell the candidate. */
class Cut extends Error {
  constructor(
    readonly status: SandboxStatus,
    message: string,
  ) {
    super(message);
  }
}

interface Session {
  child: SandboxChild;
  request: SandboxRequest;
  limits: SandboxLimits;
  weakened: Weakened;
  logs: LogLine[];
  hostCalls: number;
  callIndex: number;
}

/**
 * Drives one waiting process through a request and ends it. `code` is the source as the process receives it. Everything the code
 * does is a status of the result; throws when a host function of ours does, and when the machine gave the code no time to run.
 */
export async function runSession(options: {
  child: SandboxChild;
  request: SandboxRequest;
  code: string;
  weakened: Weakened;
}): Promise<SandboxResult> {
  const { child, request, weakened } = options;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const session: Session = { child, request, limits, weakened, logs: [], hostCalls: 0, callIndex: -1 };
  const outcomes: CallOutcome[] = [];
  const started = performance.now();
  const watch = watchSession({ child, limits, weakened, signal: request.signal });
  const result = (status: SandboxStatus, error?: SandboxResult['error']): SandboxResult => ({
    status,
    outcomes,
    ...(error ? { error } : {}),
    logs: session.logs,
    totalMs: performance.now() - started,
  });
  child.limitOutput(weakened.has('output-cap') ? Number.POSITIVE_INFINITY : limits.outputBytes);
  try {
    watch.startCall();
    const failed = await load(session, options.code);
    if (failed) return result('load-error', readError(failed, request.filename));
    for (const [index, args] of request.calls.entries()) {
      session.callIndex = index;
      watch.startCall();
      outcomes.push(await call(session, args));
      request.onProgress?.(outcomes.length, request.calls.length);
    }
    return result('ok');
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    const cause = watch.cause();
    if (cause?.status === 'starved') throw new Error(cause.message, { cause: error });
    const status = cause?.status ?? error.status;
    return result(status, { name: 'SessionEnded', message: cause?.message ?? error.message, stack: [] });
  } finally {
    watch.stop();
    child.kill();
  }
}

async function load({ child, request, ...session }: Session, code: string): Promise<Json | null> {
  child.send({
    filename: request.filename,
    source: code,
    entry: request.entry,
    host: Object.keys(request.host ?? {}),
    keepLogs: request.keepLogs,
    words: callWords(request.seed, 'load'),
  });
  const frame = await answerOf({ child, request, ...session });
  if (frame.t === 'loaded') return null;
  if (frame.t === 'load-error') return frame.e ?? {};
  throw violation();
}

async function call(session: Session, args: Json[]): Promise<CallOutcome> {
  const { child, request } = session;
  if (child.unread > 0) throw violation();
  const id = randomBytes(12).toString('base64url');
  const before = session.hostCalls;
  const started = performance.now();
  child.send({ id, args, words: callWords(request.seed, stableStringify(args)) });
  const frame = await answerOf(session);
  if (frame.t !== 'ret' || frame.id !== id) throw violation();
  const spent = { ms: performance.now() - started, hostCalls: session.hostCalls - before };
  if (frame.v === undefined) return { error: readError(frame.e, request.filename), ...spent };
  const wrong = checkJson(frame.v);
  if (wrong) return { error: { name: 'TypeError', message: wrong, stack: [] }, ...spent };
  return { value: frame.v, ...spent };
}

/** The next frame that is neither a print nor a host call; those are served on the way. */
async function answerOf(session: Session): Promise<ChildFrame> {
  for (;;) {
    const frame = await session.child.next();
    if (!frame) throw ended(session);
    if (frame.t === 'log') keepLog(session, frame);
    else if (frame.t === 'host') answerHostCall(session, frame);
    else return frame;
  }
}

function keepLog(session: Session, frame: ChildFrame): void {
  if (!session.request.keepLogs || typeof frame.m !== 'string') throw violation();
  session.logs.push({ callIndex: session.callIndex, text: frame.m.slice(0, 8_000) });
}

function answerHostCall(session: Session, frame: ChildFrame): void {
  const { child, request, limits, weakened } = session;
  const { name, args, id } = frame;
  if (typeof name !== 'string' || !Array.isArray(args) || typeof id !== 'number') throw violation();
  session.hostCalls++;
  if (session.hostCalls > limits.hostCalls && !weakened.has('host-cap')) {
    throw new Cut('host-call-limit', `The code made more than ${limits.hostCalls} calls to functions of the exercise.`);
  }
  const host = request.host ?? {};
  const wrong = checkJson(args);
  if (!Object.hasOwn(host, name)) {
    child.send({ id, e: `there is no function ${JSON.stringify(name.slice(0, 100))} here` });
  } else if (wrong) {
    child.send({ id, e: wrong.replace('result', 'call') });
  } else {
    const answer = host[name]?.(args, session.callIndex) ?? { error: 'no answer' };
    const lat = answer.latencyMs ?? 0;
    child.send('error' in answer ? { id, e: answer.error, lat } : { id, v: answer.value, lat });
  }
}

const violation = () =>
  new Cut(
    'protocol-violation',
    'The code wrote to the channel between the sandbox and the grader, so the run is void.',
  );

function ended(session: Session): Cut {
  const { end } = session.child;
  if (end?.reason === 'foreign-line') return violation();
  if (end?.reason === 'too-much-output') {
    return new Cut('output-limit', `The code wrote more than ${session.limits.outputBytes} bytes.`);
  }
  const said = end?.reason === 'exit' ? end : { code: null, signal: null, stderr: '' };
  if (/out of memory|heap limit|Cannot allocate memory|memory allocation of/i.test(said.stderr)) {
    return new Cut('memory', 'The code used more memory than it may.');
  }
  if (said.signal === 'SIGXCPU') return new Cut('timeout', 'The code used more processor time than it may.');
  return new Cut('crashed', 'The process that ran the code ended by itself.');
}
