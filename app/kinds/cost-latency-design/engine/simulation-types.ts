/** What goes into a simulation and what comes out. Plain data: it crosses worker borders and is stored as JSON. */
import type { Catalogue } from '../catalogue';
import type { Design } from '../design';
import type { ScenarioEvent } from '../scenario';
import type { Slo } from '../targets';
import type { Traffic } from '../traffic';

export interface SimulationOptions {
  design: Design;
  catalogue: Catalogue;
  traffic: Traffic;
  /** Default none. */
  events?: readonly ScenarioEvent[];
  /** Calls before this are simulated but not measured. Default 0. */
  warmUpMs?: number;
  /** Equal seeds give equal draws to equal calls, whatever the design. */
  seed: number;
  /** Runs with independent draws over the same traffic. Default 1. */
  replications?: number;
  slo: Slo;
  callsPerMonth: number;
  /** Calls, as indexes into the traffic after its events, whose spans of the first replication are kept. */
  traceCalls?: readonly number[];
}

/** Mean over replications with its 95 % interval (Student's t); all three are equal with one replication. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/**
 * Numbers of a group of calls. Latencies: milliseconds from arrival to the whole answer (or its first token), over calls that may
 * not wait for a batch and did not go to a human. `right`, `wrong`, `abstained` and `failed` add up to 1; a call that a human took is
 * among them by what the human made of it and counts in `hand-off` too. `invented` (no facts in the prompt), `stale`,
 * `mismatched` (a cached answer to another question) and `truncated` are parts of `wrong`. A cost per resolved call is all cost
 * over right answers.
 */
export type GroupMetric =
  | 'latency-mean'
  | 'latency-p50'
  | 'latency-p95'
  | 'latency-p99'
  | 'first-token-p50'
  | 'first-token-p95'
  | 'cost-per-call'
  | 'cost-per-resolved'
  | 'right-share'
  | 'wrong-share'
  | 'invented-share'
  | 'stale-share'
  | 'mismatched-share'
  | 'truncated-share'
  | 'abstained-share'
  | 'failed-share'
  | 'hand-off-share'
  | 'cache-share';

export interface GroupSummary {
  /** Name of the slice or risk class; `all` for all calls. */
  name: string;
  calls: number;
  /** null where the group has no call the metric is of. */
  metrics: Record<GroupMetric, Estimate | null>;
}

export interface StageSummary {
  /** Id of the stage; the last is `human-desk` where there is one. */
  stageId: string;
  /** Means over replications, of measured calls, as everything below. */
  usdPerCall: number;
  usdPerMonth: number;
  requests: number;
  errors: number;
  timeouts: number;
  /** Refused at a rate limit. */
  refused: number;
  retries: number;
  hedges: number;
  fallbacks: number;
  degraded: number;
}

export interface CacheSummary {
  stageId: string;
  lookups: number;
  hits: number;
  hitShare: number;
  /** Hits that served a wrong answer: to another question, too old, or wrong when stored. */
  wrongHits: number;
}

/** Of the first replication, warm-up included. */
export interface ResourceSummary {
  /** Catalogue id; `human-desk` for the desk. */
  id: string;
  requests: number;
  refused: number;
  meanWaitMs: number;
  maxWaitMs: number;
  /** Mean number of requests in service, over the duration of the traffic. */
  meanInService: number;
  /**
   * Share of the limit in use, the tightest of concurrency, requests and tokens per minute, over the duration of the traffic; above 1
   * when a line is worked off after its end. null without a limit.
   */
  utilisation: number | null;
  /** By bin of `Timeline`. */
  inService: number[];
  waitMs: number[];
}

export interface Timeline {
  binMs: number;
  arrivals: number[];
  /** null in bins without a call that counts for latency. */
  latencyP95Ms: (number | null)[];
  failed: number[];
  wrong: number[];
  handedOff: number[];
  usd: number[];
}

/**
 * A step of a traced call: `name` is the stage. A request has the attributes request (model or service), id, role, attempt, waitedMs (in
 * line), outcome (ok, error, timeout, refused) and usd, models also tokens, `firstTokenMs` and what was answered. A step without
 * `request` says what a stage found or decided: hit, passages, branch, flagged, skipped.
 */
export interface Span {
  name: string;
  /** Milliseconds after the start of the traffic. */
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number | boolean>;
}
export type CallResult = 'right' | 'wrong' | 'abstained' | 'failed';
export interface CallTrace {
  call: number;
  result: CallResult;
  /** invented, stale, mismatched, truncated, or empty. */
  reason: string;
  handedOff: boolean;
  costUsd: number;
  slice: string;
  risk: string;
  difficulty: number;
  /** The first span is the whole call. */
  spans: Span[];
}

export interface SimulationResult {
  seed: number;
  replications: number;
  /** Measured calls of one replication. */
  calls: number;
  all: GroupSummary;
  slices: GroupSummary[];
  risks: GroupSummary[];
  /** Ten bins of difficulty. */
  difficulty: { from: number; to: number; calls: number; rightShare: number; wrongShare: number }[];
  cost: { perCallUsd: Estimate; perMonthUsd: Estimate; stages: StageSummary[] };
  /** Latencies of the first replication, in bins that widen by a constant factor. */
  histogram: { fromMs: number; toMs: number; calls: number }[];
  caches: CacheSummary[];
  resources: ResourceSummary[];
  timeline: Timeline;
  /** Minutes of traffic, by arrival, in which fewer calls than the objective asks were answered in time. */
  breachMinutes: Estimate;
  minutes: number;
  handOff: { perCall: Estimate; abandonedShare: number; meanWaitMs: number; p95ResolveMs: number };
  /** Random numbers drawn in the first replication, for the benchmark. */
  draws: { uniform: number; normal: number };
  traces: CallTrace[];
}
