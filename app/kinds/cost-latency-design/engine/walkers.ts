/**
 * What is known of every call under way, in columns. A walker is a call walking through the pipeline, or a parallel branch of one.
 * Places are reused.
 */
export class Walkers {
  call = new Int32Array(0);
  pc = new Int32Array(0);
  /** Walker this one is a parallel branch of, or -1; how many branches it waits for. */
  parent = new Int32Array(0);
  pending = new Int32Array(0);
  /** Progress in the stage at hand: attempts made, fallback model in use (0 none), time of the first attempt. */
  attempt = new Int32Array(0);
  fallback = new Int32Array(0);
  firstAt = new Float64Array(0);
  /** Result of a request that is being hedged. */
  held = new Int32Array(0);
  heldAt = new Float64Array(0);
  heldFirst = new Float64Array(0);
  heldConfidence = new Float64Array(0);
  heldSince = new Float64Array(0);
  heldModel = new Int32Array(0);
  heldTokens = new Int32Array(0);
  /** 0 no answer, 1 right, 2 wrong. */
  answer = new Uint8Array(0);
  reason = new Uint8Array(0);
  confidence = new Float64Array(0);
  firstToken = new Float64Array(0);
  fromCache = new Uint8Array(0);
  ending = new Uint8Array(0);
  /** A stage that was to answer failed and was skipped. */
  failed = new Uint8Array(0);
  /** Risk class + 1, as far as known; 0 unknown. */
  seenRisk = new Uint8Array(0);
  embedder = new Int32Array(0);
  recallGain = new Float64Array(0);
  passages = new Int32Array(0);
  passageTokens = new Int32Array(0);
  facts = new Uint8Array(0);
  override = new Int32Array(0);
  /** Caches asked in vain, by bit; the answer is written to them. */
  missed = new Int32Array(0);
  /** Next walker in the same batch. */
  link = new Int32Array(0);

  private readonly spare: number[] = [];
  private used = 0;

  constructor() {
    this.grow(1024);
  }

  /** A fresh walker for a call, at the start of the pipeline. */
  create(call: number, pc: number, seenRisk: number, facts: number): number {
    const walker = this.take();
    this.call[walker] = call;
    this.pc[walker] = pc;
    this.parent[walker] = -1;
    this.seenRisk[walker] = seenRisk;
    this.facts[walker] = facts;
    this.embedder[walker] = -1;
    this.override[walker] = -1;
    this.pending[walker] = 0;
    this.attempt[walker] = 0;
    this.fallback[walker] = 0;
    this.held[walker] = 0;
    this.answer[walker] = 0;
    this.reason[walker] = 0;
    this.confidence[walker] = 0;
    this.firstToken[walker] = 0;
    this.fromCache[walker] = 0;
    this.ending[walker] = 0;
    this.failed[walker] = 0;
    this.recallGain[walker] = 0;
    this.passages[walker] = 0;
    this.passageTokens[walker] = 0;
    this.missed[walker] = 0;
    return walker;
  }

  /** A branch that starts with what its parent knows. */
  branch(parent: number, pc: number): number {
    const walker = this.create(
      this.call[parent] as number,
      pc,
      this.seenRisk[parent] as number,
      this.facts[parent] as number,
    );
    this.parent[walker] = parent;
    this.embedder[walker] = this.embedder[parent] as number;
    this.override[walker] = this.override[parent] as number;
    this.recallGain[walker] = this.recallGain[parent] as number;
    this.passages[walker] = this.passages[parent] as number;
    this.passageTokens[walker] = this.passageTokens[parent] as number;
    return walker;
  }

  release(walker: number): void {
    this.spare.push(walker);
  }

  private take(): number {
    const again = this.spare.pop();
    if (again !== undefined) return again;
    if (this.used === this.call.length) this.grow(this.used * 2);
    this.used += 1;
    return this.used - 1;
  }

  private grow(length: number): void {
    for (const [name, column] of Object.entries(this) as [keyof Walkers, unknown][]) {
      let larger: Int32Array | Float64Array | Uint8Array;
      if (column instanceof Int32Array) larger = new Int32Array(length);
      else if (column instanceof Float64Array) larger = new Float64Array(length);
      else if (column instanceof Uint8Array) larger = new Uint8Array(length);
      else continue;
      larger.set(column);
      Object.assign(this, { [name]: larger });
    }
  }
}
