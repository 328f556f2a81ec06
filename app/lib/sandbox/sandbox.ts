import type { Json } from '../json';

export type SandboxLanguage = 'typescript' | 'python';

/** 2: bubblewrap + seccomp + Deno + kernel limits. 1: Deno without permissions + kernel limits. 0: development only. */
export type SandboxLevel = 0 | 1 | 2;

/** A mistake in submitted code, placed in the candidate's own file (1-based line and column where they are known). */
export interface CodeError {
  name: string;
  message: string;
  line?: number;
  column?: number;
  /** Stack frames that lie in the candidate's file, innermost first, without paths of the machine. */
  stack: string[];
}

export interface SandboxLimits {
  /** Time for the whole session in ms, from the moment the code is sent; waiting for a free processor does not count. */
  wallMs: number;
  /** Time for a single call in ms; waiting for a free processor does not count. */
  callMs: number;
  /** Bytes the child may write (results + logs + host calls). */
  outputBytes: number;
  /** Host calls over the whole session. */
  hostCalls: number;
}

/** What a host function answers. `latencyMs` advances the virtual clock inside; an error is thrown inside as HostError. */
export type HostAnswer = { value: Json; latencyMs?: number } | { error: string; latencyMs?: number };

/** Called in the parent while call number `callIndex` is in flight. Must be fast; never sees more than the arguments. */
export type HostFunction = (args: Json[], callIndex: number) => HostAnswer;

export interface SandboxRequest {
  language: SandboxLanguage;
  /** Name shown in errors, for example `eval.ts`. */
  filename: string;
  source: string;
  /** Name of the exported function to call. */
  entry: string;
  /** Argument lists, called strictly in this order, one outstanding at a time. */
  calls: Json[][];
  host?: Record<string, HostFunction>;
  limits?: Partial<SandboxLimits>;
  /** Seeds random numbers. They are reseeded before every call from (seed, arguments), so a result depends on its arguments only. */
  seed: number;
  /** Prints are kept only where the candidate may see them: runs on public data. Hidden runs drop them unread. */
  keepLogs: boolean;
  signal?: AbortSignal;
  /** Called after each finished call, for live progress. */
  onProgress?: (done: number, total: number) => void;
}

export interface LogLine {
  /** Index into `calls`, or -1 while the module was loading. */
  callIndex: number;
  text: string;
}

export type CallOutcome = ({ value: Json } | { error: CodeError }) & { ms: number; hostCalls: number };

export type SandboxStatus =
  | 'ok'
  /** The source does not parse, or threw while loading, or does not export `entry`. */
  | 'load-error'
  | 'timeout'
  | 'memory'
  | 'output-limit'
  | 'host-call-limit'
  /** A frame nobody asked for: the run is void. */
  | 'protocol-violation'
  /** The process ended by itself. */
  | 'crashed'
  | 'aborted';

export interface SandboxResult {
  status: SandboxStatus;
  /** One entry per finished call, in order; shorter than `calls` when the session was cut. */
  outcomes: CallOutcome[];
  /** Present for load-error, and for a cut session: what to tell the candidate, in one sentence. */
  error?: CodeError;
  logs: LogLine[];
  totalMs: number;
}

/**
 * Runs untrusted code. Every session is one fresh single-use process; nothing survives it. Never throws for anything the code
 * does: that is a status. Throws only when the sandbox itself cannot work (no process could be started), which is our error.
 */
export interface Sandbox {
  readonly level: SandboxLevel;
  run(request: SandboxRequest): Promise<SandboxResult>;
  close(): Promise<void>;
}
