import type { Json } from '../../lib/json';
import type { Rubric } from '../../exercises/exercise-format';
import type { Flag } from '../../kinds/contract';
import type { Verdict } from '../grade-types';

/** One piece of the candidate's text the judge reads and may quote. */
export interface JudgedFile {
  path: string;
  title: string;
  text: string;
}

export interface JudgeRequest {
  rubric: Rubric;
  /** The brief as the candidate read it. */
  brief: string;
  /** Facts for the judge only (`KindChecks.judgeNotes`). */
  notes: string;
  files: JudgedFile[];
  /** Text of the untouched starter, by path: an unchanged file counts as empty. */
  starterFiles: Record<string, string>;
  /** Shuffles the criterion order of each sample and draws the delimiters. */
  seed: number;
  signal?: AbortSignal;
  /** Keeps finished samples, so that a job that is tried again does not pay for them twice. */
  memo?: JudgeMemo;
}

/** Storage of finished parts of a grading, by name; `put` is durable when it resolves. */
export interface JudgeMemo {
  get(stepId: string): Promise<Json | undefined>;
  put(stepId: string, output: Json, durationMs: number): Promise<unknown>;
}

/** The judge's server is overloaded, limited or out of reach: worth trying again, after `retryAfterSeconds` when it said so. */
export class JudgeUnavailable extends Error {
  readonly retryAfterSeconds: number | null;

  constructor(message: string, retryAfterSeconds: number | null) {
    super(message);
    this.name = 'JudgeUnavailable';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** One HTTP call to the model, whatever came of it; stored whether or not it could be used. */
export interface JudgeCallRecord {
  sampleIndex: number;
  attempt: number;
  model: string;
  promptHash: string;
  requestId: string | null;
  /** How the answer was asked for: strict schema, JSON object, or plain text. */
  responseFormat: 'json_schema' | 'json_object' | 'text';
  finishReason: string | null;
  /** `ok`, or why the call gave no usable sample. */
  outcome:
    | 'ok'
    | 'malformed'
    | 'refusal'
    | 'truncated'
    | 'content-filter'
    | 'http-error'
    | 'timeout'
    | 'network'
    | 'cancelled';
  httpStatus: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  cachedInputTokens: number | null;
  /** Null when the model has no known price. */
  costUsd: number | null;
  startedAt: string;
  latencyMs: number;
  /** The model's text as received, or the error's; at most 20,000 characters. */
  responseText: string;
}

export interface JudgeOutcome {
  /** One per criterion of the rubric, in its order. */
  verdicts: Verdict[];
  flags: Flag[];
  calls: JudgeCallRecord[];
  /** `none` when no judge is configured. */
  model: string;
  promptHash: string | null;
}

export interface Judge {
  /** Model name, or `none`. */
  readonly model: string;
  /**
   * Grades what code cannot decide. Never throws for what a model or a server answers: criteria then need a human. Throws
   * `JudgeUnavailable` for faults worth trying again later (rate limit, overload, network), with `retryAfterSeconds`.
   */
  assess(request: JudgeRequest, onCall?: (call: JudgeCallRecord) => void): Promise<JudgeOutcome>;
}
