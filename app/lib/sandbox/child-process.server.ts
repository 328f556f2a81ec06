import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Writable, Readable } from 'node:stream';
import type { ChildCommand } from './child-command.server';
import { ForeignLine, FrameReader } from './frame-reader';
import type { ChildFrame } from './frame-reader';
import type { Weakened } from './layers';
import { callWords } from './call-words.server';

/** Why a process gives no more frames. */
export type ChildEnd =
  | { reason: 'exit'; code: number | null; signal: string | null; stderr: string }
  | { reason: 'foreign-line' | 'too-much-output' | 'killed' };

const STDERR_KEPT = 4_096;

/** One single-use process: frames in, frames out, and its end. Nothing else leaves this class. */
export class SandboxChild {
  readonly process: ChildProcess;
  /** Settles when the process waits for work; rejects when it could not start. */
  readonly ready: Promise<{ slow: boolean }>;
  end: ChildEnd | null = null;
  private readonly reader: FrameReader;
  private readonly frames: ChildFrame[] = [];
  private waiting: ((next: ChildFrame | null) => void) | null = null;
  private stderr = '';
  private stderrBytes = 0;
  private outputLimit = 1_000_000;

  constructor(command: ChildCommand, weakened: Weakened) {
    const seccomp = command.seccomp === null ? null : openSync(command.seccomp, 'r');
    try {
      this.process = spawn(command.file, command.args, {
        cwd: command.cwd,
        env: command.env as NodeJS.ProcessEnv,
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe', ...(seccomp === null ? [] : [seccomp])],
      });
    } finally {
      if (seccomp !== null) closeSync(seccomp);
    }
    const token = randomBytes(24).toString('base64url');
    this.reader = new FrameReader(token, weakened.has('token'));
    this.reader.limitFrom(this.outputLimit);
    this.listen();
    this.send({
      token: weakened.has('token') ? '' : token,
      words: callWords(0, 'load'),
      python: command.python,
      scrub: !weakened.has('scrub'),
      restart: !weakened.has('restart'),
      keepPermissions: weakened.has('permissions'),
    });
    this.ready = this.next().then((frame) => {
      if (frame?.t === 'ready') return { slow: frame.slow === true };
      const said =
        this.end?.reason === 'exit' ? `${this.end.signal ?? this.end.code}: ${this.end.stderr}` : this.end?.reason;
      throw new Error(`the sandbox process did not start (${said ?? 'wrong frame'})`.slice(0, 1000));
    });
    // Whoever takes the process awaits `ready`; until then a failure must not count as unhandled.
    this.ready.catch(() => undefined);
  }

  private listen(): void {
    const stdout = this.process.stdout as Readable;
    const stderr = this.process.stderr as Readable;
    stdout.on('data', (chunk: Buffer) => this.take(chunk));
    stderr.on('data', (chunk: Buffer) => {
      this.stderrBytes += chunk.length;
      if (this.stderr.length < STDERR_KEPT) this.stderr += chunk.toString('latin1').slice(0, STDERR_KEPT);
      if (this.stderrBytes > this.outputLimit) this.stop({ reason: 'too-much-output' });
    });
    (this.process.stdin as Writable).on('error', () => undefined);
    this.process.on('error', (error) => {
      this.stop({ reason: 'exit', code: null, signal: null, stderr: String(error) });
    });
    this.process.on('close', (code, signal) => {
      this.stop({ reason: 'exit', code, signal, stderr: this.stderr });
    });
  }

  private take(chunk: Buffer): void {
    if (this.end) return;
    try {
      for (const frame of this.reader.push(chunk)) this.deliver(frame);
    } catch (error) {
      this.stop({ reason: error instanceof ForeignLine ? 'foreign-line' : 'too-much-output' });
    }
  }

  private deliver(frame: ChildFrame): void {
    if (!this.waiting) {
      this.frames.push(frame);
      return;
    }
    const take = this.waiting;
    this.waiting = null;
    take(frame);
  }

  /** Frames that arrived and nobody has asked for. */
  get unread(): number {
    return this.frames.length;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Counts output from now on and ends the process beyond the limit (stdout and stderr each). */
  limitOutput(bytes: number): void {
    this.outputLimit = bytes;
    this.stderrBytes = 0;
    this.reader.limitFrom(bytes);
  }

  send(frame: object): void {
    if (!this.end) (this.process.stdin as Writable).write(JSON.stringify(frame) + '\n');
  }

  /** The next frame, or null when there will be none (see `end`). */
  next(): Promise<ChildFrame | null> {
    const frame = this.frames.shift();
    if (frame) return Promise.resolve(frame);
    if (this.end) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  /** Ends the process and everything it may have started. */
  kill(): void {
    this.stop({ reason: 'killed' });
  }

  private stop(end: ChildEnd): void {
    if (this.end) return;
    this.end = end;
    if (this.process.exitCode === null && this.process.signalCode === null) killTree(this.process);
    // Whatever outlives the signal for a moment finds its channels closed, and nobody here waits for it.
    for (const stream of [this.process.stdin, this.process.stdout, this.process.stderr]) stream?.destroy();
    const take = this.waiting;
    this.waiting = null;
    take?.(null);
  }
}

/**
 * Kills a process, its group and everything below it. The jail puts its inside into a session of its own, which dies with the outside
 * only once it has got that far, so the tree is read first.
 */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const below = descendantsOf(child.pid);
  for (const pid of [-child.pid, child.pid, ...below]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

function descendantsOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
    return children.flatMap((child) => [child, ...descendantsOf(child)]);
  } catch {
    return [];
  }
}
