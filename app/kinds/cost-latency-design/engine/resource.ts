/** How a request gets its turn: limits with a line in front, first come, first served. */
export interface ResourceLimits {
  id: string;
  concurrency?: number | undefined;
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
  burstSeconds: number;
  maxQueueMs: number;
  bins: number;
  binMs: number;
}

/**
 * A server with limits. Because the line is first come, first served and the length of a service is known when it starts, the
 * start of a request is settled the moment it arrives; requests must therefore arrive in order of time. Rates are a generic cell
 * rate algorithm (ITU-T I.371, virtual scheduling): each request moves the earliest time of the next.
 */
export class Resource {
  readonly id: string;
  readonly limited: boolean;
  readonly capacity: number | null;
  readonly inService: Float64Array;
  readonly waited: Float64Array;
  readonly arrived: Float64Array;
  requests = 0;
  refused = 0;
  waitSum = 0;
  waitMax = 0;
  serviceSum = 0;
  private readonly free: Float64Array | null;
  private readonly msPerRequest: number;
  private readonly msPerToken: number;
  private readonly burstMs: number;
  private readonly maxQueueMs: number;
  private readonly binMs: number;
  private nextRequest = -Infinity;
  private nextToken = -Infinity;

  constructor(limits: ResourceLimits) {
    this.id = limits.id;
    this.capacity = limits.concurrency ?? null;
    this.free = limits.concurrency === undefined ? null : new Float64Array(limits.concurrency);
    this.msPerRequest = limits.requestsPerMinute === undefined ? 0 : 60_000 / limits.requestsPerMinute;
    this.msPerToken = limits.tokensPerMinute === undefined ? 0 : 60_000 / limits.tokensPerMinute;
    this.burstMs = limits.burstSeconds * 1_000;
    this.maxQueueMs = limits.maxQueueMs;
    this.binMs = limits.binMs;
    this.limited = this.free !== null || this.msPerRequest > 0 || this.msPerToken > 0;
    this.inService = new Float64Array(limits.bins);
    this.waited = new Float64Array(limits.bins);
    this.arrived = new Float64Array(limits.bins);
  }

  /** When a request that arrives now could start, never before one that arrived earlier. Changes nothing. */
  startFor(now: number): number {
    let start = now;
    if (this.msPerRequest > 0) start = Math.max(start, this.nextRequest - this.burstMs);
    if (this.msPerToken > 0) start = Math.max(start, this.nextToken - this.burstMs);
    if (this.free !== null) start = Math.max(start, this.free[0] as number);
    return start;
  }

  /** Whether the line is longer than the provider lets requests wait; counts the refusal when it is. */
  refuses(now: number, start: number): boolean {
    if (start - now <= this.maxQueueMs) return false;
    this.refused += 1;
    return true;
  }

  /** Takes up a request that arrived at `now`, starts at `start` (as `startFor` said) and is in service until `end`. */
  take(now: number, start: number, end: number, tokens: number): void {
    this.requests += 1;
    this.wait(now, start - now);
    this.serviceSum += end - start;
    if (this.msPerRequest > 0) this.nextRequest = Math.max(this.nextRequest, start) + this.msPerRequest;
    if (this.msPerToken > 0) this.nextToken = Math.max(this.nextToken, start) + tokens * this.msPerToken;
    if (this.free !== null) this.occupy(this.free, end);
    this.addService(start, end);
  }

  /** A request that left the line after `waitMs` without being served. */
  wait(now: number, waitMs: number): void {
    this.waitSum += waitMs;
    if (waitMs > this.waitMax) this.waitMax = waitMs;
    const bin = Math.min(this.waited.length - 1, Math.floor(now / this.binMs));
    this.waited[bin] = (this.waited[bin] as number) + waitMs;
    this.arrived[bin] = (this.arrived[bin] as number) + 1;
  }

  /** The place that was free first is taken until `end`: the root of a heap of free times is replaced. */
  private occupy(free: Float64Array, end: number): void {
    const size = free.length;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (free[child + 1] as number) < (free[child] as number)) child += 1;
      if ((free[child] as number) >= end) break;
      free[at] = free[child] as number;
      at = child;
    }
    free[at] = end;
  }

  private addService(start: number, end: number): void {
    const last = this.inService.length - 1;
    let bin = Math.floor(start / this.binMs);
    let from = start;
    while (from < end && bin <= last) {
      const to = Math.min(end, (bin + 1) * this.binMs);
      this.inService[bin] = (this.inService[bin] as number) + to - from;
      from = to;
      bin += 1;
    }
  }

  /** Share of the tightest limit used over a duration: Little's law for places, counted starts for rates; null without limits. */
  utilisation(durationMs: number, tokens: number): number | null {
    if (!this.limited || durationMs <= 0) return null;
    const places = this.capacity === null ? 0 : this.serviceSum / (durationMs * this.capacity);
    return Math.max(places, (this.requests * this.msPerRequest) / durationMs, (tokens * this.msPerToken) / durationMs);
  }
}
