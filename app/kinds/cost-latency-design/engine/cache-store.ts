/** Cached answers by question, and when something was last stored under another question. */
export class CacheStore {
  lookups = 0;
  hits = 0;
  wrongHits = 0;
  private readonly storedAt: Float64Array;
  private readonly right: Uint8Array;
  private readonly confidence: Float64Array;
  private readonly exactKey: Int32Array;
  private lastKey = -1;
  private lastAt = -Infinity;
  private lastOtherAt = -Infinity;

  constructor(keys: number) {
    this.storedAt = new Float64Array(keys).fill(-Infinity);
    this.right = new Uint8Array(keys);
    this.confidence = new Float64Array(keys);
    this.exactKey = new Int32Array(keys).fill(-1);
  }

  /** When the answer to this question was stored, -Infinity if never or before `since`. */
  storedSince(key: number, since: number): number {
    const at = key < 0 ? -Infinity : (this.storedAt[key] as number);
    return at >= since ? at : -Infinity;
  }

  wasRight(key: number): boolean {
    return this.right[key] === 1;
  }

  confidenceOf(key: number): number {
    return this.confidence[key] as number;
  }

  hasWording(key: number, exactKey: number): boolean {
    return this.exactKey[key] === exactKey;
  }

  /** Whether an answer to another question than `key` has been stored since. */
  hasOtherSince(key: number, since: number): boolean {
    return (this.lastKey === key ? this.lastOtherAt : this.lastAt) >= since;
  }

  /** Stores an answer. `mark` tells questions without a key (-1) apart: it is below -1 and unique. */
  store(key: number, mark: number, exactKey: number, at: number, right: boolean, confidence: number): void {
    const own = key < 0 ? mark : key;
    if (own !== this.lastKey) {
      this.lastOtherAt = this.lastAt;
      this.lastKey = own;
    }
    this.lastAt = at;
    if (key < 0) return;
    this.storedAt[key] = at;
    this.right[key] = right ? 1 : 0;
    this.confidence[key] = confidence;
    this.exactKey[key] = exactKey;
  }
}
