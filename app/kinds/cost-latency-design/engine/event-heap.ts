/**
 * Pending events by time: a binary heap in typed arrays. Events at the same time come out in the order they were put in, so that a
 * line is first come, first served.
 */
export class EventHeap {
  private times = new Float64Array(1024);
  private orders = new Float64Array(1024);
  private payloads = new Int32Array(1024);
  private size = 0;
  private pushed = 0;

  /** Time of the next event, Infinity without one. */
  get nextTime(): number {
    return this.size > 0 ? (this.times[0] as number) : Infinity;
  }

  push(time: number, payload: number): void {
    if (this.size === this.times.length) this.grow();
    const order = this.pushed;
    this.pushed += 1;
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentTime = this.times[parent] as number;
      // A parent at the same time was pushed earlier than this newest event and stays above it.
      if (parentTime <= time) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, time, order, payload);
  }

  /** Takes the next event out and returns its payload. */
  pop(): number {
    const payload = this.payloads[0] as number;
    this.size -= 1;
    const last = this.size;
    if (last === 0) return payload;
    const time = this.times[last] as number;
    const order = this.orders[last] as number;
    const moved = this.payloads[last] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && this.before(child + 1, child)) child += 1;
      const childTime = this.times[child] as number;
      if (childTime > time || (childTime === time && (this.orders[child] as number) > order)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, time, order, moved);
    return payload;
  }

  private before(a: number, b: number): boolean {
    const ta = this.times[a] as number;
    const tb = this.times[b] as number;
    return ta < tb || (ta === tb && (this.orders[a] as number) < (this.orders[b] as number));
  }

  private move(from: number, to: number): void {
    this.put(to, this.times[from] as number, this.orders[from] as number, this.payloads[from] as number);
  }

  private put(at: number, time: number, order: number, payload: number): void {
    this.times[at] = time;
    this.orders[at] = order;
    this.payloads[at] = payload;
  }

  private grow(): void {
    const length = this.times.length * 2;
    const [times, orders, payloads] = [new Float64Array(length), new Float64Array(length), new Int32Array(length)];
    times.set(this.times);
    orders.set(this.orders);
    payloads.set(this.payloads);
    this.times = times;
    this.orders = orders;
    this.payloads = payloads;
  }
}
