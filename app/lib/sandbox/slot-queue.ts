/** A number of slots and a line, first come first served. */
export class SlotQueue {
  private taken = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly slots: number) {}

  get busy(): number {
    return this.taken;
  }

  get waiting(): number {
    return this.line.length;
  }

  /** Waits for a slot. Resolves with the function that frees it, or with null when the signal fires first. */
  take(signal?: AbortSignal): Promise<(() => void) | null> {
    if (signal?.aborted) return Promise.resolve(null);
    if (this.taken < this.slots) {
      this.taken++;
      return Promise.resolve(this.releaser());
    }
    return new Promise((resolve) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        resolve(this.releaser());
      };
      const leave = () => {
        this.line.splice(this.line.indexOf(enter), 1);
        resolve(null);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.line.push(enter);
    });
  }

  /** A freed slot goes straight to the first in line. */
  private releaser(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.line.shift();
      if (next) next();
      else this.taken--;
    };
  }
}
