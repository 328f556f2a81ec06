import { AppError } from './errors';

interface Waiting {
  start: () => void;
}

/**
 * Lets `concurrency` pieces of work run at once and takes the waiting ones in turns over their owners, so that somebody with
 * forty runs waiting delays another person's first run by at most one of them. `limit` bounds all waiting work and
 * `limitPerOwner` one owner's; beyond either, `run` throws `busy`.
 */
export class FairGate {
  private running = 0;
  private waitingCount = 0;
  /** Owners in the order they will be served; a Map keeps insertion order, and a served owner goes to the end. */
  private readonly queues = new Map<string, Waiting[]>();
  private readonly options: { concurrency: number; limit: number; limitPerOwner: number };

  constructor(options: { concurrency: number; limit: number; limitPerOwner: number }) {
    this.options = options;
  }

  async run<T>(owner: string, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.options.concurrency) await this.wait(owner);
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.startNext();
    }
  }

  private wait(owner: string): Promise<void> {
    const own = this.queues.get(owner) ?? [];
    if (this.waitingCount >= this.options.limit || own.length >= this.options.limitPerOwner) {
      throw new AppError('busy', 'Too much is waiting to run right now. Try again in a few seconds.', {
        retryAfterSeconds: 5,
      });
    }
    this.waitingCount += 1;
    this.queues.set(owner, own);
    return new Promise((resolve) => own.push({ start: resolve }));
  }

  /** Hands the finished work's place to the next owner in turn; the place is free only when nobody waits. */
  private startNext(): void {
    const first = this.queues.entries().next();
    if (first.done) {
      this.running -= 1;
      return;
    }
    const [owner, queue] = first.value;
    const next = queue.shift();
    this.queues.delete(owner);
    if (queue.length > 0) this.queues.set(owner, queue);
    this.waitingCount -= 1;
    next?.start();
  }
}
