import { availableParallelism } from 'node:os';
import path from 'node:path';
import { childCommand } from './child-command.server';
import { SandboxChild } from './child-process.server';
import type { Weakened } from './layers';
import { prepareSandbox } from './prepare-sandbox.server';
import type { PreparedSandbox } from './prepare-sandbox.server';
import { probeSandboxLevel } from './probe-sandbox-level.server';
import { ProcessPool } from './process-pool.server';
import { runSession } from './run-session.server';
import type { Sandbox, SandboxLanguage, SandboxLevel, SandboxRequest, SandboxResult } from './sandbox';
import { SlotQueue } from './slot-queue';
import { TypeStripper } from './strip-types.server';

export interface SandboxOptions {
  /** The level to use; by default the best that a probe shows to work. */
  level?: SandboxLevel;
  /** Programs at once. */
  concurrency: number;
  dataDir: string;
  /** Processes kept waiting per language; by default as many as may run at once. */
  warm?: Record<SandboxLanguage, number>;
  log?: (message: string) => void;
  /** Layers to leave out. Only tests do that, to show that the escape suite notices. */
  weakened?: Weakened;
}

/** Opens a sandbox: prepares its files, finds its level, and starts a first few processes in the background. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const prepared = await prepareSandbox(options);
  const level = options.level ?? (await probeSandboxLevel({ prepared, log: options.log }));
  return new ProcessSandbox(prepared, level, options);
}

class ProcessSandbox implements Sandbox {
  private readonly weakened: Weakened;
  private readonly slots: SlotQueue;
  private readonly pool: ProcessPool;
  private readonly stripper = new TypeStripper();
  private closed = false;
  private toldSlow = false;

  constructor(
    prepared: PreparedSandbox,
    readonly level: SandboxLevel,
    private readonly options: SandboxOptions,
  ) {
    const { concurrency, warm, dataDir } = options;
    const weakened = (this.weakened = options.weakened ?? new Set());
    const storage = path.resolve(dataDir, 'sandbox', 'storage');
    this.slots = new SlotQueue(concurrency);
    this.pool = new ProcessPool({
      warm: warm ?? { typescript: concurrency, python: concurrency },
      idle: () => this.slots.busy < Math.min(concurrency, availableParallelism()) && this.slots.waiting === 0,
      start: (language) => new SandboxChild(childCommand({ prepared, level, language, weakened, storage }), weakened),
    });
    void this.pool.refill();
    this.stripper.warm().catch(() => undefined);
  }

  async run(request: SandboxRequest): Promise<SandboxResult> {
    const started = performance.now();
    const free = await this.slots.take(request.signal);
    if (!free) return notRun('aborted', { name: 'SessionEnded', message: 'The run was stopped.', stack: [] }, started);
    try {
      return await this.runInSlot(request, started);
    } finally {
      free();
      void this.pool.refill();
    }
  }

  private async runInSlot(request: SandboxRequest, started: number): Promise<SandboxResult> {
    if (this.closed) throw new Error('the sandbox is closed');
    let code = request.source;
    if (request.language === 'typescript') {
      const stripped = await this.stripper.strip(code, request.filename);
      if ('error' in stripped) return notRun('load-error', stripped.error, started);
      code = stripped.code;
    }
    const child = await this.pool.take(request.language);
    const { slow } = await child.ready;
    if (slow && !this.toldSlow) this.options.log?.('Python starts without its snapshot, which takes seconds each time');
    this.toldSlow ||= slow;
    const result = await runSession({ child, request, code, weakened: this.weakened });
    if (this.closed && result.status !== 'ok') throw new Error('the sandbox is closed');
    return result;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([this.pool.close(), this.stripper.close()]);
  }
}

function notRun(status: 'aborted' | 'load-error', error: SandboxResult['error'], started: number): SandboxResult {
  return { status, outcomes: [], error, logs: [], totalMs: performance.now() - started };
}
