/** What a child process tells the process that started it, over Node's IPC channel. */
export type ChildMessage =
  /** It works now. `url` is where the web server listens. */
  | { type: 'ready'; url?: string }
  /** It cannot work and starting it again would not help; `message` is one line for the person at the terminal. */
  | { type: 'fatal'; message: string };

/** Tells the parent, when there is one. */
export function tellParent(message: ChildMessage): void {
  process.send?.(message, () => undefined);
}
