import { Worker } from 'node:worker_threads';
import { childSource } from './install-runtime.server';
import type { CodeError } from './sandbox';

export type Stripped = { code: string } | { error: CodeError };

const SOURCE_LIMIT = 1_000_000;
const TIME_MS = 15_000;

/**
 * Removes types, in a thread with bounds on time and memory that is replaced when it exceeds them. Positions in the text stay the
 * same. One source at a time, so that a hostile one takes no other along. Never throws for anything the source does: syntax errors,
 * imports and exceeded bounds are returned, placed where known. Throws when it was closed.
 */
export class TypeStripper {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private closed = false;

  strip(source: string, filename: string): Promise<Stripped> {
    if (source.length > SOURCE_LIMIT) return Promise.resolve(refused('the file is too large'));
    const result = this.turn.then(() => this.stripNext(source, filename));
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Starts the thread and loads the parser ahead of the first source. */
  async warm(): Promise<void> {
    await this.strip('export {}', 'warm.ts');
  }

  private stripNext(source: string, filename: string): Promise<Stripped> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('the sandbox is closed'));
      const worker = (this.worker ??= this.start());
      worker.ref();
      const settle = (result: Stripped | null, refusal: string) => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', lost).off('exit', lost);
        // Idle, it keeps no process alive; while it is being closed, its end must be waited for.
        if (!this.closed) worker.unref();
        if (result === null) this.giveUp();
        if (this.closed) reject(new Error('the sandbox is closed'));
        else resolve(result ?? refused(refusal));
      };
      const lost = () => settle(null, 'the file cannot be parsed: it is nested too deeply or too large');
      const answered = (result: { code: string } | { error: Omit<CodeError, 'stack'> }) =>
        settle('code' in result ? result : { error: { ...result.error, stack: [] } }, '');
      const timer = setTimeout(() => settle(null, 'the file takes too long to parse'), TIME_MS);
      worker.on('message', answered).on('error', lost).on('exit', lost);
      worker.postMessage({ source, filename });
    });
  }

  private start(): Worker {
    return new Worker(new URL(`data:text/javascript,${encodeURIComponent(childSource('strip-worker.mjs'))}`), {
      execArgv: ['--no-warnings', '--experimental-vm-modules'],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
  }

  private giveUp(): void {
    const worker = this.worker;
    this.worker = null;
    worker?.on('error', () => undefined);
    void worker?.terminate();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.worker?.ref();
    await this.worker?.terminate();
    this.worker = null;
  }
}

const refused = (message: string): Stripped => ({ error: { name: 'SyntaxError', message, stack: [] } });
