import type { Json } from '../json';

export interface ChildFrame {
  t: 'ready' | 'loaded' | 'load-error' | 'ret' | 'host' | 'log';
  [member: string]: Json | undefined;
}

const KINDS = new Set(['ready', 'loaded', 'load-error', 'ret', 'host', 'log']);

/** A line that is no frame of ours. */
export class ForeignLine extends Error {}
/** More bytes than allowed. */
export class TooMuchOutput extends Error {}

/**
 * Takes the bytes a child writes and gives frames: one JSON object per line behind the secret. Throws `ForeignLine` at the first
 * line that is anything else and `TooMuchOutput` when the bytes exceed the limit, counted from `limitFrom`.
 */
export class FrameReader {
  private readonly token: Buffer;
  private pieces: Buffer[] = [];
  private count = 0;
  private limit = Number.POSITIVE_INFINITY;

  constructor(
    token: string,
    private readonly anyToken = false,
  ) {
    this.token = Buffer.from(token, 'latin1');
  }

  /** Counts from here on. */
  limitFrom(bytes: number): void {
    this.count = 0;
    this.limit = bytes;
  }

  push(chunk: Buffer): ChildFrame[] {
    this.count += chunk.length;
    if (this.count > this.limit) throw new TooMuchOutput();
    const frames: ChildFrame[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      frames.push(this.parse(Buffer.concat([...this.pieces, chunk.subarray(from, at)])));
      this.pieces = [];
      from = at + 1;
    }
    if (from < chunk.length) this.pieces.push(chunk.subarray(from));
    return frames;
  }

  private parse(line: Buffer): ChildFrame {
    const secret = line.subarray(0, this.token.length);
    const ours = secret.equals(this.token);
    if (!ours && !this.anyToken) throw new ForeignLine('a line without the secret');
    try {
      const text = line.subarray(ours ? this.token.length : 0).toString('utf8');
      const frame = JSON.parse(text) as ChildFrame | null;
      if (frame !== null && typeof frame === 'object' && KINDS.has(frame.t)) return frame;
    } catch {
      // Handled as any other foreign line.
    }
    throw new ForeignLine('a line that is no frame');
  }
}
