import type { Json } from '../../../lib/json';
import type { CallOutcome, LogLine, Sandbox, SandboxRequest, SandboxResult } from '../../../lib/sandbox/sandbox';

type Entry = (...args: Json[]) => Json;

/**
 * A sandbox for trusted test code: plain JavaScript in this very process, one module instance per session. It keeps the contract's
 * semantics and none of its protection. Runs detectors and linked worlds alike; `sessions` are the requests it has seen.
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

function runHere(request: SandboxRequest): SandboxResult {
  let callIndex = -1;
  const logs: LogLine[] = [];
  const console = { log: (...texts: unknown[]) => request.keepLogs && logs.push({ callIndex, text: texts.join(' ') }) };
  let entry: Entry;
  try {
    const body = request.source.replaceAll(/^export \{.*$/gm, '').replaceAll(/^export /gm, '');
    entry = new Function('console', `${body}\nreturn ${request.entry};`)(console) as Entry;
  } catch (error) {
    return { status: 'load-error', outcomes: [], error: describe(error), logs, totalMs: 0 };
  }
  const outcomes = request.calls.map((args, at): CallOutcome => {
    callIndex = at;
    const outcome = attempt(entry, args);
    request.onProgress?.(at + 1, request.calls.length);
    return { ...outcome, ms: 0.1, hostCalls: 0 };
  });
  return { status: 'ok', outcomes, logs, totalMs: outcomes.length * 0.1 };
}

function attempt(entry: Entry, args: Json[]) {
  try {
    return { value: JSON.parse(JSON.stringify(entry(...structuredClone(args)) ?? null)) as Json };
  } catch (error) {
    return { error: describe(error) };
  }
}

function describe(error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name, message, line: 2, stack: [] };
}
