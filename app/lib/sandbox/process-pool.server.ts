import type { SandboxChild } from './child-process.server';
import type { SandboxLanguage } from './sandbox';

/**
 * Processes that have started and wait for work, some per language. Each is handed out once. New ones start one at a time, and only
 * while `idle()` says that nobody needs the processor.
 */
export class ProcessPool {
  private readonly waiting: Record<SandboxLanguage, SandboxChild[]> = { typescript: [], python: [] };
  private readonly all = new Set<SandboxChild>();
  private refilling = false;
  private closed = false;
  private failures = 0;

  constructor(
    private readonly options: {
      start: (language: SandboxLanguage) => SandboxChild;
      warm: Record<SandboxLanguage, number>;
      idle: () => boolean;
    },
  ) {}

  /** A process that is ready. Tries once more when one does not start, then throws. */
  async take(language: SandboxLanguage): Promise<SandboxChild> {
    for (let attempt = 0; ; attempt++) {
      const child = this.takeWaiting(language) ?? this.begin(language);
      try {
        await withDeadline(child);
        return child;
      } catch (error) {
        child.kill();
        if (attempt > 0 || this.closed) throw error;
      }
    }
  }

  private takeWaiting(language: SandboxLanguage): SandboxChild | undefined {
    for (let child = this.waiting[language].shift(); child; child = this.waiting[language].shift()) {
      if (!child.end) return child;
    }
    return undefined;
  }

  private begin(language: SandboxLanguage): SandboxChild {
    if (this.closed) throw new Error('the sandbox is closed');
    const child = this.options.start(language);
    this.all.add(child);
    for (const event of ['exit', 'error']) child.process.once(event, () => this.all.delete(child));
    return child;
  }

  /** Starts what is missing, in the background. */
  async refill(): Promise<void> {
    if (this.refilling) return;
    this.refilling = true;
    try {
      for (let language = this.missing(); language; language = this.missing()) {
        const child = this.begin(language);
        this.waiting[language].push(child);
        await withDeadline(child);
        this.failures = 0;
      }
    } catch {
      // A process that does not start is reported to whoever needs one. Three in a row end the refilling.
      this.failures++;
    } finally {
      this.refilling = false;
    }
  }

  private missing(): SandboxLanguage | null {
    if (this.closed || this.failures >= 3 || !this.options.idle()) return null;
    const languages: SandboxLanguage[] = ['typescript', 'python'];
    return languages.find((name) => this.waiting[name].length < this.options.warm[name]) ?? null;
  }

  /** Kills every process, waiting or working, and resolves when they are gone. */
  async close(): Promise<void> {
    this.closed = true;
    const gone = [...this.all].map(
      (child) =>
        new Promise<void>((resolve) => child.process.once('exit', () => resolve()).once('error', () => resolve())),
    );
    for (const child of [...this.all]) child.kill();
    await Promise.all(gone);
  }
}

const START_MS = 60_000;

async function withDeadline(child: SandboxChild): Promise<void> {
  const timer = setTimeout(() => child.kill(), START_MS);
  try {
    await child.ready;
  } finally {
    clearTimeout(timer);
  }
}
