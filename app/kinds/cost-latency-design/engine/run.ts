import type { Traffic } from '../traffic';
import { CacheStore } from './cache-store';
import { Draws } from './draws';
import { EventHeap } from './event-heap';
import type { Op, Program } from './ops';
import type { Span } from './simulation-types';
import { Walkers } from './walkers';
import type { World } from './world';

/** Returned by a step instead of a time: the walker waits for an event. */
export const SUSPENDED = -1;
/** Kinds of events; the payload of an event is `id * 4 + kind`. */
export const EVENT = { resume: 0, hedge: 1, flush: 2 } as const;

export const RESULT = { none: 0, right: 1, wrong: 2, abstained: 3, failed: 4 } as const;
export const REASON = { none: 0, invented: 1, stale: 2, mismatched: 3, truncated: 4 } as const;
/** By REASON. */
export const REASON_NAMES = ['', 'invented', 'stale', 'mismatched', 'truncated'] as const;

/** Sums by stage, in the order of `Program.stageIds`, then the human desk. */
export class StageSums {
  readonly usd: Float64Array;
  readonly requests: Float64Array;
  readonly errors: Float64Array;
  readonly timeouts: Float64Array;
  readonly refused: Float64Array;
  readonly retries: Float64Array;
  readonly hedges: Float64Array;
  readonly fallbacks: Float64Array;
  readonly degraded: Float64Array;

  constructor(stages: number) {
    const column = () => new Float64Array(stages);
    this.usd = column();
    this.requests = column();
    this.errors = column();
    this.timeouts = column();
    this.refused = column();
    this.retries = column();
    this.hedges = column();
    this.fallbacks = column();
    this.degraded = column();
  }
}

/** Calls waiting for a batch of one stage: a linked list of walkers. `serial` names the batch being filled. */
export interface OpenBatch {
  head: number;
  size: number;
  serial: number;
}

/** How the latest request went: the slot that request functions fill and their callers read at once. */
export class Settled {
  ok = false;
  at = 0;
  firstToken = 0;
  answer = 0;
  reason = 0;
  confidence = 0;
}

/** The state of one replication, and what it measured of each call. */
export class Run {
  now = 0;
  readonly heap = new EventHeap();
  readonly walkers = new Walkers();
  readonly draws: Draws;
  readonly settled = new Settled();
  readonly sums: StageSums;
  readonly caches: CacheStore[];
  readonly batches: OpenBatch[];
  /** By model and prefix: from when on, and until when, the prefix is in the prompt cache. */
  readonly prefixFrom: Float64Array;
  readonly prefixUntil: Float64Array;
  /** Everything cached before this moment is gone. */
  flushedAt = -Infinity;
  coldSeen = 0;
  readonly result: Uint8Array;
  readonly reason: Uint8Array;
  readonly handedOff: Uint8Array;
  readonly cacheHit: Uint8Array;
  readonly latencyMs: Float64Array;
  readonly firstTokenMs: Float64Array;
  readonly costUsd: Float64Array;
  desk = { requests: 0, abandoned: 0, waitMs: 0 };
  readonly spans = new Map<number, Span[]>();

  constructor(
    readonly program: Program,
    readonly world: World,
    readonly traffic: Traffic,
    /** Index of the risk class in the catalogue, by index in the traffic. */
    readonly riskOf: Uint8Array,
    seed: number,
    /** First call that is measured. */
    readonly firstMeasured: number,
    traceCalls: readonly number[],
  ) {
    const { length } = traffic;
    this.draws = new Draws(seed);
    this.sums = new StageSums(program.stageIds.length + 1);
    this.caches = program.caches.map(
      ({ semantic }) => new CacheStore(semantic ? traffic.repeatKeys : traffic.exactKeys),
    );
    this.batches = program.ops.map(() => ({ head: -1, size: 0, serial: 0 }));
    this.prefixFrom = new Float64Array(world.models.length * traffic.prefixKeys).fill(Infinity);
    this.prefixUntil = new Float64Array(world.models.length * traffic.prefixKeys).fill(-Infinity);
    this.result = new Uint8Array(length);
    this.reason = new Uint8Array(length);
    this.handedOff = new Uint8Array(length);
    this.cacheHit = new Uint8Array(length);
    this.latencyMs = new Float64Array(length);
    this.firstTokenMs = new Float64Array(length);
    this.costUsd = new Float64Array(length);
    for (const call of traceCalls) this.spans.set(call, []);
  }

  arrival(walker: number): number {
    return this.traffic.timeMs[this.walkers.call[walker] as number] as number;
  }

  isRefuseClass(call: number): boolean {
    return this.world.refuse[this.riskOf[this.traffic.risk[call] as number] as number] === 1;
  }

  charge(call: number, stage: number, usd: number): void {
    this.costUsd[call] = (this.costUsd[call] as number) + usd;
    if (call >= this.firstMeasured) this.sums.usd[stage] = (this.sums.usd[stage] as number) + usd;
  }

  /** Counts one in a column of `sums`, for calls that are measured. */
  count(column: Float64Array, stage: number, call: number): void {
    if (call >= this.firstMeasured) column[stage] = (column[stage] as number) + 1;
  }

  /** Continues the walker at a later moment, where it stands. */
  resumeAt(walker: number, time: number): typeof SUSPENDED {
    this.heap.push(time, walker * 4 + EVENT.resume);
    return SUSPENDED;
  }

  /** Sends the walker to the end of the pipeline, or of its parallel branch, with an ending. */
  finish(walker: number, op: Op, ending: number, time: number): number {
    this.walkers.ending[walker] = ending;
    this.walkers.pc[walker] = op.exit;
    return time;
  }

  /** Notes a span of a traced call. Callers ask `isTraced` first, so that attributes are built for those only. */
  span(call: number, name: string, startMs: number, endMs: number, attributes: Span['attributes']): void {
    this.spans.get(call)?.push({ name, startMs, endMs, attributes });
  }

  isTraced(call: number): boolean {
    return this.spans.size > 0 && this.spans.has(call);
  }
}
