import type { AiDeclaration } from '../../assessment-types';

const QUIET_MS = 800;
const RETRY_MS = 5_000;

export interface DeclarationState {
  state: 'saved' | 'unsaved' | 'saving';
  error: string | null;
}

type Post = (declaration: AiDeclaration, signal: AbortSignal) => Promise<{ error: string | null; status: number }>;

/** Saves a declaration a moment after each change, one request at a time, so that the newest is what stays. */
export class DeclarationSaver {
  #unsent: AiDeclaration | null = null;
  #sending: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly post: Post,
    private readonly tell: (state: DeclarationState) => void,
  ) {}

  change(next: AiDeclaration): void {
    this.#unsent = next;
    this.tell({ state: 'unsaved', error: null });
    this.#again(QUIET_MS);
  }

  /** The page is left: what is unsent goes now, in place of what is on its way. */
  leave(): void {
    if (!this.#unsent) return;
    this.#sending?.abort();
    this.#sending = null;
    this.#send();
  }

  #again(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), waitMs);
  }

  #send(): void {
    clearTimeout(this.#timer);
    const next = this.#unsent;
    // What waits is sent when the answer is there.
    if (!next || this.#sending) return;
    this.#unsent = null;
    const sending = new AbortController();
    this.#sending = sending;
    this.tell({ state: 'saving', error: null });
    void this.post(next, sending.signal).then(({ error, status }) => {
      if (this.#sending !== sending) return;
      this.#sending = null;
      if (this.#unsent) {
        this.#send();
        return;
      }
      this.tell({ state: error === null ? 'saved' : 'unsaved', error });
      // A lost connection is worth trying again; a refusal is not.
      if (status === 0 || status >= 500) {
        this.#unsent = next;
        this.#again(RETRY_MS);
      }
    });
  }
}
