import { createHash } from 'node:crypto';
import { stableStringify, type Json } from '../../../lib/json';
import type { CallOutcome, LogLine, Sandbox, SandboxRequest, SandboxResult } from '../../../lib/sandbox/sandbox';
import { seededRandom } from '../../../lib/random';

/**
 * A sandbox for trusted test code: plain JavaScript in this very process, one module instance per session, random numbers reseeded
 * per call from (seed, arguments). It keeps the contract's semantics and none of its protection.
 */
export function inProcessSandbox(): Sandbox & { sessions: SandboxRequest[] } {
  const sessions: SandboxRequest[] = [];
  return {
    level: 0,
    sessions,
    run: (request) => {
      sessions.push(request);
      return Promise.resolve(runHere(request));
    },
    close: () => Promise.resolve(),
  };
}

class HostError extends Error {
  override name = 'HostError';
}

function runHere(request: SandboxRequest): SandboxResult {
  let callIndex = -1;
  let hostCalls = 0;
  const logs: LogLine[] = [];
  const judge = (...args: Json[]) => {
    hostCalls += 1;
    const reply = request.host?.judge?.(args, callIndex) ?? { error: 'no host' };
    if ('error' in reply) throw new HostError(reply.error);
    return reply.value;
  };
  const console = { log: (...texts: unknown[]) => request.keepLogs && logs.push({ callIndex, text: texts.join(' ') }) };
  const math = Object.create(Math) as Math;
  let evaluate: (...args: Json[]) => Json;
  try {
    const body = `${request.source.replaceAll(/^export /gm, '')}\nreturn ${request.entry};`;
    evaluate = new Function('judge', 'console', 'Math', body)(judge, console, math) as typeof evaluate;
  } catch (error) {
    return { status: 'load-error', outcomes: [], error: describe(error), logs, totalMs: 0 };
  }
  const outcomes = request.calls.map((args, at): CallOutcome => {
    callIndex = at;
    const before = hostCalls;
    const hash = createHash('sha256')
      .update(`${request.seed} ${stableStringify(args)}`)
      .digest();
    math.random = seededRandom(hash.readUInt32LE(0));
    const outcome = attempt(evaluate, args);
    request.onProgress?.(at + 1, request.calls.length);
    return { ...outcome, ms: 0.1, hostCalls: hostCalls - before };
  });
  return { status: 'ok', outcomes, logs, totalMs: outcomes.length * 0.1 };
}

function attempt(evaluate: (...args: Json[]) => Json, args: Json[]) {
  try {
    const copy = structuredClone(args);
    return { value: JSON.parse(JSON.stringify(evaluate(...copy) ?? null)) as Json };
  } catch (error) {
    return { error: describe(error) };
  }
}

function describe(error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name, message, line: 2, stack: [] };
}
